"""Which interviewer a finding is about: named in it or just before it, by a heading, or by a pronoun."""

import re

from coach.domain.debrief import Finding, Person, Reading
from coach.domain.notes import Sentence

_PRONOUN = re.compile(r"\b(?:he|she|him|her|his|hers|they|them)\b", re.IGNORECASE)
_TITLE = re.compile(r"^(?:mr|mrs|ms|miss|dr|prof|professor|sir|captain|major|chef)\.?$", re.IGNORECASE)


def who(reading: Reading, finding: Finding) -> Person | None:
    """None where it is not clear."""
    own = _named(reading, reading.words(finding))
    if own:
        return own[0] if len(own) == 1 else None
    places = {s.id: n for n, s in enumerate(reading.notes.sentences)}
    first = places[finding.sentences[0]]
    sentence = reading.notes.sentences[first]
    before = _named(reading, reading.notes.text[sentence.start : finding.start])
    if before:
        return before[-1]
    if _PRONOUN.search(reading.words(finding)) and first > 0:
        earlier = _named(reading, reading.notes.sentences[first - 1].text)
        if len(earlier) == 1:
            return earlier[0]
    return _heading(reading, reading.notes.sentences[:first])


def _named(reading: Reading, text: str) -> list[Person]:
    """The interviewers named in a text, in the order they are named."""
    found = []
    for person in reading.interviewers:
        words = [w for w in re.findall(r"[^\W\d_]+", person.name) if not _TITLE.match(w)]
        places = [m.start() for w in words for m in re.finditer(rf"\b{re.escape(w)}\b", text, re.IGNORECASE)]
        if places:
            found.append((min(places), person))
    return [person for _, person in sorted(found, key=lambda pair: pair[0])]


def _heading(reading: Reading, before: tuple[Sentence, ...]) -> Person | None:
    for sentence in reversed(before):
        if sentence.text.lstrip().startswith("#"):
            named = _named(reading, sentence.text)
            return named[0] if len(named) == 1 else None
    return reading.interviewers[0] if len(reading.interviewers) == 1 else None
