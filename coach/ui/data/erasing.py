"""Everything, gone."""

import streamlit as st

from coach.ui.runtime import services

WORD = "erase"


def erasing() -> None:
    st.text(
        "Your interviews, letters, answers, check-ins and settings, and every backup of them, for good. Models you "
        "fetched stay. The disk itself may keep freed blocks until it needs them."
    )
    with st.form("erase", border=False, clear_on_submit=True):
        typed = st.text_input(f"Type “{WORD}” if you are sure", key="erase_word")
        if not st.form_submit_button("Erase everything", key="erase"):
            return
    if typed.strip().lower() != WORD:
        st.error("Nothing was erased.")
        return
    services().jobs.forget_all()
    services().close()
    services().journal.erase_everything()
    st.session_state.clear()
    st.rerun()
