"""A second look for what a thank-you may speak of, where the reader saw nothing: what somebody did for the writer, and
a kind word about their work."""

import re
from collections.abc import Iterator
from functools import cache

from coach.domain.debrief import Finding, Person, Reading
from coach.writing.phrases import load

CLOSE = 300
"""Characters before a `he` or `she` in which only one interviewer may be named, if it is to be them."""


def kindnesses(reading: Reading) -> Iterator[Finding]:
    """Never what is private, went badly, was asked, or is known already."""
    taken = reading.of("private", "struggle", "skill_gap", "asked", "gratitude")
    for found in (*_deeds(reading), *_praise(reading)):
        if not any(t.start < found.end and found.start < t.end for t in taken):
            yield found


def _deeds(reading: Reading) -> Iterator[Finding]:
    signs = load("letters")["signs"]
    for m in _deed().finditer(reading.notes.text):
        known = any(m["name"].split()[-1] in p.name for p in reading.interviewers) if m["name"] else True
        if known and not re.search(signs["deeds_never"], m[0], re.IGNORECASE):
            yield _finding(reading, m.start(), m.end())


def _praise(reading: Reading) -> Iterator[Finding]:
    signs = load("letters")["signs"]
    for finding in reading.of("strength"):
        said = reading.words(finding)
        if re.search(signs["praise"], said) and not re.search(signs["praise_never"], said, re.IGNORECASE):
            yield _finding(reading, finding.start, finding.end)


def _finding(reading: Reading, start: int, end: int) -> Finding:
    return Finding(kind="gratitude", start=start, end=end, sentences=reading.notes.citing(start, end))


@cache
def _deed() -> re.Pattern[str]:
    signs = load("letters")["signs"]
    return re.compile(
        rf"(?<![\w'])(?:[Tt]hey|[Hh]e|[Ss]he|I|(?P<name>(?:[A-Z][\w'-]+\.? )*[A-Z][\w'-]+)) "
        rf"(?:\w+ly |then |also |even )?"
        rf"(?:{signs['deeds']})\b[^.;:!?\n]*"
    )


def close_by(reading: Reading, finding: Finding) -> Person | None:
    """The only interviewer whom the notes name shortly before."""
    before = reading.notes.text[max(0, finding.start - CLOSE) : finding.start]
    named = [p for p in reading.interviewers if any(w in before for w in p.name.split() if len(w) > 3)]
    return named[0] if len(named) == 1 else None
