"""A file that is dropped or chosen: its words go into the notes box, under what stands there."""

from collections.abc import Iterator

import streamlit as st

from coach.domain.errors import BadNotes
from coach.services.documents import DOCUMENT_LIMIT, KEPT, KINDS, PASTE, opened
from coach.services.jobs import Job
from coach.ui.autosaved import placed
from coach.ui.runtime import services
from coach.ui.session import session
from coach.ui.tell import tell
from coach.ui.waiting import at_work

MEGABYTES = DOCUMENT_LIMIT // (1024 * 1024)


def file_drop(draft: str) -> None:
    """`draft` is the key of the box's draft."""
    with st.container(key="file_drop"):
        label = "Or drop a file here: .txt, .md, .docx or .pdf"
        file = st.file_uploader(label, type=list(KINDS), max_upload_size=MEGABYTES, key=f"file_{session().files}")
    if file is not None:
        session().files += 1  # an uploader of a new name is empty
        session().file_trouble = None
        _begin(draft, file.getvalue(), file.name)
        st.rerun()
    if not at_work(_key(draft), "Reading the file."):
        _ended(draft)
    trouble = session().file_trouble
    if trouble is not None:
        tell(trouble)


def _begin(draft: str, data: bytes, name: str) -> None:
    """One at a time: its words are in the draft, whatever became of the window meanwhile."""
    s = services()

    def work(job: Job) -> Iterator[str]:
        yield opened(data, name, job)

    def keep(words: str) -> None:
        there = s.journal.draft(draft)
        s.journal.save_draft(draft, f"{there}\n\n{words}" if there.strip() else words)

    s.jobs.start(_key(draft), work, keep)


def _ended(draft: str) -> None:
    job = services().jobs.get(_key(draft))
    if job is None:
        return
    services().jobs.forget(_key(draft))
    if job.state == "done":
        placed(draft)
        st.rerun()
    said = "Stopped, as you asked." if job.state == "stopped" else "The file could not be read."
    session().file_trouble = job.error or BadNotes(f"{said} {KEPT}", PASTE)


def _key(draft: str) -> str:
    return f"file for {draft}"
