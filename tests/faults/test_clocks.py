"""Clocks that go back, jump ahead, change to summer time or travel: nothing is lost, and no order with it."""

import os
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coach.domain.interview import Facts
from coach.services.interviews import add, day_of
from tests.faults.amount import EXAMPLES
from tests.storage.samples import NOON, checkin, interview, open_journal


@pytest.fixture
def zone() -> Iterator[None]:
    before = os.environ.get("TZ")
    yield
    os.environ.pop("TZ", None)
    if before is not None:
        os.environ["TZ"] = before
    time.tzset()


times = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.sampled_from([UTC]))


@settings(
    max_examples=max(5, EXAMPLES // 10), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(times, min_size=1, max_size=8))
def test_a_clock_that_jumps_loses_nothing(tmp_path_factory: pytest.TempPathFactory, jumps: list[datetime]) -> None:
    home = tmp_path_factory.mktemp("home")
    for number, now in enumerate(jumps):
        open_journal(home, lambda now=now: now).add_interview(interview(number))  # type: ignore[misc]
    last = open_journal(home, lambda: jumps[-1])
    assert [each.id for each in last.interviews()] == [f"interview-{n}" for n in reversed(range(len(jumps)))]
    assert all(copy.at for copy in last.backups.list())


def test_a_clock_set_back_makes_no_backup_anew_and_prunes_none_of_the_newest(tmp_path: Path) -> None:
    for back in range(5):
        open_journal(tmp_path, lambda back=back: NOON - timedelta(days=back)).add_interview(interview(back))  # type: ignore[misc]
    names = [copy.name for copy in open_journal(tmp_path).backups.list()]
    open_journal(tmp_path).save_draft("notes", "typed")
    assert len(names) == 4
    assert set(names) <= {copy.name for copy in open_journal(tmp_path).backups.list()}


def test_a_clock_set_back_keeps_what_is_in_the_bin(tmp_path: Path) -> None:
    journal = open_journal(tmp_path, lambda: NOON + timedelta(days=400))
    journal.add_interview(interview())
    journal.delete_interview("interview-1")
    earlier = open_journal(tmp_path)
    earlier.save_draft("notes", "typed")
    earlier.bring_back("interview-1")
    assert earlier.interviews() == (interview(),)


@pytest.mark.parametrize("place", ["Europe/Berlin", "America/St_Johns", "Pacific/Kiritimati", "Australia/Lord_Howe"])
@pytest.mark.parametrize(
    "at", ["2026-03-29T00:59:59", "2026-03-29T01:00:01", "2026-10-25T00:30:00", "2026-12-31T23:59:59"]
)
@pytest.mark.usefixtures("zone")
def test_summer_time_and_travel_change_no_moment(tmp_path: Path, place: str, at: str) -> None:
    os.environ["TZ"] = place
    time.tzset()
    now = datetime.fromisoformat(at).replace(tzinfo=UTC)
    journal = open_journal(tmp_path, lambda: now)
    kept = [add(journal, f"kept-{n}", "notes", Facts(), now + timedelta(minutes=30 * n)) for n in range(6)]
    os.environ["TZ"] = "Pacific/Pago_Pago"
    time.tzset()
    there = open_journal(tmp_path)
    assert list(there.interviews()) == kept[::-1]
    assert [day_of(each) for each in kept] == sorted(day_of(each) for each in kept)


def test_a_time_with_another_offset_is_the_same_moment(tmp_path: Path) -> None:
    east = NOON.astimezone(timezone(timedelta(hours=14)))
    journal = open_journal(tmp_path, lambda: east)
    journal.add_interview(interview())
    journal.save_checkin(checkin())
    journal.delete_checkin("checkin-1")
    assert journal.bin()[0].deleted_at == NOON
