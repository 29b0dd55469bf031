"""Recovery: a check-in of two minutes, the picture over weeks, plans, rest, and being kind to oneself."""

from datetime import date

import streamlit as st

from coach.domain.exercises import Sitting
from coach.domain.plans import Plan
from coach.domain.recovery import CheckIn
from coach.domain.rests import Rest
from coach.services import recovery, reminders
from coach.ui.dates import order
from coach.ui.recovery import checkin, kindness, month, plans, rest, weeks
from coach.ui.runtime import services
from coach.ui.session import session

SECTIONS = ("Weeks", "Plans", "Rest", "Kindness", "Month")


def main() -> None:
    s = services()
    today = s.now().astimezone().date()
    st.title("Recovery", anchor=False)
    asked = st.query_params.get("show", "")
    chosen = st.segmented_control(
        "Show",
        SECTIONS,
        default=asked if asked in SECTIONS else "Weeks",
        key="section",
        label_visibility="collapsed",
        required=True,
    )
    match chosen:
        case "Plans":
            plans.show(s.journal.interviews(), s.journal.all_of(Plan), today)
        case "Rest":
            rest.show(s.journal.all_of(Rest), today)
        case "Kindness":
            kindness.show(s.journal.all_of(Sitting))
        case "Month":
            month.show(today)
        case _:
            over_weeks(today)


def over_weeks(today: date) -> None:
    s = services()
    checkins, rests = s.journal.checkins(), s.journal.all_of(Rest)
    thanks()
    checkin.undo()
    boxes(checkins, recovery.due(checkins, today, rests), today)
    weeks.weeks(checkins, s.journal.interviews(), rests, s.journal.practice(), today)


def thanks() -> None:
    if session().thanked:
        session().thanked = False
        st.success("Kept. Thank you for taking the time.")


def boxes(checkins: tuple[CheckIn, ...], due: bool, today: date) -> None:
    """What is closed is not drawn: the page is there at once."""
    choice = ["Check in", *(["Earlier check-ins"] if checkins else []), "A weekly reminder"]
    asked = "Earlier check-ins" if st.query_params.get("checkin") and session().opened is None else None
    # The first one stands open, and one that was begun; else it waits for a click, and the picture is there at once.
    begun = not checkins or bool(services().journal.draft(checkin.DRAFT))
    first = asked or ("Check in" if begun and session().opened is None else None)
    if due and checkins:
        st.text("A check-in is due, if you like: two minutes, and every answer can be left out.")
    opened = st.pills(
        "The check-in", choice, default=first, key=f"open_{session().opened}", label_visibility="collapsed"
    )
    if opened == "Check in":
        checkin.new(today)
    elif opened == "Earlier check-ins":
        checkin.earlier(checkins, today)
    elif opened is not None:
        reminder(today)


def reminder(today: date) -> None:
    st.text("A file for your calendar, with nothing in it about you: “Two minutes for yourself”, once a week.")
    first = st.date_input("From", today, format=order(), key="remind_from")
    at = st.time_input("At", reminders.AT, key="remind_at")
    st.download_button(
        "Save the reminder (.ics)",
        lambda: reminders.weekly(first, services().now(), at),
        "rebound-checkin.ics",
        "text/calendar",
        key="remind",
    )


main()
