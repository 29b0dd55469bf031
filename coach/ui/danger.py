"""When words sound like danger: a person first. What was written is kept, and nothing is made of it.

`heard` and `noted` are told every text that a person keeps; the screen then stands before every page until they go on,
and after that the list stays in view in this window.
"""

from collections.abc import Callable

import streamlit as st

from coach.reading.safety import judge
from coach.ui.places import page
from coach.ui.session import session
from coach.ui.sidebar import help_now

KEPT = "What you wrote is kept. It is fine to stop here for today."


def heard(key: str, text: str) -> None:
    if noted(key, text):
        st.rerun()


def noted(key: str, text: str) -> bool:
    """True where the page is to be drawn anew for it.

    `key`: which box it was; having gone on once, the person is not stopped by the same box again.
    """
    found, here = judge(text), session()
    if found.crisis and key not in here.gone_on:
        here.danger = key
        return True
    if (found.crisis or found.gentle) and not here.help_stays:
        here.help_stays = True
        return True
    return False


def screen(kept: str, go_on: Callable[[], object]) -> None:
    st.header("Before anything else", anchor=False)
    st.text(
        "What you wrote sounds very heavy, and it matters more than any interview. "
        "This is a reflection tool, not therapy. It runs on your computer; nobody is watching what you write. "
        "If you might hurt yourself or feel unable to stay safe, please contact a person now: someone below, "
        "and someone you trust."
    )
    help_now()
    st.text(kept)
    with st.container(horizontal=True):
        if st.button("Stop here for today", type="primary", key="stop_here"):
            _past()
            st.switch_page(page("today"))
        if st.button("I am safe, go on", key="go_on"):
            _past()
            go_on()
            st.rerun()


def stands_before() -> bool:
    """True where the screen is shown in place of the page."""
    if session().danger is None:
        return False
    screen(KEPT, lambda: None)
    return True


def stays() -> None:
    """The list stays in view after the person went on, and where it is not clear whether they are in danger."""
    with st.container(border=True):
        st.text("If it gets too heavy, please talk to a person now.")
        help_now()


def _past() -> None:
    here = session()
    here.help_stays = True
    if here.danger is not None:
        here.gone_on.add(here.danger)
        here.danger = None
