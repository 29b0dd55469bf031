"""The words of a .docx file, paragraph by paragraph, with its lists and tables."""

import zipfile
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from coach.domain.errors import BadNotes
from coach.services.documents import KEPT, PASTE, nothing_in

if TYPE_CHECKING:
    from docx.table import Table
    from docx.text.paragraph import Paragraph

UNPACKED_LIMIT = 50 * 1024 * 1024
"""Bytes. A file of a few kilobytes can be made to unpack to gigabytes; zipfile reads no more than what was declared."""
PARTS_LIMIT = 2000


def word_text(data: bytes, name: str) -> str:
    """Raises BadNotes."""
    from docx import Document

    _require_modest(data, name)
    try:
        text = "\n".join(_lines(Document(BytesIO(data)).iter_inner_content()))
    except (SyntaxError, zipfile.BadZipFile, KeyError, ValueError, AttributeError, NotImplementedError) as error:
        raise _not_word(name) from error  # what python-docx says of files that are broken, or no Word files
    if not text.strip():
        raise nothing_in(name)
    return text


def _require_modest(data: bytes, name: str) -> None:
    try:
        parts = zipfile.ZipFile(BytesIO(data)).infolist()
    except (zipfile.BadZipFile, NotImplementedError) as error:
        raise _not_word(name) from error
    if len(parts) > PARTS_LIMIT or sum(part.file_size for part in parts) > UNPACKED_LIMIT:
        raise BadNotes(f"{name} unpacks to far more than notes can be, so it was not opened. {KEPT}", PASTE)
    if not any(part.filename == "word/document.xml" for part in parts):
        raise _not_word(name)


def _not_word(name: str) -> BadNotes:
    return BadNotes(f"{name} could not be read as a Word document; it may be damaged. {KEPT}", PASTE)


def _lines(blocks: "Iterable[Paragraph | Table]") -> Iterator[str]:
    from docx.text.paragraph import Paragraph

    for block in blocks:
        if isinstance(block, Paragraph):
            yield f"- {block.text}" if _listed(block) and block.text.strip() else block.text
            continue
        for row in block.rows:
            cells = dict.fromkeys(cell._tc for cell in row.cells)  # a cell over two columns comes twice
            yield " | ".join(" ".join(p.text for p in cell.p_lst) for cell in cells)


def _listed(paragraph: "Paragraph") -> bool:
    style, properties = paragraph.style, paragraph._p.pPr
    by_hand = properties is not None and properties.numPr is not None
    return by_hand or (style is not None and (style.name or "").startswith("List"))
