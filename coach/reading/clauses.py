"""Clauses: the stretches of a sentence that each say one thing, who is their subject, and what joins them."""

import re
from typing import NamedTuple

from coach.reading import wordlists
from coach.reading.patterns import pattern, text
from coach.reading.tokens import Token

_LEAD = text("clauses.lead")
_SUBJECT = text("clauses.subject")
_SPLIT = pattern("clauses.split")
_SKIP = re.compile(r"(?:" + _LEAD + r"\b[\s,]*)+")
_QUOTED = re.compile(r'"[^"\n]{1,600}"')
_AND_NAME = pattern("clauses.and_name")
_RUN_ON_WORDS = 35
_ANEW = pattern("clauses.anew")


class Clause(NamedTuple):
    """Offsets into the plain text; `first` and `last` are places among the page's words (`last` not included)."""

    start: int
    end: int
    first: int
    last: int
    sentence: int
    line: int
    lead: str
    """The words that join it to what came before: "but", "and then", ""."""
    subject: str
    """Who acts: `i`, `we`, `you`, `they` (someone else), `it` (a thing), `none` (not said)."""
    quoted: bool
    """Lies inside quotation marks."""
    carried: bool = False
    """The subject is that of the clause before it."""


def spans(low: str, start: int, end: int, names: frozenset[str]) -> list[tuple[int, int, str, bool]]:
    """Start, end, joining words, quoted, of each clause of a sentence."""
    quotes = [m.span() for m in _QUOTED.finditer(low, start, end) if low.count(" ", *m.span()) < 40]
    cuts = [start]
    marks: list[tuple[int, int]] = []
    for match in _SPLIT.finditer(low, start, end):
        around = next((b for a, b in quotes if a < match.start() < b - 1), None)
        if around is not None:
            if match.end() > around:
                marks.append((around, match.end()))
            continue
        marks.append(match.span())
    if names:
        marks = sorted(
            {
                *marks,
                *(
                    (m.start(), m.start(1))
                    for m in _AND_NAME.finditer(low, start, end)
                    if m.group(2) in names and low[start : m.start()].rpartition(" ")[2] not in names
                ),
            }
        )
    out: list[tuple[int, int, str, bool]] = []
    at = cuts[0]
    if low.count(" ", start, end) > _RUN_ON_WORDS:
        marks = sorted({*marks, *_run_on(low, start, end, quotes)})
    for a, b in [*marks, (end, end)]:
        if a > at:
            out.append(_one(low, at, a, quotes))
        at = b
    return [c for c in out if c[1] > c[0]]


def _run_on(low: str, start: int, end: int, quotes: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Where dictation without stops begins anew: a pronoun with its verb that nothing governs, a "never"."""
    out = []
    for match in _ANEW.finditer(low, start, end):
        before = low[max(start, match.start() - 12) : match.start()].rpartition(" ")[2]
        if before not in wordlists.words("grammar", "governs") and not any(a < match.start() < b for a, b in quotes):
            out.append(match.span())
    return out


def _one(low: str, start: int, end: int, quotes: list[tuple[int, int]]) -> tuple[int, int, str, bool]:
    while start < end and (low[start].isspace() or low[start] in "-*•>#~,;:"):
        start += 1
    while end > start and low[end - 1].isspace():
        end -= 1
    skipped = _SKIP.match(low, start, end)
    begin, lead = start, ""
    if skipped and any(c.isalnum() for c in low[skipped.end() : end]):
        begin, lead = skipped.end(), skipped.group().strip()
    return begin, end, lead, any(a <= begin and end <= b for a, b in quotes)


def subject(words: list[Token], names: frozenset[str]) -> str:
    people, titles = wordlists.words("people", "roles"), wordlists.words("people", "titles")
    for place, token in enumerate(words[:7]):
        word = token.word
        if word in wordlists.words("grammar", "writer"):
            return "i"
        if word in wordlists.words("grammar", "we"):
            return "we"
        if word in ("you", "your"):
            return "you"
        if word in wordlists.words("grammar", "others"):
            return "they"
        if word in names or (word in people and place < 4):
            return "they"
        if word in wordlists.words("grammar", "things") and word != "which":
            nxt = words[place + 1].word if place + 1 < len(words) else ""
            if nxt in people or nxt in names:
                return "they"
            return "it"
        if word in wordlists.words("grammar", "before_subject") or word in titles:
            continue
        return "none"
    return "none"
