"""Which interviewer a finding is about: named in it or before it in its line, meant by a pronoun, or by the heading."""

import re

from coach.domain.debrief import Finding, Person, Reading

_PRONOUN = re.compile(r"\b(?:he|she|him|her|his|hers)\b", re.IGNORECASE)
_TITLE = re.compile(r"^(?:mr|mrs|ms|miss|dr|prof|professor|sir|captain|major|chef)\.?$", re.IGNORECASE)
_HEADING = re.compile(
    r"[ \t]*(?:#{1,6}\s|<h[1-6]\b|(?:round|part|interview|stage|call|panel)\b[^.!?]{0,60}$)", re.IGNORECASE
)


def who(reading: Reading, finding: Finding) -> Person | None:
    """None where it is not clear; of an `asked` finding, the one who asked."""
    own = _named(reading, reading.words(finding))
    if own and finding.kind != "asked":
        return own[0] if len(own) == 1 else None
    line = reading.notes.text.rfind("\n", 0, finding.start) + 1
    before = _named(reading, reading.notes.text[line : finding.start])
    if before:
        return before[-1]
    earlier = _line_above(reading, line) if _PRONOUN.search(reading.notes.text[line : finding.end]) else []
    if len(earlier) == 1:
        return earlier[0]
    return _by_heading(reading, finding.start) or (reading.interviewers[0] if len(reading.interviewers) == 1 else None)


def _line_above(reading: Reading, line: int) -> list[Person]:
    """The interviewers named in the last line above that is not blank."""
    above = reading.notes.text[:line].rstrip()
    return _named(reading, above[above.rfind("\n") + 1 :])


def _named(reading: Reading, text: str) -> list[Person]:
    """The interviewers named in a text, by where each is named last."""
    found: list[tuple[int, Person]] = []
    for person in reading.interviewers:
        words = [w for w in re.findall(r"[^\W\d_]+", person.name) if len(w) > 1 and not _TITLE.match(w)]
        places = [m.start() for w in words for m in re.finditer(rf"\b{re.escape(w)}\b", text, re.IGNORECASE)]
        if places:
            found.append((max(places), person))
    return [person for _, person in sorted(found, key=lambda pair: pair[0])]


def _by_heading(reading: Reading, place: int) -> Person | None:
    for line in reversed(reading.notes.text[:place].split("\n")):
        if _HEADING.match(line):
            named = _named(reading, line)
            return named[0] if len(named) == 1 else None
    return None
