"""The debrief: what was read in the notes and what was written from it. `Debrief` is the public JSON format."""

from typing import Literal, NamedTuple, get_args

from pydantic import Field

from coach.domain.base import Frozen
from coach.domain.letters import Letter
from coach.domain.notes import Notes, Sentence
from coach.domain.profile import Profile

Outcome = Literal["rejected", "waiting", "offer", "withdrew", "unknown"]
FindingKind = Literal[
    "asked",
    "struggle",
    "skill_gap",
    "strength",
    "gratitude",
    "private",
    "fit",
    "feedback",
    "next_step",
    "feeling",
]
Basis = Literal["said_to_me", "observed", "guess", "unknowable"]
Verdict = Literal["good", "mixed", "poor", "unclear"]
Theme = Literal["answer", "skill", "story", "fit", "feedback", "strength", "kindness", "next"]

OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)
FINDING_KINDS: tuple[FindingKind, ...] = get_args(FindingKind)


class Cited(Frozen):
    """A value and the sentences that say it."""

    value: str
    sentences: tuple[str, ...]


class Person(Frozen):
    """Someone who interviewed the writer; `title` is their job, as written."""

    name: str
    title: str | None = None
    sentences: tuple[str, ...] = ()


class Finding(Frozen):
    """One stretch of the notes and what it is; `label`: a lacked skill, in short; `why`: the cue it was found by."""

    kind: FindingKind
    start: int
    end: int
    sentences: tuple[str, ...]
    label: str | None = None
    basis: Basis | None = None
    why: str = ""


class RoleFit(Frozen):
    verdict: Verdict = "unclear"
    sentences: tuple[str, ...] = ()


class Leaning(NamedTuple):
    """How far a sentence leans towards each; above 0 there is a finding of it."""

    private: float
    bad: float
    good: float


class Reading(Frozen):
    """What the reader made of notes, before anything is written.

    `outsiders` are names in the notes, people and organisations, that belong in no letter; `leanings`: one a sentence.
    """

    notes: Notes
    company: Cited | None = None
    role: Cited | None = None
    outcome: Outcome = "unknown"
    interviewers: tuple[Person, ...] = ()
    findings: tuple[Finding, ...] = ()
    role_fit: RoleFit = RoleFit()
    outsiders: tuple[str, ...] = ()
    english: bool = True
    crisis: bool = False
    gentle: bool = False
    leanings: tuple[Leaning, ...] = ()

    def of(self, *kinds: FindingKind) -> tuple[Finding, ...]:
        """The findings of these kinds, in the order of the notes."""
        return tuple(f for f in self.findings if f.kind in kinds)

    def words(self, finding: Finding) -> str:
        """The finding's own words."""
        return self.notes.text[finding.start : finding.end]


class Question(Frozen):
    """One reflection question; `sentences` are the one or two that it is about."""

    text: str
    sentences: tuple[str, ...] = Field(min_length=1, max_length=2)
    theme: Theme
    why: str


class Source(Frozen):
    """Who read and who wrote: `builtin`, or `model NAME`."""

    reader: str = "builtin"
    questions: str = "builtin"
    letters: str = "builtin"


class Debrief(Frozen):
    """The public format, version 1; its JSON Schema is printed by `coach debrief --schema`."""

    format: Literal[1] = 1
    source: Source = Source()
    sentences: tuple[Sentence, ...]
    company: Cited | None
    role: Cited | None
    outcome: Outcome
    interviewers: tuple[Person, ...]
    findings: tuple[Finding, ...]
    role_fit: RoleFit
    heard: str
    crisis: bool
    help: str | None
    questions: tuple[Question, ...] = ()
    letters: tuple[Letter, ...] = ()
    profile: Profile = Profile()
