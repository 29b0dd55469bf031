"""What the person deleted or changed last in this window, and the way back."""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from coach.domain.interview import Interview
from coach.ui.runtime import services
from coach.ui.session import session

A_MOMENT = 5.0


@dataclass(frozen=True)
class Undo:
    """`said`: what was done, as a sentence."""

    said: str
    put_back: Callable[[], object]


def offer(said: str, put_back: Callable[[], object]) -> None:
    session().undo = Undo(said, put_back)


def deleted(interview: Interview) -> None:
    offer("The interview was deleted.", lambda: services().journal.add_interview(interview))


def changed(said: str, before: Interview, *fields: str) -> None:
    """These fields of the interview can be put back as they were; what else was written since stays."""
    old = {name: getattr(before, name) for name in fields}
    s = services()

    def put_back() -> None:
        job = s.jobs.get(before.id)
        if job is not None:
            job.stop()
            job.ended.wait(A_MOMENT)  # else it would write about what is taken back
        s.journal.change_interview(before.id, lambda i: i.model_copy(update=old))

    offer(said, put_back)


def bar() -> None:
    """On top of every page, until it is used or closed."""
    last = session().undo
    if not isinstance(last, Undo):
        return
    with st.container(horizontal=True, vertical_alignment="center", key="undo_bar"):
        st.text(last.said)
        if st.button("Undo", key="undo"):
            here = session()
            last.put_back()
            here.undo = None
            st.rerun()
        if st.button("Close", key="close_undo", type="tertiary"):
            session().undo = None
            st.rerun()
