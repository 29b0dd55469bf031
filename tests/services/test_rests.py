from datetime import UTC, date, datetime, timedelta

from coach.domain.rests import Rest
from coach.services import rests
from tests.support.memory_journal import MemoryJournal

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
DAY = date(2026, 3, 2)


def rest(start: date, end: date | None = None, key: str = "r") -> Rest:
    return Rest(id=key, created_at=NOW, start=start, end=end)


def test_both_ends_belong_to_a_rest() -> None:
    two = rest(DAY, DAY + timedelta(days=1))
    assert [two.covers(DAY + timedelta(days=n)) for n in (-1, 0, 1, 2)] == [False, True, True, False]


def test_a_rest_without_an_end_goes_on() -> None:
    assert rests.resting((rest(DAY),), DAY + timedelta(days=400)) is not None
    assert rests.resting((rest(DAY),), DAY - timedelta(days=1)) is None


def test_ending_a_rest_counts_the_days_up_to_yesterday_and_at_least_one() -> None:
    journal = MemoryJournal()
    begun = rests.begin(journal, DAY, None, NOW, " by the sea ")
    assert begun.line == "by the sea"
    assert rests.finish(journal, begun, DAY + timedelta(days=3)).end == DAY + timedelta(days=2)
    assert rests.finish(journal, begun, DAY).end == DAY
    assert journal.all_of(Rest)[0].end == DAY


def test_an_end_before_the_start_is_the_start() -> None:
    assert rests.begin(MemoryJournal(), DAY, DAY - timedelta(days=4), NOW).end == DAY


def test_of_two_rests_at_once_the_later_one_is_meant() -> None:
    assert rests.resting((rest(DAY, key="a"), rest(DAY - timedelta(days=2), key="b")), DAY) == rest(DAY, key="a")
