"""What a person does with the deck: tries a card, chooses an answer, lets a card rest, tells the next day."""

from collections.abc import Callable
from datetime import date, datetime

from coach.domain.ports import Journal
from coach.domain.practice import Card, Heard, KeptCard, Practice, Try
from coach.services.deck import as_kept
from coach.services.schedule import reviewed


def keep_try(journal: Journal, card: Card, made: Try) -> Practice:
    """Adds the try at the end, whatever the clock says, and has FSRS set the day. The best answer stays the best."""

    def put(kept: KeptCard) -> KeptCard:
        tries = (*kept.tries, made)
        first = len(tries) - 1 if kept.best is None and made.text.strip() else kept.best
        memory = reviewed(kept.memory, made.rating, made.at)
        return kept.model_copy(update={"tries": tries, "memory": memory, "best": first})

    return _change(journal, card, put)


def choose_best(journal: Journal, card: Card, place: int) -> Practice:
    return _change(journal, card, lambda kept: kept.model_copy(update={"best": place}))


def drop_try(journal: Journal, card: Card, made: Try) -> Practice:
    """The day that FSRS set stays: the try was made. The best answer stays the best."""

    def put(kept: KeptCard) -> KeptCard:
        best = kept.tries[kept.best] if kept.best is not None and kept.best < len(kept.tries) else None
        tries = tuple(t for t in kept.tries if t != made)
        return kept.model_copy(update={"tries": tries, "best": tries.index(best) if best in tries else None})

    return _change(journal, card, put)


def put_back_try(journal: Journal, card: Card, made: Try, place: int, *, best: bool) -> Practice:
    """A try that was taken away, where it stood."""

    def put(kept: KeptCard) -> KeptCard:
        if made in kept.tries:
            return kept
        moved = kept.best + 1 if kept.best is not None and kept.best >= place else kept.best
        tries = (*kept.tries[:place], made, *kept.tries[place:])
        return kept.model_copy(update={"tries": tries, "best": place if best else moved})

    return _change(journal, card, put)


def rest(journal: Journal, card: Card, *, resting: bool) -> Practice:
    return _change(journal, card, lambda kept: kept.model_copy(update={"resting": resting}))


def keep_heard(journal: Journal, card: Card, heard: Heard) -> Practice:
    """What a friend said; said again for the same sheet, it takes the place of the first."""

    def put(kept: KeptCard) -> KeptCard:
        others = tuple(h for h in kept.heard if h.sheet != heard.sheet)
        return kept.model_copy(update={"heard": (*others, heard)})

    return _change(journal, card, put)


def tell_next(journal: Journal, on: date | None) -> Practice:
    return journal.change_practice(lambda practice: practice.model_copy(update={"next_on": on}))


def best_answer(card: Card) -> Try | None:
    kept = card.kept
    if kept is None or kept.best is None or kept.best >= len(kept.tries):
        return None
    return kept.tries[kept.best]


def next_day(practice: Practice, now: datetime) -> date | None:
    """None where none was told, and once it is past."""
    on = practice.next_on
    return on if on is not None and on >= now.astimezone().date() else None


def _change(journal: Journal, card: Card, change: Callable[[KeptCard], KeptCard]) -> Practice:
    """On what is kept now: another window may have added to it."""

    def put(practice: Practice) -> Practice:
        fresh = as_kept(card.model_copy(update={"kept": practice.card(card.id)}))
        new = change(fresh)
        if practice.card(card.id) is None:
            return practice.model_copy(update={"cards": (*practice.cards, new)})
        cards = tuple(new if kept.id == new.id else kept for kept in practice.cards)
        return practice.model_copy(update={"cards": cards})

    return journal.change_practice(put)
