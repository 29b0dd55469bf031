"""The words of a PDF. One that is a picture of pages has none, and says so."""

import logging
import time
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from coach.domain.errors import BadNotes, EngineStopped
from coach.domain.ports import Watch
from coach.services.documents import KEPT, PASTE, nothing_in
from coach.services.intake import NOTES_LIMIT

if TYPE_CHECKING:
    from pypdf import PdfReader

PATIENCE_S = 10.0
"""A PDF can be made so that it takes hours to read."""
LIMITS = {
    "stream_parsing_work_maximum_count": 400_000,
    "stream_decoding_work_maximum_length": 100_000_000,
    "zlib_maximum_output_length": 30_000_000,
    "lzw_maximum_output_length": 30_000_000,
    "array_based_stream_maximum_output_length": 30_000_000,
}
"""pypdf's own, lower: a page of words has a hundredth of it, and reading more takes many seconds and much memory."""


def pdf_text(data: bytes, name: str, watch: Watch) -> str:
    """Raises BadNotes, EngineStopped."""
    try:
        text, scanned = _read(data, name, watch)
    except (BadNotes, EngineStopped):
        raise
    except Exception as error:  # of files that are broken, or ask for more than its limits, pypdf says it in many kinds
        raise BadNotes(f"{name} could not be read as a PDF; it may be damaged. {KEPT}", PASTE) from error
    if scanned:
        raise BadNotes(
            f"{name} holds pictures of pages and no words, as from a scanner or a camera. {KEPT}",
            "Type what matters, or let a program that reads pictures (OCR) make text of it first.",
        )
    if not text.strip():
        raise nothing_in(name)
    return text


def _read(data: bytes, name: str, watch: Watch) -> tuple[str, bool]:
    """The words, and whether there are pictures in their place."""
    from pypdf import PdfReader, apply_configuration, get_configuration

    logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)  # it tells the log what stands in the file
    with apply_configuration(get_configuration().with_overwrites(**LIMITS)):
        return _words(PdfReader(BytesIO(data)), name, watch)


def _words(reader: "PdfReader", name: str, watch: Watch) -> tuple[str, bool]:
    if reader.is_encrypted and not reader.decrypt(""):
        raise BadNotes(
            f"{name} is locked with a password. {KEPT}",
            "Save a copy without the password, or copy and paste its text.",
        )
    text = "\n\n".join(_pages(reader, name, watch))
    return text, not text.strip() and any(_pictures(page) for page in reader.pages)


def _pages(reader: "PdfReader", name: str, watch: Watch) -> Iterator[str]:
    """No more pages than notes can hold; the limit itself is told by `intake.checked`."""
    deadline, length = time.monotonic() + PATIENCE_S, 0
    for number, page in enumerate(reader.pages):
        if watch.stopped:
            raise EngineStopped(f"Stopped, as you asked. {KEPT}", "Choose the file again whenever you like.")
        watch.progress(number / len(reader.pages))
        if time.monotonic() > deadline:
            raise BadNotes(f"{name} takes too long to read. {KEPT}", PASTE)
        text = page.extract_text()
        length += len(text)
        yield text
        if length > NOTES_LIMIT:
            return


def _pictures(page: object) -> bool:
    from pypdf import PageObject

    return isinstance(page, PageObject) and bool(page.images.keys())
