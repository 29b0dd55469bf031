"""What every page has: its place in the list, the sidebar, and a word where something went wrong."""

from typing import Literal

import streamlit as st

from coach.domain.errors import CoachError, JournalDamaged
from coach.ui import damage, undo
from coach.ui.places import page
from coach.ui.sidebar import sidebar
from coach.ui.tell import tell
from coach.ui.theme import STYLE

Layout = Literal["centered", "wide"]


def run() -> None:
    chosen = st.navigation(
        [
            st.Page(page("today"), title="Today", default=True),
            st.Page(page("interviews"), title="Interviews"),
            st.Page(page("interview"), title="Interview", visibility="hidden"),
            st.Page(page("recovery"), title="Recovery"),
            st.Page(page("settings"), title="Settings"),
            st.Page(page("privacy"), title="Privacy", visibility="hidden"),
            st.Page(page("sheet"), title="On paper", visibility="hidden"),
        ]
    )
    # Wide where notes stand beside what is said about them; else lines of a length that reads well.
    layout: Layout = "wide" if chosen.title == "Interview" else "centered"
    st.set_page_config(page_title="Rebound", page_icon="🌱", layout=layout)
    st.html(STYLE)
    sidebar()
    try:
        undo.bar()
        chosen.run()
    except JournalDamaged as error:
        damage.offer(error)
    except CoachError as error:
        tell(error)
