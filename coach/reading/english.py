"""Whether the notes are in English at all."""

from coach.reading import cues
from coach.reading.page import Page

_ENOUGH = 2000  # words that settle it


def english(text: str, sheet: Page) -> bool:
    """False where hardly any of the words are everyday English; short notes get the benefit of the doubt."""
    found = [w.word for w in sheet.words[:_ENOUGH] if w.word.isalpha()]
    letters = sum(c.isalpha() for c in text[: 10 * _ENOUGH])
    if letters < 12:
        return True
    latin = sum("a" <= c <= "z" for c in text.lower()[: 10 * _ENOUGH])
    if latin < 0.6 * letters:
        return False
    common = cues.words("english", "common")
    foreign = cues.words("english", "foreign")
    ours = sum(word in common for word in found)
    theirs = sum(word in foreign for word in found)
    if len(found) < 6:
        return theirs <= ours or theirs < 2
    return (ours >= 0.12 * len(found) and ours >= theirs) or (len(found) < 15 and theirs <= ours)
