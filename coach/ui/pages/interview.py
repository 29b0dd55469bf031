"""One interview: the notes on the left, and on the right what was read in them and written from them."""

import streamlit as st

from coach.domain.debrief import Debrief
from coach.domain.errors import NotFound
from coach.domain.interview import Interview
from coach.ui.interview import edit, facts, happened, letters, notes, questions, safety, timeline
from coach.ui.places import page
from coach.ui.runtime import services
from coach.ui.session import session
from coach.ui.tell import tell
from coach.ui.writing import how_it_ended, show_progress, write

SECTIONS = {
    "What happened": happened.show,
    "Questions": questions.show,
    "Letters": letters.show,
    "Time line": timeline.show,
}


def main() -> None:
    try:
        interview = services().journal.interview(st.query_params.get("id", ""))
    except NotFound as error:
        st.title("Interview")
        tell(error)
        if st.button("To all interviews"):
            st.switch_page(page("interviews"))
        return
    facts.header(interview)
    if show_progress(interview.id):
        return
    how_it_ended(interview.id)
    whole = interview.debrief is not None and (interview.crisis_passed or not interview.debrief.crisis)
    if edit.editing(interview) and not whole:
        edit.show(interview)
    elif interview.debrief is None:
        unwritten(interview)
    elif interview.debrief.crisis and not interview.crisis_passed:
        safety.screen(interview)
    else:
        debrief(interview, interview.debrief)


def unwritten(interview: Interview) -> None:
    """Notes without a debrief: it is written now; where that failed, only when the person asks again."""
    if services().jobs.get(interview.id) is None or st.button("Try again", key="try_again", type="primary"):
        write(interview)
        st.rerun()
    st.header("Your notes", anchor=False)
    st.text(interview.notes)


def debrief(interview: Interview, written: Debrief) -> None:
    if written.crisis and not session().help_stays:
        safety.stays()
    services().ahead(interview.notes)
    st.text(written.heard)
    asked_for = st.query_params.get("show", "")
    chosen = st.segmented_control(
        "Show",
        list(SECTIONS),
        default=asked_for if asked_for in SECTIONS else "What happened",
        key=f"section_{interview.id}",
        label_visibility="collapsed",
        required=True,
    )
    left, right = st.columns([5, 6], gap="large")
    with right:
        SECTIONS[chosen or "What happened"](interview, written)
    with left:
        if edit.editing(interview):
            edit.show(interview)
        else:
            notes.show(interview, written)


main()
