"""How things look, as the person likes it."""

import streamlit as st

from coach.ui.runtime import services


def hide_rejections() -> None:
    """Kept for good, and for every window: some days they only pull one down."""
    choice = services().choice

    def keep() -> None:
        choice.change(lambda c: c.model_copy(update={"hide_rejections": st.session_state["hide_rejections"]}))

    hidden = choice.read().hide_rejections
    st.toggle("Hide the interviews that were a no", hidden, key="hide_rejections", on_change=keep)


def look() -> None:
    st.header("Look", anchor=False)
    st.text("Light or dark follows this computer. The menu with three dots, top right, lets you choose one.")
    hide_rejections()
