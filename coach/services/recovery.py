"""Check-ins over weeks, and the interviews beside them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from coach.domain.interview import Interview
from coach.domain.recovery import SCALES, CheckIn, Measure
from coach.services.interviews import day_of

A_WEEK = timedelta(days=7)
A_GAP = timedelta(days=10)
"""From here on two check-ins are not neighbours: a weekly one may come a few days late."""
ENOUGH = 4
"""Check-ins before anything is said about a direction."""


@dataclass(frozen=True)
class Point:
    """One answer on one day; None where the line between two answers is to be broken."""

    on: date
    measure: Measure
    score: int | None


@dataclass(frozen=True)
class Event:
    on: date
    label: str


def due(checkins: tuple[CheckIn, ...], today: date) -> bool:
    """Weekly: nothing is due until a week after the last one."""
    return not checkins or today - checkins[-1].on >= A_WEEK


def points(checkins: tuple[CheckIn, ...], measures: tuple[Measure, ...]) -> tuple[Point, ...]:
    """For each measure in turn, oldest first. An answer left out, and weeks without any, break the line."""
    return tuple(p for m in measures for p in _line(checkins, m))


def _line(checkins: tuple[CheckIn, ...], measure: Measure) -> Iterator[Point]:
    before: date | None = None
    for c in checkins:
        if before is not None and c.on - before > A_GAP:
            yield Point(before + A_WEEK, measure, None)
        before = c.on
        yield Point(c.on, measure, c.score(measure))


def events(interviews: tuple[Interview, ...]) -> tuple[Event, ...]:
    """The interviews, oldest first, as they are marked on the picture."""
    named = [Event(day_of(i), i.facts.company or i.facts.role or "Interview") for i in interviews]
    return tuple(sorted(named, key=lambda e: e.on))


def in_words(checkins: tuple[CheckIn, ...], measure: Measure) -> str:
    """The picture of one question in a sentence, for those who cannot see it or do not want to."""
    name = next(s.short for s in SCALES if s.key == measure)
    scores = [score for c in checkins if (score := c.score(measure)) is not None]
    if not scores:
        return f"{name}: no answers yet."
    if len(scores) < ENOUGH:
        return f"{name}: last {scores[-1]}. From {ENOUGH} answers on, this will also say what is usual for you."
    return f"{name}: last {scores[-1]}; your usual is {median(scores):g}, from {min(scores)} to {max(scores)}."
