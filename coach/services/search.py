"""Words looked for in everything that belongs to an interview: notes, names, questions, answers, letters."""

from collections.abc import Iterable, Iterator

from coach.domain.base import Frozen
from coach.domain.interview import Interview

AROUND = 60
"""Characters of the line shown on each side of the first word."""


class Hit(Frozen):
    """An interview that has all the words; `line` is where the first of them stands, "" where that is in its facts."""

    interview: Interview
    line: str = ""


def search(interviews: Iterable[Interview], query: str) -> tuple[Hit, ...]:
    """In the order given. Case does not count; every word must stand somewhere, whole or in part."""
    words = query.casefold().split()
    return tuple(hit for interview in interviews if (hit := _hit(interview, words)) is not None)


def _hit(interview: Interview, words: list[str]) -> Hit | None:
    if not words:
        return Hit(interview=interview)
    facts = interview.facts
    known = "\n".join((facts.company, facts.role, facts.stage, *facts.people)).casefold()
    texts = [*_texts(interview)]
    everything = "\n".join((known, *texts)).casefold()
    if not all(word in everything for word in words):
        return None
    first = next((word for word in words if word not in known), None)
    return Hit(interview=interview, line=_line(texts, first) if first else "")


def _texts(interview: Interview) -> Iterator[str]:
    yield interview.notes
    for answer in interview.answers:
        yield answer.question
        yield answer.text
    for letter in interview.letters:
        yield letter.subject
        yield letter.body
    if interview.debrief is not None:
        yield from (question.text for question in interview.debrief.questions)
        yield from (letter.body for letter in interview.debrief.letters)


def _line(texts: list[str], word: str) -> str:
    line = next((line for text in texts for line in text.splitlines() if word in line.casefold()), "")
    at = max(0, line.casefold().find(word))
    start, end = max(0, at - AROUND), at + len(word) + AROUND
    return ("… " if start else "") + line[start:end].strip() + (" …" if end < len(line) else "")
