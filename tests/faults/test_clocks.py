"""Clocks that go back, jump ahead, change to summer time or travel: nothing is lost, and no order with it."""

import os
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from itertools import pairwise
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from coach.domain.interview import Facts
from coach.domain.plans import Plan
from coach.services import today
from coach.services.interviews import add, day_of
from coach.services.letter_reminders import ReminderKind, reminder
from coach.services.reminders import once, weekly
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


PLACES = ["Europe/Berlin", "America/St_Johns", "Pacific/Kiritimati", "Australia/Lord_Howe"]


def move_to(place: str) -> None:
    os.environ["TZ"] = place
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


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(
    "at", ["2026-03-29T00:59:59", "2026-03-29T01:00:01", "2026-10-25T00:30:00", "2026-12-31T23:59:59"]
)
@pytest.mark.usefixtures("zone")
def test_summer_time_and_travel_change_no_moment(tmp_path: Path, place: str, at: str) -> None:
    move_to(place)
    now = datetime.fromisoformat(at).replace(tzinfo=UTC)
    journal = open_journal(tmp_path, lambda: now)
    kept = [add(journal, f"kept-{n}", "notes", Facts(), now + timedelta(minutes=30 * n)) for n in range(6)]
    move_to("Pacific/Pago_Pago")
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


JUMPS = [timedelta(hours=h) for h in (0, 1, -1, 25, -49, 24 * 200, -24 * 400)]
"""From the moment that a reminder was first made: on, back, over both changes of the hour, and far away."""


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.usefixtures("zone")
def test_a_calendar_holds_each_reminder_once_whatever_the_clock_and_wherever_one_is(place: str) -> None:
    kept = interview().model_copy(update={"outcome_on": NOON.date()})
    calendar: dict[str, set[datetime]] = {}
    for zone in (place, "UTC"):
        move_to(zone)
        for jump in JUMPS:
            now = NOON + jump
            files = [reminder(kept, kind, now) for kind in get_args(ReminderKind)]
            files += [weekly(NOON.date(), now), once("plan-1", NOON.date(), now)]
            for event in (found for raw in files for found in Calendar.from_ical(raw).walk("VEVENT")):
                calendar.setdefault(str(event["uid"]), set()).add(event.decoded("dtstart"))
    assert len(calendar) == len(get_args(ReminderKind)) + 2
    assert all(len(times) <= 2 for times in calendar.values())  # the morning here, and the morning there


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("month", [3, 10])
@pytest.mark.usefixtures("zone")
def test_a_check_in_is_asked_for_once_a_week_through_every_change_of_the_hour(place: str, month: int) -> None:
    """Looked at every hour for five weeks, and answered whenever it is asked for; now and then the clock goes back."""
    move_to(place)
    first = datetime(2026, month, 10, 12, tzinfo=UTC)
    days = [first.astimezone().date()]
    for hour in range(24 * 35):
        now = first + timedelta(hours=hour - (3 if hour % 11 == 0 else 0))
        given = tuple(checkin(number, on) for number, on in enumerate(days))
        asked = [each for each in today.due((), given, now) if each.kind == "checkin"]
        assert len(asked) <= 1
        if asked:
            days.append(now.astimezone().date())
    assert [later - earlier for earlier, later in pairwise(days)] == [timedelta(days=7)] * (len(days) - 1)
    assert len(days) >= 5


def test_what_stands_on_today_stands_there_once_and_not_again_when_the_clock_is_set_back() -> None:
    """A thank-you that was sent, and a plan that was looked back at, are not brought up again."""
    sent = interview().model_copy(
        update={"letters": tuple(k.model_copy(update={"sent_on": NOON.date()}) for k in interview().letters)}
    )
    waiting = sent.model_copy(update={"letters": ()})
    plan = Plan(id="plan-1", created_at=NOON, cue="it is a no", action="call Ines", revisit_on=NOON.date())
    done = plan.model_copy(update={"revisit_on": None})
    facts = waiting.facts.model_copy(update={"outcome": "waiting"})
    for jump in JUMPS:
        now = NOON + jump
        kinds = [each.kind for each in today.due((waiting.model_copy(update={"facts": facts}),), (), now, (plan,))]
        assert len(set(kinds)) == len(kinds)
        after = [each.kind for each in today.due((sent.model_copy(update={"facts": facts}),), (), now, (done,))]
        assert not {"thanks", "plan"} & set(after)
