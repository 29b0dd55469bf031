"""A file that Rebound saved, brought in: adds what is not there."""

from collections.abc import Iterator

import streamlit as st

from coach.domain.errors import JournalLocked
from coach.services.bringing_in import LIMIT, Brought, import_json
from coach.services.jobs import Job
from coach.ui.runtime import services
from coach.ui.tell import tell
from coach.ui.waiting import at_work

MEGABYTES = LIMIT // (1024 * 1024)
JOB = "import"


def bringing_in() -> None:
    with st.form("import", border=False, clear_on_submit=False):
        file = st.file_uploader(
            "A file from “Save all as JSON”, or a locked one", max_upload_size=MEGABYTES, key="import_file"
        )
        phrase = st.text_input("Its passphrase, if it is locked with another one", type="password", key="import_phrase")
        asked = st.form_submit_button("Bring it in", key="import")
    if asked and file is not None:
        _begin(file.getvalue(), phrase)
    if not at_work(JOB, "Bringing it in."):
        _ended()


def _begin(data: bytes, phrase: str) -> None:
    s = services()

    def work(job: Job) -> Iterator[Brought]:
        raw = s.passphrase.open_file(data, phrase or None)
        yield import_json(s.journal, raw, job)

    s.jobs.start(JOB, work, lambda _: None)


def _ended() -> None:
    job = services().jobs.get(JOB)
    if job is None:
        return
    services().jobs.forget(JOB)
    if job.state == "done":
        st.success(str(job.partial))
    elif job.state == "stopped":
        st.info("Stopped, as you asked. Your journal is as it was.")
    elif isinstance(job.error, JournalLocked):
        st.error("This file is locked. Nothing was changed.\n\nType its passphrase above, and bring it in again.")
    elif job.error is not None:
        tell(job.error)
    else:
        st.error("It could not be brought in, because of a fault in Rebound. Your journal is as it was.")
