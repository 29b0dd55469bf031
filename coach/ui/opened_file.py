"""A file that is dropped or chosen: its words go into the notes box, under what stands there."""

import streamlit as st

from coach.domain.errors import CoachError
from coach.services.documents import KINDS, opened
from coach.ui.autosaved import add_to_draft
from coach.ui.session import session
from coach.ui.tell import tell


def file_drop(draft: str) -> None:
    """`draft` is the key of the box's draft."""
    key = f"file_{session().files}"

    def take() -> None:
        file = st.session_state[key]
        if file is None:
            return
        try:
            add_to_draft(draft, opened(file.getvalue(), file.name))
            session().file_trouble = None
        except CoachError as error:
            session().file_trouble = error
        session().files += 1  # an uploader of a new name is empty

    with st.container(key="file_drop"):
        st.file_uploader("Or drop a file here: .txt, .md, .docx or .pdf", type=list(KINDS), key=key, on_change=take)
    trouble = session().file_trouble
    if trouble is not None:
        tell(trouble)
