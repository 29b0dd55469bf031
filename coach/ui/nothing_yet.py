"""A page that has nothing to show yet: what will be there, and where it begins."""

import streamlit as st

from coach.ui.places import page


def nothing_yet(what: str) -> None:
    st.text(what)
    if st.button("New notes", type="primary", key="new_notes"):
        st.switch_page(page("today"))
