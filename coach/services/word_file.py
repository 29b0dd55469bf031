"""The words of a .docx file, paragraph by paragraph, with its lists and tables.

Only two of its parts are looked into, and only forwards: nothing else that somebody put in is unpacked or followed.
"""

import zipfile
from io import BytesIO

from coach.domain.errors import BadNotes
from coach.services.documents import KEPT, PASTE, nothing_in
from coach.services.word_parts import ListStyles, TooMuch, Words

UNPACKED_LIMIT = 50 * 1024 * 1024
"""Bytes. A file of a few kilobytes can be made to unpack to gigabytes; zipfile reads no more than what was declared."""
PARTS_LIMIT = 2000
PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""How Word packs; other ways may ask for gigabytes of memory."""

_DOCUMENT, _STYLES = "word/document.xml", "word/styles.xml"


def word_text(data: bytes, name: str) -> str:
    """Raises BadNotes."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            text = "\n".join(_lines(package))
    except TooMuch as error:
        raise BadNotes(f"{name} unpacks to far more than notes can be, so it was not opened. {KEPT}", PASTE) from error
    except Exception as error:  # zipfile, zlib and expat have a dozen kinds for files that are broken, or no Word files
        raise BadNotes(f"{name} could not be read as a Word document; it may be damaged. {KEPT}", PASTE) from error
    if not text.strip():
        raise nothing_in(name)
    return text


def _lines(package: zipfile.ZipFile) -> list[str]:
    listed = package.infolist()
    if len(listed) > PARTS_LIMIT or sum(part.file_size for part in listed) > UNPACKED_LIMIT:
        raise TooMuch
    parts = {part.filename: part for part in listed}
    styles, words = ListStyles(), Words()
    for name, reader in ((_STYLES, styles), (_DOCUMENT, words)):
        if name == _STYLES and name not in parts:
            continue
        if parts[name].compress_type not in PACKED:
            raise zipfile.BadZipFile
        reader.read(package.read(parts[name]))
        words.list_styles = styles.found
    return words.lines
