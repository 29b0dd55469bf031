"""What every page has: its place in the list, the sidebar, and a word where something went wrong."""

from typing import Literal

import streamlit as st

from coach.domain.errors import CoachError, JournalDamaged, JournalLocked
from coach.ui import damage, danger, undo
from coach.ui.data.passphrase import unlock
from coach.ui.places import page
from coach.ui.practice.deck import something_to_practise, something_to_see
from coach.ui.session import session
from coach.ui.sidebar import sidebar
from coach.ui.tell import tell

Layout = Literal["centered", "wide"]


def _if(useful: bool) -> Literal["visible", "hidden"]:
    """A page is listed once it has something to do; its address works all the same."""
    return "visible" if useful else "hidden"


def run() -> None:
    chosen = st.navigation(
        [
            st.Page(page("today"), title="Today", default=True),
            st.Page(page("interviews"), title="Interviews"),
            st.Page(page("interview"), title="Interview", visibility="hidden"),
            st.Page(page("practice"), title="Practice", visibility=_if(something_to_practise())),
            st.Page(page("patterns"), title="Patterns", visibility=_if(something_to_see())),
            st.Page(page("share"), title="Share", visibility="hidden"),
            st.Page(page("recovery"), title="Recovery"),
            st.Page(page("settings"), title="Settings"),
            st.Page(page("privacy"), title="Privacy", visibility="hidden"),
            st.Page(page("sheet"), title="On paper", visibility="hidden"),
        ]
    )
    # Wide where notes stand beside what is said about them; else lines of a length that reads well.
    layout: Layout = "wide" if chosen.title == "Interview" else "centered"
    st.set_page_config(page_title="Rebound", page_icon="🌱", layout=layout)
    sidebar()
    if danger.stands_before():
        return
    if session().help_stays:
        danger.stays()
    try:
        undo.bar()
        chosen.run()
    except JournalDamaged as error:
        damage.offer(error)
    except JournalLocked:
        unlock()
    except CoachError as error:
        tell(error)
