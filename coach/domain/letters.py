"""Letters: what one may say (its brief), and what was written."""

from typing import Literal

from coach.domain.base import Frozen

LetterKind = Literal[
    "thank_you", "feedback_request", "reply_to_rejection", "keep_in_touch", "referrer_thanks", "withdrawal"
]

LetterForm = Literal["email", "message", "card"]
Tone = Literal["warm", "plain", "formal"]
WORDS: dict[LetterForm, tuple[int, int]] = {"email": (50, 130), "message": (25, 60), "card": (20, 50)}


class Fact(Frozen):
    """A particular that a letter speaks of, in the letter's words, and the sentences of the notes that say it."""

    text: str
    sentences: tuple[str, ...]


class Mark(Frozen):
    """Something in a letter's body that nothing supports; offsets in code points into the body."""

    text: str
    start: int
    end: int
    why: str
    sentences: tuple[str, ...] = ()


class Check(Frozen):
    """What the letter check makes of a body. A private particular is a leak and no problem."""

    problems: tuple[Mark, ...] = ()
    leaks: tuple[Mark, ...] = ()
    supported: tuple[Mark, ...] = ()


class LetterBrief(Frozen):
    """All that a letter may draw on. What is private is never in it, so no writer can let it slip."""

    kind: LetterKind
    to: str | None = None
    company: str | None = None
    role: str | None = None
    rejected: bool = False
    facts: tuple[Fact, ...] = ()
    """Particulars in the notes' own words, for this letter and no other of the set."""
    about: Fact | None = None
    """For a feedback request: the one point it asks about, in the notes' own words.
    For a thank-you without facts: what this person asked."""
    asked_by_them: bool = True
    """Whether the one it is to asked what it is about, as far as the notes say."""
    hoping: bool = False
    """Whether the writer is still waiting to hear about this role."""
    form: LetterForm = "email"
    tone: Tone = "warm"
    turn: int = 0
    """Differs between the letters of a set, so that they do not all sound the same."""


class Letter(Frozen):
    """A letter; blanks for the person to fill are written [like this] in the body and listed in `blanks`."""

    kind: LetterKind
    to: str | None
    subject: str
    body: str
    facts: tuple[Fact, ...] = ()
    blanks: tuple[str, ...] = ()
    problems: tuple[Mark, ...] = ()
