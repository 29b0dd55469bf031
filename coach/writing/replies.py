"""What came back on a letter, point by point, each beside what the person wrote of it themselves."""

import re
from typing import Literal

from coach.domain.base import Frozen
from coach.domain.debrief import Finding, Reading
from coach.writing.overlap import content
from coach.writing.phrases import load

Sort = Literal["keep", "work_on", "general"]
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")
_GREETING = re.compile(
    r"\s*(?:dear|hi|hello|kind regards|best|regards|sincerely|thanks|cheers)\b[^.]{0,30}[,.!]?\s*$", re.IGNORECASE
)


class Point(Frozen):
    """`quote`: the sender's own words, from `start` on; `mine`: the finding of the notes on the same thing."""

    quote: str
    start: int
    sort: Sort
    mine: Finding | None = None


def points(reply: str, reading: Reading) -> tuple[Point, ...]:
    """Sentences that say something of the person, or in general words nothing; pleasantries are left out."""
    found = (_point(m, reading) for m in _SENTENCE.finditer(reply) if not _GREETING.match(m[0]))
    return tuple(p for p in found if p is not None)


def is_specific(found: tuple[Point, ...]) -> bool:
    return any(p.sort != "general" for p in found)


def _point(m: re.Match[str], reading: Reading) -> Point | None:
    text = m[0].strip()
    start = m.start() + len(m[0]) - len(m[0].lstrip())
    mine = _about_the_same(text, reading)
    if _says("specific", text) and (mine or not _says("general", text)):
        return Point(quote=text, start=start, sort="keep" if _says("praise", text) else "work_on", mine=mine)
    return Point(quote=text, start=start, sort="general") if _says("general", text) else None


def _says(cue: str, text: str) -> bool:
    return bool(re.search(load("replies")[cue], text, re.IGNORECASE))


def _about_the_same(text: str, reading: Reading) -> Finding | None:
    """The finding that shares most words with it, two at least, or the whole name of a skill."""
    said = content(text)
    own = reading.of("struggle", "skill_gap", "strength", "asked")
    shared = [(len(said & content(f"{reading.words(f)} {f.label or ''}")), f) for f in own]
    named = [f for f in reading.of("skill_gap") if f.label and content(f.label) and content(f.label) <= said]
    best = max(shared, key=lambda pair: pair[0], default=None)
    return named[0] if named else best[1] if best and best[0] > 1 else None
