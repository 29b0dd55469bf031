"""Files that a person drops or chooses → the text in them: .txt, .md, .docx and .pdf, told by what is inside."""

from coach.domain.errors import BadNotes
from coach.domain.ports import Quiet, Watch
from coach.services.intake import decode

KINDS = ("txt", "md", "docx", "pdf")
DOCUMENT_LIMIT = 10 * 1024 * 1024
"""Bytes a Word or PDF file may have; pictures make them larger than their words."""

KEPT = "Nothing was changed."
PASTE = "Open it in the program it came from, and copy and paste its text."


def opened(data: bytes, name: str, watch: Watch | None = None) -> str:
    """Raises BadNotes, with a word on why not and what to do, and EngineStopped."""
    if data.startswith(b"%PDF-"):
        from coach.services.pdf_file import pdf_text

        return pdf_text(_small(data, name), name, watch or Quiet())
    if data.startswith(b"PK\x03\x04"):
        from coach.services.word_file import word_text

        return word_text(_small(data, name), name)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise BadNotes(
            f"{name} is an older Word file, or one that is locked with a password. {KEPT}",
            "Open it in Word, save it as .docx without a password, and choose it again; or copy and paste its text.",
        )
    return decode(data, name)


def _small(data: bytes, name: str) -> bytes:
    if len(data) > DOCUMENT_LIMIT:
        raise BadNotes(f"{name} is {len(data) / 1024 / 1024:.0f} MB, more than notes can be. {KEPT}", PASTE)
    return data


def nothing_in(name: str) -> BadNotes:
    return BadNotes(f"{name} holds no words. {KEPT}", "Was it the right file? You can also paste your notes.")
