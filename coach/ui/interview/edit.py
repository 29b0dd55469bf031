"""The notes, being edited: a draft until they are read again, so that neither the old nor the new can be lost."""

from functools import partial

import streamlit as st

from coach.domain.errors import BadNotes
from coach.domain.interview import Interview
from coach.services import interviews
from coach.services.intake import checked
from coach.ui import undo
from coach.ui.autosaved import autosaved, forget
from coach.ui.runtime import services
from coach.ui.session import session
from coach.ui.tell import tell
from coach.ui.unbroken import finish
from coach.ui.writing import write


def begin(interview: Interview) -> None:
    journal = services().journal
    if not journal.draft(_key(interview)):
        journal.save_draft(_key(interview), interview.notes)
    session().editing = interview.id


def editing(interview: Interview) -> bool:
    """Also after F5, and in another window: there is a draft as long as nobody decided about it."""
    return session().editing == interview.id or bool(services().journal.draft(_key(interview)))


def show(interview: Interview) -> None:
    st.header("Your notes", anchor=False)
    text = autosaved("Change what you like", key=_key(interview), height=420)
    with st.container(horizontal=True):
        if st.button("Read them again", type="primary", key="keep_notes"):
            _keep(interview, text)
        if st.button("Leave them as they were", key="leave_notes"):
            finish(partial(_end, interview))


def _keep(interview: Interview, text: str) -> None:
    s = services()
    try:
        changed = interviews.change(s.journal, interview.id, s.now(), notes=checked(text), crisis_passed=False)
    except BadNotes as error:
        tell(error)
        return
    finish(
        partial(undo.changed, "Your notes were changed.", interview, "notes", "debrief", "crisis_passed"),
        partial(_end, interview),
        partial(s.jobs.forget, interview.id),
        partial(write, changed),
    )


def _end(interview: Interview) -> None:
    session().editing = None
    forget(_key(interview))


def _key(interview: Interview) -> str:
    return f"edit {interview.id}"
