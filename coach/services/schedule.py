"""When a card comes back (FSRS), and which comes first with the next interview's day in view."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from coach.domain.practice import Card, Memory, Rating

if TYPE_CHECKING:
    from fsrs import Scheduler

A_DAY = timedelta(days=1)
READY = 0.9
"""FSRS's guess that the answer comes to mind; also when it asks for a card again."""
MOST_TRIES = 4
"""More goes than this, at most one a day, are not counted on before an interview."""
GOES_AFTER: dict[int, int] = {1: 2, 2: 1, 3: 0, 4: 0}
"""By how the last try went."""
LONGEST = 180
"""Days that a card may be away."""


def reviewed(memory: Memory | None, rating: Rating, now: datetime) -> Memory:
    """After one more try. A clock set back counts as no time gone by: the try still counts, and nothing is undone."""
    from fsrs import Card as FsrsCard
    from fsrs import Rating as FsrsRating
    from fsrs import State

    now = now.astimezone(UTC)
    if memory is None:
        card = FsrsCard(card_id=0, due=now)
    else:
        card = FsrsCard(
            card_id=0,
            state=State.Review,
            stability=memory.stability,
            difficulty=memory.difficulty,
            due=memory.due,
            last_review=min(memory.reviewed_at, now),
        )
    after, _ = _scheduler().review_card(card, FsrsRating(rating), now)
    return Memory(
        due=after.due, reviewed_at=now, stability=after.stability or 0.001, difficulty=after.difficulty or 1.0
    )


@cache
def _scheduler() -> "Scheduler":
    """No steps of minutes: a story is told again another day. No chance in it: the same tries give the same day."""
    from fsrs import Scheduler

    return Scheduler(
        learning_steps=(),
        relearning_steps=(),
        desired_retention=READY,
        maximum_interval=LONGEST,
        enable_fuzzing=False,
    )


def is_due(card: Card, now: datetime) -> bool:
    """New cards are due. So is one that was last tried on a day that is still to come: the clock was wrong then."""
    memory = card.memory
    return memory is None or memory.due <= now or memory.reviewed_at > now + A_DAY


def days_left(now: datetime, next_on: date | None) -> int | None:
    """Days on which one can still practise, today among them and the day of the interview not; None without a day."""
    if next_on is None:
        return None
    left = (next_on - now.astimezone().date()).days
    return left if left >= 0 else None


def tries_needed(card: Card, now: datetime, days: int) -> int:
    """Goes, one a day, after which the answer should be there in `days`; more than MOST_TRIES: too many.

    What FSRS expects, and not fewer than GOES_AFTER: an answer that did not come needs more than one good evening.
    """
    least = GOES_AFTER[card.tries[-1].rating] if card.tries else 1
    hour = now.astimezone(UTC).replace(minute=0, second=0, microsecond=0)
    return max(least, _needed(card.memory, hour, days))


@lru_cache(10_000)
def _needed(memory: Memory | None, hour: datetime, days: int) -> int:
    """By the hour, so that a thousand cards are worked out once and not at every click."""
    when = hour + days * A_DAY
    for tries in range(MOST_TRIES + 1):
        if memory is not None and _there(memory, when) >= READY:
            return tries
        memory = reviewed(memory, 3, hour + tries * A_DAY)
    return MOST_TRIES + 1


def _there(memory: Memory, when: datetime) -> float:
    from fsrs import Card as FsrsCard

    known = FsrsCard(card_id=0, stability=memory.stability, due=memory.due, last_review=memory.reviewed_at)
    return _scheduler().get_card_retrievability(known, when)


def queue(cards: Iterable[Card], now: datetime, next_on: date | None = None) -> tuple[Card, ...]:
    """What to practise, the first first.

    Without a day: what FSRS asks for, longest waiting first, then new cards as they come. With one: first what can be
    ready by then and is not yet, the fewest goes first and among those the least sure; then what else is due.
    """
    at_hand = [c for c in cards if c.kept is None or not c.kept.resting]
    days = days_left(now, next_on)
    if not days:
        return tuple(sorted((c for c in at_hand if is_due(c, now)), key=_waiting))
    ranked = []
    for place, card in enumerate(at_hand):
        needed = tries_needed(card, now, days)
        if 0 < needed <= min(days, MOST_TRIES):
            if not _done_today(card, now):
                ranked.append(((0, needed, _sureness(card), place), card))
        elif needed > 0 and is_due(card, now):
            ranked.append(((1, needed, _sureness(card), place), card))
    return tuple(card for _, card in sorted(ranked, key=lambda r: r[0]))


def _waiting(card: Card) -> tuple[int, float]:
    return (0, card.memory.due.timestamp()) if card.memory is not None else (1, 0.0)


def _sureness(card: Card) -> int:
    return card.tries[-1].rating if card.tries else 0


def _done_today(card: Card, now: datetime) -> bool:
    memory = card.memory
    if memory is None or abs(now - memory.reviewed_at) > A_DAY:
        return False
    return memory.reviewed_at.astimezone().date() == now.astimezone().date()
