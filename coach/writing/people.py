"""What to call somebody in the middle of a sentence, and which words of the notes are names."""

import re

from coach.domain.debrief import Reading
from coach.writing.phrases import words

_TITLE = re.compile(
    r"(?:mrs?|ms|miss|dr|prof|professor|sir|captain|capt|major|colonel|col|sergeant|sgt|chef|father|sister|nurse|matron|"
    r"canon|rev|reverend|pastor|judge|engr|ma'?am|madam|mme|madame|monsieur|señora?|doña|signora?|herr|frau|encik|puan|coach|officer)\.?$",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def is_title(word: str) -> bool:
    return bool(_TITLE.match(word))


def called(name: str) -> str:
    """`Helen Marsden` → `Helen`; `Mrs. Ngozi Eze` → `Mrs. Eze`; `sam` → `Sam`."""
    parts = name.split()
    if len(parts) > 1 and _TITLE.match(parts[0]):
        return f"{_capital(parts[0])} {_capital(parts[-1])}"
    return _capital(parts[0] if parts else name)


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]


def strangers(reading: Reading) -> tuple[str, ...]:
    """The outsiders that are not also interviewers, nor the employer."""
    own = {p.name for p in reading.interviewers} | ({reading.company.value} if reading.company else set())
    return tuple(o for o in reading.outsiders if o not in own)


def names_in(reading: Reading) -> frozenset[str]:
    """Words that keep their capital in the middle of a sentence: the names found, and what is never written small."""
    text = reading.notes.text
    known = {w for person in reading.interviewers for w in person.name.split()}
    known |= {w for outsider in reading.outsiders for w in outsider.split()}
    known |= set(reading.company.value.split()) if reading.company else set()
    capitals = {m[0] for m in _WORD.finditer(text) if m[0][0].isupper() and not _starts(text, m.start())}
    small = {m[0] for m in _WORD.finditer(text) if m[0][0].islower()}
    return frozenset(
        known | {w for w in capitals if w.lower() not in small and w.lower() not in words("overlap", "stop")}
    )


def _starts(text: str, at: int) -> bool:
    """Whether a sentence, a line or a quotation begins here."""
    before = text[:at].rstrip(" \t")
    return not before or before[-1] in ".!?:;\n\"'“”‘>*-–—•→" or before != text[:at].rstrip()
