from datetime import UTC, date, datetime, time
from typing import Any

from icalendar import Calendar

from coach.services import reminders

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
DAY = date(2026, 3, 8)


def event(data: bytes) -> Any:
    (found,) = Calendar.from_ical(data).walk("VEVENT")
    return found


def test_the_weekly_one_comes_back_every_week_at_six_in_the_evening_wherever_one_is() -> None:
    found = event(reminders.weekly(DAY, NOW))
    assert found["dtstart"].dt == datetime(2026, 3, 8, 18)
    assert found["dtstart"].dt.tzinfo is None
    assert found["rrule"].to_ical() == b"FREQ=WEEKLY"


def test_a_plan_is_reminded_of_once_under_its_own_name() -> None:
    found = event(reminders.once("20260302-abc", DAY, NOW, time(9, 30)))
    assert found["dtstart"].dt.time() == time(9, 30)
    assert "rrule" not in found
    assert found["uid"] == "20260302-abc@rebound"


def test_a_calendar_learns_nothing_of_why() -> None:
    for data in (reminders.weekly(DAY, NOW), reminders.once("x", DAY, NOW)):
        text = data.decode().lower()
        assert not {"interview", "reject", "job", "recovery", "company"} & set(text.replace(":", " ").split())
        assert "class:private" in text


def test_every_line_is_as_the_standard_wants_it() -> None:
    data = reminders.weekly(DAY, NOW)
    assert data.startswith(b"BEGIN:VCALENDAR\r\n")
    assert data.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert b"BEGIN:VALARM" in data
