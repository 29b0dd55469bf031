"""Today: the notes box, and at most three things that are due."""

import streamlit as st

from coach.domain.errors import BadNotes
from coach.domain.plans import Plan
from coach.domain.rests import Rest
from coach.reading.reader import read
from coach.services import interviews, today
from coach.services.debriefing import prefilled
from coach.services.intake import decode
from coach.ui.autosaved import autosaved, forget
from coach.ui.places import page
from coach.ui.practice.deck import in_view
from coach.ui.runtime import services
from coach.ui.sample import SAMPLE
from coach.ui.tell import tell
from coach.ui.writer.now import elsewhere, where_notes_go
from coach.ui.writing import write

DRAFT = "notes"
PRIVATE = (
    "Rebound runs on this computer and listens only to it. What you write is kept in one folder, which only you can "
    "open. No account, no tracking, no request to anyone without your yes. **Settings** shows where your data lies."
)


# The button of what waits on the recovery page, and where there. (A bare string here would be shown on the page.)
CARE = {
    "kindness": ("Be kind to myself", "Kindness"),
    "rest": ("Rest", "Rest"),
    "checkin": ("Check in", "Weeks"),
    "plan": ("Look back", "Plans"),
}


def keep_and_open(text: str) -> None:
    """Keeps the notes first, then has the debrief written, then shows it."""
    s = services()
    now = s.now()
    kept = interviews.add(s.journal, interviews.new_id(now), text, prefilled(read(text)), now)
    forget(DRAFT)
    write(kept)
    st.switch_page(page("interview"), query_params={"id": kept.id})


def notes_box() -> None:
    text = autosaved(
        "Your notes",
        key=DRAFT,
        placeholder="What they asked, what you said, how it felt. Bullets, fragments and typos are fine.",
        height=260,
    )
    services().ahead(text)
    with st.container(horizontal=True):
        if st.button("Read my notes", type="primary", key="read"):
            keep_and_open(text)
        with st.popover("Open a file", key="open_file"):
            opened = st.file_uploader("A text file (.txt or .md)", type=["txt", "md"], key="file")
            if opened is not None and st.button("Read this file", key="read_file"):
                keep_and_open(decode(opened.getvalue(), opened.name))
        if st.button("Try a sample", key="sample"):
            keep_and_open(SAMPLE)
        with st.popover("Why this is private"):
            st.markdown(PRIVATE)


def due_list(due: tuple[today.Due, ...]) -> None:
    if not due:
        st.text("Nothing is due today.")
    for n, thing in enumerate(due):
        with st.container(horizontal=True, vertical_alignment="center", key=f"due_{thing.kind}"):
            st.text(thing.text, width="stretch")
            label, section = CARE.get(thing.kind, ("", ""))
            if label and st.button(label, key=f"due_{n}"):
                st.switch_page(page("recovery"), query_params={"show": section})
            if thing.kind == "practice" and st.button("Practise", key=f"due_{n}"):
                st.switch_page(page("practice"))
            if thing.interview is not None and st.button("Open", key=f"due_{n}"):
                section = "Letters" if thing.kind == "thanks" else "Questions"
                st.switch_page(page("interview"), query_params={"id": thing.interview, "show": section})


def main() -> None:
    s = services()
    kept = s.journal.interviews()
    st.title("Today", anchor=False)
    if kept:
        plans, rests = s.journal.all_of(Plan), s.journal.all_of(Rest)
        due_list(today.due(kept, s.journal.checkins(), s.now(), plans, rests, in_view()))
        st.header("New notes", anchor=False)
    else:
        place = elsewhere()
        st.text(f"Paste what you remember. {where_notes_go() if place else 'Nothing leaves this computer.'}")
    try:
        notes_box()
    except BadNotes as error:
        tell(error)


main()
