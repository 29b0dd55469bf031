"""Reminders for the person's own calendar. Calendars are shared and kept elsewhere: nothing of the journal is in them.

Times are without a zone, so that six in the evening stays six in the evening wherever the person is.
"""

from datetime import date, datetime, time, timedelta

from icalendar import Alarm, Calendar, Event

AT = time(18)
LONG = timedelta(minutes=10)


def weekly(first: date, now: datetime, at: time = AT) -> bytes:
    """Every week on the day of `first`, without end."""
    event = _event("weekly@rebound", "Two minutes for yourself", datetime.combine(first, at), now)
    event.add("rrule", {"freq": "weekly"})
    return _calendar(event)


def once(key: str, on: date, now: datetime, at: time = AT) -> bytes:
    """`key` tells the calendar that a later file is about the same thing."""
    return _calendar(_event(f"{key}@rebound", "A plan to look back at", datetime.combine(on, at), now))


def _event(uid: str, words: str, start: datetime, now: datetime) -> Event:
    event, alarm = Event(), Alarm()
    for name, value in {"uid": uid, "dtstamp": now, "dtstart": start, "dtend": start + LONG, "summary": words}.items():
        event.add(name, value)
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    for name, value in {"action": "DISPLAY", "description": words, "trigger": timedelta(0)}.items():
        alarm.add(name, value)
    event.add_component(alarm)
    return event


def _calendar(event: Event) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", "-//Rebound//EN")
    calendar.add("version", "2.0")
    calendar.add_component(event)
    return bytes(calendar.to_ical())
