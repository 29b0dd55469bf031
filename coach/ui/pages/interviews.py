"""The interviews that are kept, newest first."""

import streamlit as st

from coach.domain.interview import Interview
from coach.services.interviews import day_of
from coach.ui.places import page
from coach.ui.runtime import services
from coach.ui.session import session
from coach.ui.words import OUTCOME, day

A_PAGE = 20


def row(interview: Interview) -> None:
    facts = interview.facts
    with st.container(horizontal=True, vertical_alignment="center", key=f"row_{interview.id}"):
        with st.container(width="stretch", gap=None):
            st.text(" · ".join(x for x in (facts.company, facts.role) if x) or "Interview")
            st.caption(" · ".join(x for x in (day(day_of(interview)), facts.stage, OUTCOME[facts.outcome]) if x))
        if st.button("Open", key=f"open_{interview.id}"):
            st.switch_page(page("interview"), query_params={"id": interview.id})


def main() -> None:
    s = services()
    st.title("Interviews", anchor=False)
    if session().deleted is not None:
        undo_bar()
    kept = s.journal.interviews()
    if not kept:
        st.text("Here you will find every interview you write about. The first one begins on Today.")
    if st.button("New notes", type="primary", key="new_notes"):
        st.switch_page(page("today"))
    shown = st.session_state.get("shown", A_PAGE)
    for interview in kept[:shown]:
        row(interview)
    if len(kept) > shown and st.button(f"Show {min(A_PAGE, len(kept) - shown)} more", key="more"):
        st.session_state["shown"] = shown + A_PAGE
        st.rerun()


def undo_bar() -> None:
    deleted = session().deleted
    with st.container(horizontal=True, vertical_alignment="center"):
        st.text("The interview was deleted.")
        if deleted is not None and st.button("Undo", key="undo"):
            services().journal.add_interview(Interview.model_validate_json(deleted))
            session().deleted = None
            st.rerun()


main()
