"""A sheet for a friend who plays the interviewer: chosen cards, nothing else of the journal; and its ratings."""

from collections.abc import Sequence
from datetime import datetime
from secrets import token_hex

from pydantic import Field

from coach.domain.base import Frozen
from coach.domain.errors import BadNotes
from coach.domain.ports import Journal
from coach.domain.practice import Card, Heard, Practice, Rating, Sheet
from coach.services.practice import keep_heard
from coach.writing.cards import follow_ups, listen_for
from coach.writing.phrases import load

LARGEST = 64 * 1024
"""Bytes that a file of ratings may have."""


class Asked(Frozen):
    """One question on the sheet."""

    text: str
    follow_ups: tuple[str, ...]
    listen_for: str


class Page(Frozen):
    """All that the sheet says; HTML and PDF only lay it out."""

    id: str
    title: str
    thanks: str
    how: tuple[str, ...]
    asked: tuple[Asked, ...]


class OneRating(Frozen):
    """`question` counts from 1."""

    question: int
    rating: Rating | None = None
    kind: str = Field("", max_length=2000)


class Ratings(Frozen):
    """The small file that a friend's sheet saves."""

    rebound_ratings: int = Field(1, ge=1, le=1)
    sheet: str
    ratings: tuple[OneRating, ...] = Field(max_length=100)


def new_sheet(cards: Sequence[Card], minutes: int, now: datetime) -> Sheet:
    keys, questions = tuple(c.id for c in cards), tuple(c.text for c in cards)
    return Sheet(id=token_hex(4), at=now, cards=keys, questions=questions, minutes=minutes)


def keep_sheet(journal: Journal, sheet: Sheet) -> Practice:
    return journal.change_practice(
        lambda p: p if sheet in p.sheets else p.model_copy(update={"sheets": (*p.sheets, sheet)})
    )


def page_of(sheet: Sheet, cards: Sequence[Card]) -> Page:
    words = load("sheet")
    each = max(1, sheet.minutes // max(1, len(sheet.cards)))
    by_id = {card.id: card for card in cards}
    return Page(
        id=sheet.id,
        title=words["title"],
        thanks=words["thanks"].format(minutes=sheet.minutes),
        how=tuple(line.format(each=each) for line in words["how"]),
        asked=tuple(_asked(by_id[key], text) for key, text in zip(sheet.cards, sheet.questions, strict=True)),
    )


def _asked(card: Card, text: str) -> Asked:
    follow, listen = follow_ups(card.kind, card.family), listen_for(card.kind, card.family)
    return Asked(text=text, follow_ups=follow, listen_for=listen)


def read_ratings(data: bytes) -> Ratings:
    """Raises BadNotes."""
    try:
        return Ratings.model_validate_json(data if len(data) <= LARGEST else b"")
    except ValueError as error:  # pydantic's own is one
        raise BadNotes(
            "This file does not hold ratings from a sheet. Nothing was changed.",
            "Choose the file that the sheet saved (rebound-ratings.json), or type the ratings in.",
        ) from error


def keep_ratings(journal: Journal, given: Ratings, cards: Sequence[Card], now: datetime) -> int:
    """How many cards got a rating or a sentence. Raises BadNotes where the sheet is not one of ours."""
    sheet = next((s for s in journal.practice().sheets if s.id == given.sheet), None)
    if sheet is None:
        raise BadNotes(
            "These ratings belong to a sheet that is not in this journal. Nothing was changed.",
            "Type them in beside the questions instead.",
        )
    by_id, count = {card.id: card for card in cards}, 0
    for one in given.ratings:
        key = sheet.cards[one.question - 1] if 0 < one.question <= len(sheet.cards) else ""
        if key in by_id and (one.rating is not None or one.kind.strip()):
            heard = Heard(at=now, sheet=sheet.id, rating=one.rating, kind_words=one.kind.strip())
            keep_heard(journal, by_id[key], heard)
            count += 1
    return count
