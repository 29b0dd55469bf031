"""Word and PDF files made to do harm: words or a clear refusal, in bounded time and memory, and nothing else happens.

Each is opened in a process of its own to which the system gives no more than this.
"""

import os
import re
import resource
import socket
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from coach.domain.errors import BadNotes
from coach.services import documents, pdf_file, word_file
from tests.faults import hostile_docx, hostile_pdf

PROCESSOR_S = 30
MEMORY = 512 * 1024 * 1024
"""Bytes of address space beside what the process has before it opens the file."""


def opened(data: bytes) -> str:
    try:
        return f"read: {documents.opened(data, 'notes')[:200]}"
    except BadNotes as refusal:
        return f"refused: {refusal} {refusal.hint}"


def bounded(work: Callable[[], str]) -> str:
    """What `work` told in a child that has PROCESSOR_S and MEMORY; "ended" where that was not enough for it."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
            limit = pages * os.sysconf("SC_PAGE_SIZE") + MEMORY
            resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
            resource.setrlimit(resource.RLIMIT_CPU, (PROCESSOR_S, PROCESSOR_S))
            told = work()
        except BaseException as error:  # the parent says what this means
            told = f"not told in words: {type(error).__name__}: {error}"
        os.write(write, told.encode()[:4000])
        os._exit(0)
    os.close(write)
    with os.fdopen(read, "rb") as pipe:
        heard = pipe.read()
    os.waitpid(child, 0)
    return heard.decode(errors="replace") or "ended"


def in_bounds(data: bytes) -> str:
    return bounded(lambda: opened(data))


pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the bounds are Linux's")


@pytest.fixture(autouse=True, scope="module")
def libraries() -> None:
    """Loaded before the limits count."""
    import pypdf  # noqa: F401

    assert pdf_file.PATIENCE_S < PROCESSOR_S
    assert word_file.UNPACKED_LIMIT < MEMORY


@pytest.mark.parametrize("name", hostile_docx.REFUSED)
def test_a_word_file_that_asks_for_too_much_or_for_other_things_is_refused_in_words(name: str) -> None:
    told = in_bounds(hostile_docx.REFUSED[name]())
    assert re.match(r"refused: .*Nothing was changed", told), told


@pytest.mark.parametrize("name", hostile_docx.READ)
def test_a_word_file_with_strange_things_beside_its_words_gives_its_words_alone(name: str) -> None:
    told = in_bounds(hostile_docx.READ[name]())
    assert re.match(r"read: (- )?Words", told), told


@pytest.mark.parametrize("name", hostile_pdf.ENDLESS)
def test_a_pdf_that_asks_for_endless_work_is_read_or_refused_in_words(name: str) -> None:
    told = in_bounds(hostile_pdf.ENDLESS[name]())
    assert re.match(r"read: |refused: .*Nothing was changed", told), told


@pytest.mark.parametrize("name", hostile_pdf.LOCKED)
def test_a_pdf_that_is_locked_in_a_strange_way_is_refused_in_words(name: str) -> None:
    assert re.match(r"refused: .*Nothing was changed", in_bounds(hostile_pdf.LOCKED[name]()))


def test_a_script_in_a_pdf_is_not_run_and_its_words_are_read() -> None:
    assert in_bounds(hostile_pdf.scripted()) == "read: Words"


BESIDE = {**hostile_docx.READ, **{n: d for n, d in hostile_docx.REFUSED.items() if "entit" in n}}
DOORS = ("open", "os.", "shutil.", "tempfile.", "subprocess.", "socket.", "urllib.", "http.", "ctypes.")


@pytest.mark.parametrize("name", [*BESIDE, "a script"])
def test_opening_a_file_opens_no_other_file_and_no_connection(name: str) -> None:
    data = BESIDE.get(name, hostile_pdf.scripted)()

    def watched() -> str:
        opened(hostile_docx.READ["macros"]())  # loads what it needs
        opened(hostile_pdf.scripted())
        seen: list[str] = []
        sys.addaudithook(lambda event, _: seen.append(event) if event.startswith(DOORS) else None)
        opened(data)
        return " ".join(seen) or "nothing"

    assert bounded(watched) == "nothing"


def test_the_watch_would_have_seen_a_connection() -> None:
    def watched() -> str:
        seen: list[str] = []
        sys.addaudithook(lambda event, _: seen.append(event))
        socket.socket().close()
        return " ".join(seen)

    assert "socket.__new__" in bounded(watched)
