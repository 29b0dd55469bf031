"""The month, looked back at: done, learned, kept, each line with the entries that it was made from."""

from collections.abc import Iterator
from datetime import date
from zlib import crc32

import streamlit as st

from coach.domain.remarks import Remark
from coach.services.jobs import Job
from coach.services.lookback import DateNames, Entry, LookBack, Part, Statement, kept, look_back, months
from coach.ui import dates
from coach.ui.places import page
from coach.ui.runtime import services
from coach.ui.session import session
from coach.ui.waiting import at_work
from coach.ui.words import day, plain, writer
from coach.ui.writer.now import elsewhere
from coach.writing.exercises import exercises

RULES = "builtin"
NAMES = DateNames(dates.month, dates.day_of_month)
PARTS: dict[Part, str] = {"done": "Done", "learned": "Learned", "kept": "To hold on to"}

SECTION = {"plan": "Plans", "rest": "Rest", "sitting": "Kindness"}


def show(today: date) -> None:
    st.header("Looking back", anchor=False)
    everything = kept(services().journal)
    month = st.selectbox("Month", months(everything, today), format_func=dates.month, key="month")
    titles = {e.name: e.title for e in exercises(services().settings.prompts)}
    found = look_back(everything, month, titles, NAMES)
    first_line(found)
    for part, title in PARTS.items():
        if found.of(part):
            st.subheader(title, anchor=False)
        for n, statement in enumerate(found.of(part)):
            told(statement, f"{part}_{n}")


def first_line(found: LookBack) -> None:
    """The model's own words for it where one is on this computer; code's as long as it is at work, and without it.

    Nothing leaves it for a line that nobody asked for.
    """
    line = _worded(found) if found.facts and elsewhere() is None else None
    st.text(line.text if line is not None else found.first)
    if line is not None:
        st.caption(f"This line is worded by {writer(line.source)}, from what stands below.")


def _worded(found: LookBack) -> Remark | None:
    s = services()
    coach, key = s.coach(), f"month_{crc32(' '.join(found.facts).encode())}"
    if coach.name == RULES:
        return None

    def work(job: Job) -> Iterator[Remark]:
        yield coach.look_back(found.facts, job)

    job = s.jobs.get(key) or s.jobs.start(key, work, lambda _: None)
    line: Remark | None = None if at_work(key, "The model is wording the first line.") else job.partial
    return line if line is not None and line.source != RULES else None


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
    if entry.kind == "card":
        session().chosen_card = entry.id
        st.switch_page(page("practice"))
    where = {"checkin": entry.id} if entry.kind == "checkin" else {"show": SECTION[entry.kind]}
    session().opened = None
    del st.session_state["section"]
    st.switch_page(page("recovery"), query_params=where)
