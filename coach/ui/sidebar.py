"""What stands beside every page: the people to turn to, and who writes."""

import sys
from pathlib import Path

import streamlit as st

from coach.engines.library import library_state
from coach.reading.safety import help_list
from coach.ui.runtime import services
from coach.ui.words import day


def sidebar() -> None:
    with st.sidebar:
        st.markdown("**If you need someone now**")
        st.markdown("\n".join(f"- {entry.name}: {entry.how}" for entry in help_list()))
        st.divider()
        st.caption(who_writes())
        st.caption("Nothing you write leaves this computer.")


def help_now() -> None:
    """The people to turn to, in full."""
    for entry in help_list():
        st.markdown(f"**{entry.name}** · {entry.region}  \n{entry.how}")
    st.caption(f"Checked {day(help_list()[0].checked)}.")


def who_writes() -> str:
    """One line: the coach in use, and the model library where it is not ready and a model is wanted."""
    model = services().settings.model
    if model is None:
        return "Written by the built-in coach."
    library = library_state(Path(sys.prefix))
    if library.state == "ready":
        return f"Written by the model {model.name}."
    return f"Written by the built-in coach: the model library is {library.state}."
