"""Reminder files for a calendar. Their titles hold nothing private: others may see the screen."""

from datetime import UTC, datetime, time, timedelta
from typing import Literal

from coach.domain.interview import Interview
from coach.services.interviews import day_of

ReminderKind = Literal["thank", "feedback", "follow_up"]
TITLES: dict[ReminderKind, str] = {
    "thank": "A short note to write",
    "feedback": "A question to ask",
    "follow_up": "A line to send, if you like",
}
THANK_AFTER, ASK_AFTER, FOLLOW_UP_AFTER = timedelta(hours=20), timedelta(days=1), timedelta(days=14)
MORNING = time(10)
LASTS = timedelta(minutes=15)


def reminder(interview: Interview, kind: ReminderKind, now: datetime) -> bytes:
    """An .ics file; the same interview and kind give the same UID, so a calendar moves it and adds no second one."""
    from icalendar import Alarm, Calendar, Event

    event = Event()
    event.add("uid", f"{interview.id}-{kind}@rebound.invalid")
    event.add("summary", TITLES[kind])
    event.add("dtstamp", now.astimezone(UTC))
    start = due(interview, kind).astimezone(UTC)
    event.add("dtstart", start)
    event.add("dtend", start + LASTS)
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", TITLES[kind])
    alarm.add("trigger", timedelta())
    event.add_component(alarm)
    calendar = Calendar()
    calendar.add("prodid", "-//Rebound//EN")
    calendar.add("version", "2.0")
    calendar.add_component(event)
    return bytes(calendar.to_ical())


def due(interview: Interview, kind: ReminderKind) -> datetime:
    """With a time zone, this computer's: ten in the morning there, but within 24 hours for the thanks."""
    if kind == "thank":
        return interview.created_at + THANK_AFTER
    first = (interview.outcome_on if kind == "feedback" else None) or day_of(interview)
    after = ASK_AFTER if kind == "feedback" else FOLLOW_UP_AFTER
    return datetime.combine(first + after, MORNING).astimezone()
