"""Work that takes longer than a moment: how long it has been at it, and Stop."""

import streamlit as st

from coach.services.jobs import Job
from coach.ui.runtime import services

AT_ONCE = 0.5
"""Seconds to wait before anything is shown of it: most work is done by then."""


def at_work(key: str, doing: str) -> bool:
    """True while the job runs; then its seconds and Stop are drawn here, and the page is drawn anew at its end."""
    job = services().jobs.get(key)
    if job is None or job.ended.wait(max(0.0, AT_ONCE - job.elapsed)):
        return False
    _shown(key, doing)
    return True


@st.fragment(run_every=0.5)
def _shown(key: str, doing: str) -> None:
    job = services().jobs.get(key)
    if job is None or job.ended.is_set():
        st.rerun()
    with st.container(horizontal=True, vertical_alignment="center", key=f"waiting_{key}"):
        st.text(f"{doing} {_so_far(job)}")
        if job.stopped:
            st.text("Stopping.")
        else:
            st.button("Stop", key=f"stop_{key}", on_click=job.stop)


def _so_far(job: Job) -> str:
    part = f"{job.read:.0%}, " if 0 < job.read < 1 else ""
    return f"{part}{job.elapsed:.0f} seconds."
