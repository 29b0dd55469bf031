"""A file that is dropped or chosen: its words go into the notes box, under what stands there."""

import streamlit as st

from coach.domain.errors import CoachError
from coach.services.documents import KINDS, opened
from coach.ui.autosaved import add_to_draft
from coach.ui.session import session
from coach.ui.tell import tell


def file_drop(draft: str) -> None:
    """`draft` is the key of the box's draft."""
    with st.container(key="file_drop"):
        label = "Or drop a file here: .txt, .md, .docx or .pdf"
        file = st.file_uploader(label, type=list(KINDS), key=f"file_{session().files}")
    if file is not None:
        session().files += 1  # an uploader of a new name is empty
        session().file_trouble = _taken(draft, file.getvalue(), file.name)
        st.rerun()
    trouble = session().file_trouble
    if trouble is not None:
        tell(trouble)


def _taken(draft: str, data: bytes, name: str) -> CoachError | None:
    """Why its words could not be had; None where they are in the box now."""
    try:
        with st.spinner("Reading the file", show_time=True):
            add_to_draft(draft, opened(data, name))
    except CoachError as error:
        return error
    return None
