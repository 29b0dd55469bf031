"""FSRS, the next interview's day, and clocks that are wrong."""

from datetime import date, timedelta

import pytest
from fsrs import Card as FsrsCard
from fsrs import Rating, Scheduler

from coach.domain.practice import Card, KeptCard, Memory, Try
from coach.services.schedule import days_left, is_due, queue, reviewed, tries_needed
from tests.support.practised import MONDAY

DAY = timedelta(days=1)


def card(key: str, memory: Memory | None = None, *, rating: int = 3, resting: bool = False) -> Card:
    kept = None
    if memory is not None or resting:
        tries = (Try(at=memory.reviewed_at, rating=rating),) if memory is not None else ()
        kept = KeptCard(id=key, kind="question", wordings=(key,), interviews=("i",), memory=memory, tries=tries,
                        resting=resting)  # fmt: skip
    return Card(id=key, kind="question", text=key, sources=(), kept=kept)


def keys(cards: tuple[Card, ...]) -> list[str]:
    return [c.id for c in cards]


def test_the_days_are_those_of_fsrs_itself() -> None:
    theirs = Scheduler(learning_steps=(), relearning_steps=(), maximum_interval=180, enable_fuzzing=False)
    fsrs, ours, now = FsrsCard(card_id=1), None, MONDAY
    for rating in (3, 1, 2, 3, 4, 3):
        fsrs, _ = theirs.review_card(fsrs, Rating(rating), now)
        ours = reviewed(ours, rating, now)
        assert (ours.due, ours.stability, ours.difficulty) == (fsrs.due, fsrs.stability, fsrs.difficulty)
        now = ours.due + DAY


def test_the_same_tries_always_give_the_same_day() -> None:
    first, second = (reviewed(reviewed(None, 3, MONDAY), 3, MONDAY + 3 * DAY) for _ in range(2))
    assert first == second


def test_without_a_day_what_waits_longest_comes_first_then_new_cards() -> None:
    late, later = reviewed(None, 3, MONDAY - 30 * DAY), reviewed(None, 3, MONDAY - 20 * DAY)
    away = reviewed(None, 4, MONDAY)
    cards = [card("new"), card("later", later), card("away", away), card("late", late), card("rests", resting=True)]
    assert keys(queue(cards, MONDAY)) == ["late", "later", "new"]


def test_what_can_be_ready_by_the_next_interview_comes_first() -> None:
    hard = reviewed(reviewed(None, 1, MONDAY - 40 * DAY), 1, MONDAY - 20 * DAY)
    tomorrow = (MONDAY + DAY).date()
    cards = [card("hard", hard, rating=1), card("new")]
    needed = [tries_needed(c, MONDAY, 1) for c in cards]
    assert needed[0] > 1
    assert needed[1] == 1
    assert keys(queue(cards, MONDAY, tomorrow)) == ["new", "hard"]


def test_with_a_day_in_view_a_card_comes_back_before_it_though_fsrs_would_wait() -> None:
    good = reviewed(None, 3, MONDAY - DAY)
    assert not is_due(card("good", good), MONDAY)
    in_a_week = (MONDAY + 7 * DAY).date()
    assert keys(queue([card("good", good)], MONDAY, in_a_week)) == ["good"]
    assert keys(queue([card("easy", reviewed(None, 4, MONDAY - DAY))], MONDAY, in_a_week)) == []


def test_a_card_is_not_asked_twice_on_one_day_for_the_sake_of_the_interview() -> None:
    just_now = reviewed(None, 2, MONDAY)
    assert queue([card("done", just_now)], MONDAY + timedelta(hours=1), (MONDAY + 7 * DAY).date()) == ()


def test_a_day_that_is_past_is_no_day() -> None:
    assert days_left(MONDAY, date(2026, 3, 1)) is None
    assert days_left(MONDAY, date(2026, 3, 2)) == 0
    assert days_left(MONDAY, None) is None


@pytest.mark.parametrize("back", [timedelta(minutes=1), DAY, 400 * DAY])
def test_a_clock_set_back_counts_the_try_and_loses_nothing(back: timedelta) -> None:
    before = reviewed(None, 3, MONDAY)
    after = reviewed(before, 3, MONDAY - back)
    assert after.stability >= before.stability
    assert after.due > MONDAY - back
    assert after.reviewed_at == MONDAY - back


def test_a_clock_that_was_years_ahead_keeps_no_card_away() -> None:
    ahead = reviewed(None, 4, MONDAY + 2000 * DAY)
    assert is_due(card("ahead", ahead), MONDAY)
    assert not is_due(card("ahead", reviewed(ahead, 4, MONDAY)), MONDAY)


def test_an_hour_between_two_clocks_does_not_bring_a_card_back() -> None:
    assert not is_due(card("card", reviewed(None, 3, MONDAY)), MONDAY - timedelta(hours=1))
