"""Check-ins: when one is due, and what they show over weeks."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from statistics import median

from coach.domain.ports import Journal
from coach.domain.recovery import SCALES, CheckIn, Measure
from coach.domain.rests import Rest
from coach.services.interviews import new_id

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


def due(checkins: tuple[CheckIn, ...], today: date, rests: tuple[Rest, ...] = ()) -> bool:
    """Weekly: nothing is due until a week after the last one, nor in a rest."""
    if any(rest.covers(today) for rest in rests):
        return False
    return not checkins or today - checkins[-1].on >= A_WEEK


def keep(journal: Journal, checkin: CheckIn) -> bool:
    """A new one, or one that is edited. False: nothing was answered, and nothing is changed. Raises JournalError."""
    if checkin.empty:
        return False
    journal.save_checkin(checkin)
    return True


def skip(journal: Journal, now: datetime) -> CheckIn:
    """This week's stays empty, and the next one is due in a week. Raises JournalError."""
    skipped = CheckIn(id=new_id(now), created_at=now, on=now.astimezone().date())
    journal.save_checkin(skipped)
    return skipped


def points(checkins: tuple[CheckIn, ...], measures: tuple[Measure, ...]) -> tuple[Point, ...]:
    """For each measure in turn, oldest first. An answer left out, and weeks without any, break the line."""
    return tuple(p for m in measures for p in _line(checkins, m))


def within(checkins: tuple[CheckIn, ...], first: date | None) -> tuple[CheckIn, ...]:
    """From that day on; all of them for None."""
    return tuple(c for c in checkins if first is None or c.on >= first)


def _line(checkins: tuple[CheckIn, ...], measure: Measure) -> Iterator[Point]:
    before: date | None = None
    for c in checkins:
        if before is not None and c.on - before > A_GAP:
            yield Point(before + A_WEEK, measure, None)
        before = c.on
        yield Point(c.on, measure, c.score(measure))


def in_words(checkins: tuple[CheckIn, ...], measure: Measure) -> str:
    """The picture of one question in a sentence or two, for those who cannot see it or do not want to.

    A direction is spoken of where two medians, each over ENOUGH answers, stand beside each other.
    """
    name = next(s.short for s in SCALES if s.key == measure)
    scores = [score for c in checkins if (score := c.score(measure)) is not None]
    if not scores:
        return f"{name}: no answers yet."
    if len(scores) < ENOUGH:
        return f"{name}: last {scores[-1]}. From {ENOUGH} answers on, this will also say what is usual for you."
    usual = f"{name}: last {scores[-1]}; your usual is {median(scores):g}, from {min(scores)} to {max(scores)}."
    if len(scores) < 2 * ENOUGH:
        return usual
    late, early = median(scores[-ENOUGH:]), median(scores[-2 * ENOUGH : -ENOUGH])
    moved = "about the same as" if late == early else "more than" if late > early else "less than"
    return f"{usual} The last {ENOUGH}: {late:g}, {moved} the {ENOUGH} before them ({early:g})."
