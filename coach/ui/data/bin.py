"""What was deleted in the last 30 days."""

import streamlit as st

from coach.domain.bin import Binned
from coach.domain.interview import Interview
from coach.ui.runtime import services
from coach.ui.words import day

SHOWN = 20


def bin_() -> None:
    kept = services().journal.bin()
    if not kept:
        st.text("Nothing. What you delete stays here for 30 days; then it is erased, from the backups too.")
        return
    for each in kept[:SHOWN]:
        _row(each)
    with st.popover("Erase all of these now", key="empty"):
        st.text("For good: from the journal, and from every backup.")
        if st.button("Erase them", key="empty_bin"):
            for each in kept:
                services().jobs.forget(each.id)
            services().close()  # a model's process still knows the notes that it read last
            services().journal.erase([each.id for each in kept])
            st.rerun()


def _row(each: Binned) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key=f"bin_{each.id}"):
        with st.container(width="stretch", gap=None):
            st.text(_title(each))
            st.caption(f"Here until {day(each.gone_at.astimezone().date())}")
        if st.button("Bring it back", key=f"back_{each.id}"):
            services().journal.bring_back(each.id)
            st.rerun()


def _title(each: Binned) -> str:
    if isinstance(each.what, Interview):
        facts = each.what.facts
        return " · ".join(x for x in (facts.company, facts.role) if x) or "Interview"
    return f"Check-in of {day(each.what.on)}"
