"""A journal that is not as it was written: the way back, chosen by the person."""

import streamlit as st

from coach.domain.errors import JournalDamaged
from coach.ui.runtime import services
from coach.ui.tell import tell
from coach.ui.words import day


def offer(error: JournalDamaged) -> None:
    tell(error)
    rescue = services().rescue
    best = rescue.newest_good()
    with st.container(horizontal=True):
        if best is not None and st.button(f"Bring back the copy of {day(best.at.astimezone().date())}", key="restore"):
            rescue.restore(best.name)
            st.rerun()
        if st.button("Set the file aside and begin afresh", key="set_aside"):
            rescue.set_aside()
            st.rerun()
