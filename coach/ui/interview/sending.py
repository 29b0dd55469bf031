"""Getting a letter out: the person's own mail program, a file, a reminder. Nothing is sent from here."""

import streamlit as st

from coach.domain.interview import Interview, KeptLetter
from coach.services import letter_reminders, posting
from coach.services.letter_reminders import ReminderKind
from coach.ui.components.copy_button import copy_button
from coach.ui.places import page
from coach.ui.runtime import services
from coach.ui.words import day

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
REMINDERS: dict[ReminderKind, str] = {
    "thank": "Thank within a day",
    "feedback": "Ask for feedback",
    "follow_up": "Follow up once",
}


def ways_out(interview: Interview, letter: KeptLetter, key: str) -> None:
    nth = key.rpartition("_")[2]
    with st.container(horizontal=True, vertical_alignment="center"):
        copy_button(letter.body, "Copy the letter", key=f"copy_{key}")
        link = posting.mailto(letter)
        if link is not None:
            st.link_button("Open in my mail program", link, width="content")
        st.page_link(page("sheet"), label="Print", query_params={"id": interview.id, "letter": nth})
        with st.popover("Save as a file", key="as_file"):
            _files(letter, key)
        with st.popover("Remind me", key="remind"):
            _reminders(interview)
        if letter.sent_on is not None:
            st.text(f"Sent on {day(letter.sent_on)}.")


def _files(letter: KeptLetter, key: str) -> None:
    profile = services().journal.profile()
    name = posting.file_name
    st.download_button(
        "For a mail program (.eml)",
        lambda: posting.eml(letter, profile),
        name(letter, "eml"),
        "message/rfc822",
        key=f"eml_{key}",
        on_click="ignore",
    )
    st.download_button(
        "To print or change (.docx)",
        lambda: posting.docx(letter),
        name(letter, "docx"),
        DOCX,
        key=f"docx_{key}",
        on_click="ignore",
    )


def _reminders(interview: Interview) -> None:
    st.caption("A file for your calendar. Its title says nothing private.")
    for kind, label in REMINDERS.items():
        st.download_button(
            f"{label} · {day(letter_reminders.due(interview, kind).date())}",
            letter_reminders.reminder(interview, kind, services().now()),
            f"{kind.replace('_', '-')}.ics",
            "text/calendar",
            key=f"ics_{kind}",
            on_click="ignore",
        )
