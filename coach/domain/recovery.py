"""Check-ins: how the person is, week by week."""

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import Field

from coach.domain.base import Frozen

Score = Annotated[int, Field(ge=0, le=10)]
Week = Literal["step", "rested", "neither"]
Measure = Literal["satisfied", "worthwhile", "happy", "anxious", "confidence", "kindness"]


class Scale(Frozen):
    """One question of the check-in, 0 to 10; `low` and `high` name the ends."""

    key: Measure
    text: str
    short: str
    low: str
    high: str


_ONS = {"low": "not at all", "high": "completely"}

SCALES: tuple[Scale, ...] = (
    # The four personal well-being questions of the UK Office for National Statistics, verbatim and in their
    # order (Open Government Licence v3.0); never added up.
    Scale(
        key="satisfied",
        text="Overall, how satisfied are you with your life nowadays?",
        short="Satisfied with life",
        **_ONS,
    ),
    Scale(
        key="worthwhile",
        text="Overall, to what extent do you feel that the things you do in your life are worthwhile?",
        short="Things I do are worthwhile",
        **_ONS,
    ),
    Scale(key="happy", text="Overall, how happy did you feel yesterday?", short="Happy yesterday", **_ONS),
    Scale(key="anxious", text="Overall, how anxious did you feel yesterday?", short="Anxious yesterday", **_ONS),
    # Two of our own, not validated.
    Scale(
        key="confidence",
        text="How confident do you feel about the next interview?",
        short="Confident for the next interview",
        **_ONS,
    ),
    Scale(key="kindness", text="How kind were you to yourself this week?", short="Kind to myself", **_ONS),
)


class CheckIn(Frozen):
    """Every answer may be left out; a gap stays a gap, never a zero."""

    id: str
    created_at: datetime
    on: date
    satisfied: Score | None = None
    worthwhile: Score | None = None
    happy: Score | None = None
    anxious: Score | None = None
    confidence: Score | None = None
    kindness: Score | None = None
    week: Week | None = None
    line: str = ""
    step: str = ""
    """What was done since the last one, in the person's words; `rest`: how they rested."""
    rest: str = ""

    @property
    def empty(self) -> bool:
        """Nothing was answered: the person passed over this one."""
        return self.week is None and not self.words and all(self.score(s.key) is None for s in SCALES)

    @property
    def words(self) -> str:
        """Everything written in it."""
        return "\n".join(text for text in (self.line, self.step, self.rest) if text)

    def score(self, measure: Measure) -> int | None:
        value: int | None = getattr(self, measure)
        return value
