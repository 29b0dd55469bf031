"""Today: the notes box, and at most three things that are due."""

from functools import partial

import streamlit as st

from coach.domain.errors import BadNotes, NotFound
from coach.domain.interview import Interview
from coach.domain.plans import Plan
from coach.domain.rests import Rest
from coach.reading.reader import read
from coach.services import interviews, today
from coach.services.debriefing import prefilled
from coach.services.intake import checked
from coach.ui.autosaved import autosaved, forget
from coach.ui.opened_file import file_drop
from coach.ui.places import page
from coach.ui.practice.deck import in_view
from coach.ui.runtime import services
from coach.ui.sample import SAMPLE
from coach.ui.session import session
from coach.ui.tell import tell
from coach.ui.unbroken import unbroken
from coach.ui.words import plain
from coach.ui.writer.now import elsewhere, where_notes_go
from coach.ui.writing import write

DRAFT = "notes"


# The button of what waits on the recovery page, and where there. (A bare string here would be shown on the page.)
CARE = {
    "kindness": ("Be kind to myself", "Kindness"),
    "rest": ("Rest", "Rest"),
    "checkin": ("Check in", "Weeks"),
    "plan": ("Look back", "Plans"),
}


def keep_and_open(text: str, *, after: Interview | None = None, mine: bool = True) -> None:
    """Keeps the notes first, then has the debrief written, then shows it, whatever is clicked meanwhile."""
    s = services()
    now = s.now()
    facts = prefilled(read(checked(text)))
    if after is not None:
        known = {"company": after.facts.company, "role": after.facts.role}
        facts = facts.model_copy(update={name: value for name, value in known.items() if value})
    kept = interviews.add(s.journal, interviews.new_id(now), text, facts, now)
    write(kept)

    def leave() -> None:
        here = session()
        if mine and here.just_read != kept.id:
            forget(DRAFT)
        here.just_read = kept.id
        show(kept.id)

    unbroken(leave)  # the way out ends a page like any request: what waited, if anything, is not taken up


def show(interview: str, section: str = "What happened") -> None:
    st.switch_page(page("interview"), query_params={"id": interview, "show": section})


def earlier_round() -> Interview | None:
    """The interview that these notes follow, where the person came from its time line."""
    try:
        return services().journal.interview(st.query_params.get("after", ""))
    except NotFound:
        return None


def notes_box(first: bool, after: Interview | None) -> None:
    text = autosaved(
        "Your notes",
        key=DRAFT,
        placeholder="What they asked, what you said, how it felt. Bullets, fragments and typos are fine.",
        height=260,
    )
    services().ahead(text)
    trouble: BadNotes | None = None
    with st.container(horizontal=True, vertical_alignment="center"):
        if st.button("Read my notes", type="primary", key="read"):
            again = session().just_read
            if again is not None and not text.strip():  # it was clicked twice: the box is empty since the first time
                unbroken(partial(show, again))
            try:
                keep_and_open(text, after=after)
            except BadNotes as error:
                trouble = error
        session().just_read = None
        if first and st.button("Try a sample", key="sample"):
            keep_and_open(SAMPLE, mine=False)
        st.page_link(page("privacy"), label="Why this is private")
    if trouble is not None:
        tell(trouble)
    file_drop(DRAFT)


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
                show(thing.interview, "Letters" if thing.kind in {"thanks", "letter"} else "Questions")


def main() -> None:
    s = services()
    kept = s.journal.interviews()
    st.title("Today", anchor=False)
    after = earlier_round()
    if kept:
        plans, rests = s.journal.all_of(Plan), s.journal.all_of(Rest)
        due_list(today.due(kept, s.journal.checkins(), s.now(), plans, rests, in_view()))
        name = after.facts.company or after.facts.role or "this application" if after else ""
        st.header(f"The next round: {plain(name)}" if after else "New notes", anchor=False)
    else:
        place = elsewhere()
        st.text(f"Paste what you remember. {where_notes_go() if place else 'Nothing leaves this computer.'}")
    notes_box(not kept, after)


main()
