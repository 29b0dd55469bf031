"""What stands beside every page: the people to turn to, and who writes."""

import streamlit as st

from coach.reading.safety import help_list
from coach.ui.words import day
from coach.ui.writer.now import elsewhere, where_notes_go, who_writes


def sidebar() -> None:
    with st.sidebar:
        st.markdown("**If you need someone now**")
        st.markdown("\n".join(f"- {entry.name}: {entry.how}" for entry in help_list()))
        st.caption(f"Checked {day(help_list()[0].checked)}.")
        st.divider()
        st.caption(who_writes())
        if elsewhere():
            st.warning(where_notes_go())
        else:
            st.caption(where_notes_go())


def help_now() -> None:
    """The people to turn to, in full."""
    for entry in help_list():
        st.markdown(f"**{entry.name}** · {entry.region}  \n{entry.how}")
    st.caption(f"Checked {day(help_list()[0].checked)}.")
