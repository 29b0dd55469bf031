"""A file that Rebound saved, brought in: adds what is not there."""

import streamlit as st

from coach.domain.errors import CoachError, JournalLocked
from coach.services.bringing_in import import_json
from coach.ui.runtime import services
from coach.ui.tell import tell

MEGABYTES = 256


def bringing_in() -> None:
    with st.form("import", border=False, clear_on_submit=False):
        file = st.file_uploader(
            "A file from “Save all as JSON”, or a locked one", max_upload_size=MEGABYTES, key="import_file"
        )
        phrase = st.text_input("Its passphrase, if it is locked with another one", type="password", key="import_phrase")
        if not st.form_submit_button("Bring it in", key="import") or file is None:
            return
    s = services()
    try:
        raw = s.passphrase.open_file(file.getvalue(), phrase or None)
        st.success(str(import_json(s.journal, raw)))
    except JournalLocked:
        st.error("This file is locked. Nothing was changed.\n\nType its passphrase above, and bring it in again.")
    except CoachError as error:
        tell(error)
