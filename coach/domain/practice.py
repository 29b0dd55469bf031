"""Practice: cards made of what the notes hold, the tries at them, and what the person says of skills and roles."""

from datetime import date, datetime
from typing import Annotated, Literal, get_args

from pydantic import Field

from coach.domain.base import Frozen
from coach.domain.interview import Answer, InterviewId
from coach.domain.recovery import Score

CardKind = Literal["question", "skill", "story"]
Rating = Annotated[int, Field(ge=1, le=4)]
"""1 not there yet, 2 getting there, 3 good, 4 easy: FSRS's own scale, and a friend's."""
SkillState = Literal["open", "doing", "learned", "not_now"]
WishKind = Literal["must_have", "deal_breaker"]
Way = Literal["gave", "drained"]
Learned = Literal["yes", "no"]

SKILL_STATES: tuple[SkillState, ...] = get_args(SkillState)


class Memory(Frozen):
    """What FSRS knows of a card. Times in UTC; `stability` in days."""

    due: datetime
    reviewed_at: datetime
    stability: float
    difficulty: float


class Outline(Frozen):
    """An answer in four parts."""

    situation: str = ""
    task: str = ""
    action: str = ""
    result: str = ""

    @property
    def text(self) -> str:
        return "\n".join(part for part in (self.situation, self.task, self.action, self.result) if part.strip())


class Try(Frozen):
    """One go at a card, in the order they were made whatever the clock said; `seconds` where it was timed."""

    at: datetime
    rating: Rating
    answer: str = ""
    outline: Outline | None = None
    before: Score | None = None
    after: Score | None = None
    seconds: int | None = None

    @property
    def text(self) -> str:
        return self.outline.text if self.outline is not None else self.answer


class Heard(Frozen):
    """How a friend found the answer, and their one kind sentence."""

    at: datetime
    sheet: str
    rating: Rating | None = None
    kind_words: str = ""


class KeptCard(Frozen):
    """What is kept of a card once it was worked on: all its wordings, so that it is found again in other notes."""

    id: str
    kind: CardKind
    wordings: tuple[str, ...]
    interviews: tuple[InterviewId, ...]
    memory: Memory | None = None
    tries: tuple[Try, ...] = ()
    best: int | None = None
    """The place in `tries` of the answer that the person likes best."""
    heard: tuple[Heard, ...] = ()
    resting: bool = False


class SkillPlan(Frozen):
    """What the person decided about a lacked skill: `cue` and `step` make "If …, then I will …"."""

    key: str
    importance: Score | None = None
    cue: str = ""
    step: str = ""
    state: SkillState = "open"


class Wish(Frozen):
    kind: WishKind
    text: str


class Found(Frozen):
    """What was learned of one role against one wish."""

    interview: InterviewId
    wish: str
    answer: Learned


class Energy(Frozen):
    """Something of one interview that gave energy or drained, in the person's words."""

    interview: InterviewId
    words: str
    way: Way


class Fit(Frozen):
    wishes: tuple[Wish, ...] = ()
    found: tuple[Found, ...] = ()
    energy: tuple[Energy, ...] = ()
    answers: tuple[Answer, ...] = ()


class Sheet(Frozen):
    """A sheet made for a friend: which cards, in which order, so that the ratings find their way back."""

    id: str
    at: datetime
    cards: tuple[str, ...]
    questions: tuple[str, ...]
    minutes: int


class Practice(Frozen):
    """All that is kept of practice."""

    cards: tuple[KeptCard, ...] = ()
    skills: tuple[SkillPlan, ...] = ()
    sheets: tuple[Sheet, ...] = ()
    fit: Fit = Fit()
    next_on: date | None = None
    """The day of the next interview, as the person told it."""

    def card(self, key: str) -> KeptCard | None:
        return next((c for c in self.cards if c.id == key), None)

    def skill(self, key: str) -> SkillPlan:
        return next((s for s in self.skills if s.key == key), SkillPlan(key=key))


class Prompt(Frozen):
    """One thing of one interview's notes that is worth practising; `family`: what sort of question it is."""

    kind: CardKind
    text: str
    words: str
    """As it stands in the notes."""
    interview: InterviewId
    sentences: tuple[str, ...]
    family: str = "other"


class Card(Frozen):
    """A card as it is shown: the newest wording first, every place it came from, and what is kept of it."""

    id: str
    kind: CardKind
    text: str
    sources: tuple[Prompt, ...]
    kept: KeptCard | None = None

    @property
    def family(self) -> str:
        return self.sources[0].family if self.sources else "other"

    @property
    def tries(self) -> tuple[Try, ...]:
        return self.kept.tries if self.kept is not None else ()

    @property
    def memory(self) -> Memory | None:
        return self.kept.memory if self.kept is not None else None
