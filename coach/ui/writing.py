"""Starts the writing of a debrief as a job, and shows it while it runs."""

from collections.abc import Iterator

import streamlit as st

from coach.domain.debrief import Debrief
from coach.domain.interview import Interview
from coach.services import debriefing, interviews
from coach.services.jobs import Job
from coach.ui.runtime import services
from coach.ui.tell import tell
from coach.ui.words import plain
from coach.writing.heavy import heavy

AT_ONCE = 0.5
"""Seconds to wait before progress is shown at all: the built-in coach is done by then."""


def write(interview: Interview) -> Job:
    """Writes the debrief in a job of its own; what is written is kept in the journal as it ends."""
    s = services()
    profile, coach = s.journal.profile(), s.coach()

    def keep(debrief: Debrief) -> None:
        interviews.keep_debrief(s.journal, interview.id, debrief, s.now())

    def work(job: Job) -> Iterator[Debrief]:
        for so_far in debriefing.unfolding(
            interview.notes, coach, profile, facts=interview.facts, go_on=interview.crisis_passed, watch=job
        ):
            job.notice(coach.notice)
            yield so_far

    job = s.jobs.start(interview.id, work, keep)
    job.ended.wait(AT_ONCE)
    return job


def show_progress(key: str) -> bool:
    """True while the job runs: a fragment then looks at it twice a second, with Stop in reach."""
    job = services().jobs.get(key)
    if job is None or job.state != "running":
        return False
    _progress(key)
    return True


@st.fragment(run_every=0.5)
def _progress(key: str) -> None:
    job = services().jobs.get(key)
    if job is None or job.state != "running":
        st.rerun()
    st.progress(min(job.read, 1.0), text=f"{_how_far(job)} {job.elapsed:.0f} seconds.")
    if job.stopped:
        st.text("Stopping. What is written so far is kept.")
    elif st.button("Stop", key="stop_writing"):
        job.stop()
        st.rerun(scope="fragment")
    if job.writing and not heavy(job.writing):
        st.text(job.writing)
    for question in job.partial.questions if job.partial else ():
        st.text(question.text)


def _how_far(job: Job) -> str:
    questions, letters = (len(job.partial.questions), len(job.partial.letters)) if job.partial else (0, 0)
    if questions or letters:
        return f"Your notes are read. Questions: {questions}. Letters: {letters}."
    return (
        f"Reading your notes: {job.read:.0%}." if job.read < 1 else "Your notes are read. The first question is next."
    )


def how_it_ended(key: str) -> None:
    """A word where the writing did not go as asked."""
    job = services().jobs.get(key)
    for notice in job.notices if job else ():
        st.info(plain(notice))
    if job is None or job.state in ("running", "done"):
        return
    if job.state == "stopped":
        st.info("Stopped, as you asked. What was written so far is kept.")
        if job.writing:
            with st.expander("What was being written just then"):
                st.text(job.writing)
    elif job.error is not None:
        tell(job.error)
    else:
        st.warning("The writing stopped because of a fault in Rebound. Your notes and answers are kept; try it again.")
