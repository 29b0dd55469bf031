"""The copies of the journal, and the way back to one."""

import streamlit as st

from coach.domain.ports import Copy
from coach.ui.dates import clock
from coach.ui.runtime import services
from coach.ui.words import day, plain


def backups() -> None:
    rescue = services().rescue
    copies = rescue.list()
    st.text(
        "A copy is made before the first change of a day. Kept are the newest 14 days, and the first of every month."
    )
    if rescue.missed:
        st.warning(plain(rescue.missed))
    if not copies:
        st.text("There is none yet.")
        return
    chosen = st.selectbox("Go back to how it was on", copies, format_func=_when, key="backup")
    if st.button("Bring this one back", key="bring_backup"):
        kept = rescue.restore(chosen.name)
        st.success(f"Your journal is as it was on {_when(chosen)}.")
        if kept is not None:
            st.text(f"What was there before is kept as a copy: {kept.name}")


def _when(copy: Copy) -> str:
    at = copy.at.astimezone()
    return f"{day(at.date())}, {clock(at)}"
