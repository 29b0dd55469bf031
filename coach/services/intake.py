"""Files and pasted text → notes, or a clear word about why not."""

import codecs

from coach.domain.errors import BadNotes

NOTES_LIMIT = 200_000
"""Characters one interview's notes may have: some 35,000 words."""

FILE_LIMIT = 4 * 1024 * 1024
"""Bytes a file of notes may have."""

_SAFE = "Nothing was changed."


def decode(data: bytes, name: str = "This file") -> str:
    """The text of a file, exactly: no newline translation, a BOM kept.

    UTF-8 first, then UTF-16 where its byte order mark says so, then the Western code page of older Windows
    programs. Raises BadNotes for what is no text.
    """
    if len(data) > FILE_LIMIT:
        raise BadNotes(
            f"{name} is {len(data) / 1024 / 1024:.0f} MB, more than notes can be. {_SAFE}",
            "Copy the part about one interview, and paste it.",
        )
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings = ["utf-16"]
    elif b"\0" in data:
        encodings = []
    else:
        encodings = ["utf-8", "cp1252"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _garbled(text):
            return text
    raise BadNotes(
        f"{name} does not hold plain text, so it could not be read. {_SAFE}",
        "Open it in the program it came from, and copy and paste its text; or save it as plain text (UTF-8).",
    )


def _garbled(text: str) -> bool:
    controls = sum(c < " " and c not in "\t\n\r\f\v\x1b" for c in text)
    return controls > len(text) / 100


def checked(text: str) -> str:
    """The text, if it can be kept as one interview's notes. Raises BadNotes."""
    if not text.strip():
        raise BadNotes(
            "There are no notes yet.",
            "Write or paste what you remember: a few words about one question are enough to begin.",
        )
    if len(text) > NOTES_LIMIT:
        raise BadNotes(
            f"These notes are {len(text):,} characters long; one interview can hold {NOTES_LIMIT:,}. "
            "Your text is still where you put it.",
            "Keep the part about one interview, and add the rest as another.",
        )
    return text
