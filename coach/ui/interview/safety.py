"""When someone may be in danger: a person first. Nothing is written about such a text until they go on."""

import streamlit as st

from coach.domain.interview import Interview
from coach.services import interviews
from coach.ui.places import page
from coach.ui.runtime import services
from coach.ui.sidebar import help_now
from coach.ui.writing import write


def screen(interview: Interview) -> None:
    st.header("Before anything else", anchor=False)
    st.text(
        "What you wrote sounds very heavy, and it matters more than any interview. "
        "Rebound is a reflection tool, not therapy. It runs on your computer; nobody is watching what you write. "
        "If you might hurt yourself or feel unable to stay safe, please contact a person now: someone below, "
        "and someone you trust."
    )
    help_now()
    st.text("Your notes are kept. It is fine to stop here for today.")
    with st.container(horizontal=True):
        if st.button("Stop here for today", type="primary", key="stop_here"):
            st.switch_page(page("today"))
        if st.button("I am safe, go on", key="go_on"):
            s = services()
            write(interviews.change(s.journal, interview.id, s.now(), crisis_passed=True))
            st.rerun()


def stays() -> None:
    """The list stays in view after the person went on, and beside any answer that sounds the same."""
    with st.container(border=True):
        st.text("If it gets too heavy, please talk to a person now.")
        help_now()
