"""How good a coach is: counts over labelled notes, and shares of them."""

from typing import Any

from pydantic import BaseModel, ConfigDict

from coach.domain.base import Frozen


class LabelledNotes(BaseModel):
    """One line of a file of labelled notes; of `gold` only `struggled` is looked at: quotes of the text."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: str | int
    text: str
    gold: dict[str, Any] = {}


class Share(Frozen):
    """`hit` of `of`."""

    hit: int = 0
    of: int = 0

    def __add__(self, other: "Share") -> "Share":
        return Share(hit=self.hit + other.hit, of=self.of + other.of)


class Spent(Frozen):
    """What a model was asked and gave: answers, those that were whole and in form, tokens, and drafts that were caught
    saying what nothing supports (`caught` counts the places)."""

    answers: Share = Share()
    tokens: int = 0
    caught: int = 0


class Report(Frozen):
    """`None`: it was not measured, as nothing of the kind was there."""

    coach: str
    notes: int
    passed_over: int
    """Notes that sound like danger: nothing is written for them."""
    in_form: Share | None
    """Answers of the model that were whole and had the form asked for, first and second tries."""
    questions: Share
    """Written, of those that were wanted; the others did not stand up to the checks."""
    letters: Share
    citations: Share
    """Questions that share a word with the sentences they cite, all of which are there."""
    struggles: Share | None
    """Labelled struggles that a question cites."""
    caught: int
    """Places in drafts that nothing supports, kept from the person."""
    left: int
    """The same in what the person would see."""
    letters_in_length: Share
    """50 to 130 words."""
    question_words: float
    """The median."""
    repeats: int
    """Questions that say what another one for the same notes says."""
    seconds: float
    tokens: int | None
