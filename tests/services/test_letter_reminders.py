from datetime import UTC, date, datetime, timedelta
from typing import get_args

import pytest
from icalendar import Calendar

from coach.domain.interview import Facts, Interview
from coach.services.letter_reminders import ReminderKind, due, reminder

NOW = datetime(2026, 3, 27, 18, 30, tzinfo=UTC)
INTERVIEW = Interview(
    id="20260327-7f3a19",
    created_at=NOW,
    updated_at=NOW,
    notes="Marlow Fresh said no",
    facts=Facts(company="Marlow Fresh", role="baker", on=date(2026, 3, 27), outcome="rejected"),
    outcome_on=date(2026, 3, 28),
)


@pytest.mark.parametrize("kind", get_args(ReminderKind))
def test_a_calendar_reads_it_and_its_title_tells_nothing(kind: ReminderKind) -> None:
    made = reminder(INTERVIEW, kind, NOW)
    (event,) = Calendar.from_ical(made).walk("VEVENT")
    assert event.decoded("dtstart") == due(INTERVIEW, kind)
    assert b"Marlow" not in made
    assert b"baker" not in made


def test_the_same_reminder_made_twice_is_one_in_the_calendar() -> None:
    uids = {
        Calendar.from_ical(reminder(INTERVIEW, "thank", t)).walk("VEVENT")[0]["uid"]
        for t in (NOW, NOW.replace(hour=20))
    }
    assert len(uids) == 1


def test_thanks_are_due_within_a_day_and_the_question_at_ten_the_morning_after_the_no() -> None:
    assert due(INTERVIEW, "thank") - NOW < timedelta(hours=24)
    asked = due(INTERVIEW, "feedback")
    assert (asked.date(), asked.hour) == (date(2026, 3, 29), 10)
    assert due(INTERVIEW, "follow_up").date() == date(2026, 4, 10)
