"""After each no: how far down an answer went, and how long until it was back at the person's own usual level.

The usual level is the median of the answers of the four weeks before. Back is the first answer, from that day on,
within one point of it: for anxiety not more than one above, for the others not more than one below. Nothing says why.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date, timedelta
from operator import itemgetter
from statistics import median
from typing import Literal

from coach.domain.base import Frozen
from coach.domain.interview import Interview, InterviewId
from coach.domain.recovery import SCALES, CheckIn, Measure
from coach.services.interviews import day_of

BEFORE = timedelta(days=28)
ENOUGH = 4
"""Answers before a median is spoken of."""
NEAR = 1
"""Points from the usual that still count as usual."""
A_WEEK = 7
"""Days: a weekly check-in sees no smaller difference."""

REVERSED: tuple[Measure, ...] = ("anxious",)
"""Where more is worse."""
ORDER: tuple[Measure, ...] = ("confidence", *(s.key for s in SCALES if s.key != "confidence"))


class Setback(Frozen):
    on: date
    name: str
    interview: InterviewId


class Comeback(Frozen):
    """`usual` None: too few answers before. `back_on` None: not yet. `lowest`: the answer furthest from the usual on
    the wrong side, up to and with the one that was back; None where nothing was answered since."""

    setback: Setback
    measure: Measure
    before: int
    """Answers in the four weeks before."""
    usual: float | None = None
    lowest: int | None = None
    back_on: date | None = None
    again: bool = False
    """Another no came before it was back."""

    @property
    def depth(self) -> float | None:
        """Points; 0 where it never left the usual."""
        if self.usual is None or self.lowest is None:
            return None
        return max(0.0, _below(self.usual, self.lowest, self.measure))

    @property
    def days(self) -> int | None:
        return None if self.back_on is None else (self.back_on - self.setback.on).days


class Pace(Frozen):
    """Whether coming back gets quicker: the median days of the earlier and the later half. None: too few to compare."""

    earlier: float | None = None
    later: float | None = None
    of: tuple[int, int] = (0, 0)
    """How many stand behind each."""
    open: int = 0
    """Those that are not yet back: they are in neither."""

    @property
    def direction(self) -> Literal["quicker", "slower", "same"] | None:
        if self.earlier is None or self.later is None:
            return None
        if abs(self.earlier - self.later) < A_WEEK:
            return "same"
        return "quicker" if self.later < self.earlier else "slower"


def setbacks(interviews: Sequence[Interview]) -> tuple[Setback, ...]:
    """Every no, oldest first, on the day the person told of it."""
    found = [
        Setback(on=i.outcome_on or day_of(i), name=i.facts.company or i.facts.role or "an interview", interview=i.id)
        for i in interviews
        if i.facts.outcome == "rejected"
    ]
    return tuple(sorted(found, key=lambda s: (s.on, s.interview)))


def comebacks(
    interviews: Sequence[Interview], checkins: Sequence[CheckIn], measure: Measure = "confidence"
) -> tuple[Comeback, ...]:
    """One a setback, oldest first; `checkins` oldest first."""
    answers = [(c.on, score) for c in checkins if (score := c.score(measure)) is not None]
    found = setbacks(interviews)
    noes = [s.on for s in found]
    return tuple(_comeback(s, measure, answers, noes[bisect_right(noes, s.on) :]) for s in found)


def _comeback(
    setback: Setback, measure: Measure, answers: Sequence[tuple[date, int]], later: Sequence[date]
) -> Comeback:
    first, day = (bisect_left(answers, on, key=itemgetter(0)) for on in (setback.on - BEFORE, setback.on))
    before = [score for _, score in answers[first:day]]
    if len(before) < ENOUGH:
        return Comeback(setback=setback, measure=measure, before=len(before))
    usual, since = median(before), answers[day:]
    back_on = next((on for on, score in since if _below(usual, score, measure) <= NEAR), None)
    dip = [score for on, score in since if back_on is None or on <= back_on]
    return Comeback(
        setback=setback,
        measure=measure,
        before=len(before),
        usual=usual,
        lowest=max(dip, key=lambda score: _below(usual, score, measure), default=None),
        back_on=back_on,
        again=any(back_on is None or on < back_on for on in later),
    )


def _below(usual: float, score: int, measure: Measure) -> float:
    """Points on the wrong side of the usual; negative on the right side."""
    return score - usual if measure in REVERSED else usual - score


def pace(found: Sequence[Comeback]) -> Pace:
    """The earlier half against the later one, each of at least four, in the order of the setbacks."""
    days = [c.days for c in found if c.days is not None]
    still = sum(c.usual is not None and c.back_on is None for c in found)
    half = len(days) // 2
    if half < ENOUGH:
        return Pace(of=(len(days) - half, half), open=still)
    earlier, later = days[: len(days) - half], days[len(days) - half :]
    return Pace(earlier=median(earlier), later=median(later), of=(len(earlier), len(later)), open=still)
