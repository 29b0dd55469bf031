"""The month, looked back at: done, learned, kept, each line with the entries that it was made from."""

from datetime import date

import streamlit as st

from coach.services.lookback import Entry, Part, Statement, kept, look_back, months
from coach.ui.places import page
from coach.ui.runtime import services
from coach.ui.session import session
from coach.ui.words import day, plain
from coach.writing.exercises import exercises

PARTS: dict[Part, str] = {"done": "Done", "learned": "Learned", "kept": "To hold on to"}

SECTION = {"plan": "Plans", "rest": "Rest", "sitting": "Kindness"}


def show(today: date) -> None:
    st.header("Looking back", anchor=False)
    everything = kept(services().journal)
    month = st.selectbox("Month", months(everything, today), format_func=lambda m: f"{m:%B %Y}", key="month")
    titles = {e.name: e.title for e in exercises(services().settings.prompts)}
    found = look_back(everything, month, titles)
    st.text(found.first)
    for part, title in PARTS.items():
        if found.of(part):
            st.subheader(title, anchor=False)
        for n, statement in enumerate(found.of(part)):
            told(statement, f"{part}_{n}")


def told(statement: Statement, key: str) -> None:
    with st.container(gap=None, key=f"month_{key}"):
        quote = f" “{plain(statement.quote)}”" if statement.quote else ""
        st.markdown(f"{plain(statement.text)}{quote}")
        with st.container(horizontal=True):
            for entry in statement.entries:
                source(entry, f"{key}_{entry.id}")


def source(entry: Entry, key: str) -> None:
    if not st.button(f"{plain(entry.name)}, {day(entry.on)}", key=key, type="tertiary"):
        return
    if entry.kind == "interview":
        st.switch_page(page("interview"), query_params={"id": entry.id})
    where = {"checkin": entry.id} if entry.kind == "checkin" else {"show": SECTION[entry.kind]}
    session().opened = None
    del st.session_state["section"]
    st.switch_page(page("recovery"), query_params=where)
