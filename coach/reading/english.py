"""Whether the notes are in English at all."""

import re

from coach.reading import wordlists
from coach.reading.page import Page

_ENOUGH = 400  # words that settle it
_LETTERS, _LATIN = re.compile(r"[^\W\d_]+"), re.compile(r"[a-z]+")


def english(text: str, sheet: Page) -> bool:
    """False where hardly any of the words are everyday English; short notes get the benefit of the doubt."""
    found = [w.word for w in sheet.words[:_ENOUGH]]
    sample = text[: 5 * _ENOUGH].lower()
    letters, latin = (sum(map(len, kind.findall(sample))) for kind in (_LETTERS, _LATIN))
    if letters < 12 or latin < 0.6 * letters:
        return letters < 12
    common = wordlists.words("english", "common")
    foreign = wordlists.words("english", "foreign")
    ours = sum(word in common for word in found)
    theirs = sum(word in foreign for word in found)
    if len(found) < 6:
        return theirs <= ours or theirs < 2
    return (ours >= 0.12 * len(found) and ours >= theirs) or (len(found) < 15 and theirs <= ours)
