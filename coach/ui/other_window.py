"""One text written in two windows: neither loses a word."""

from collections.abc import Callable

import streamlit as st

from coach.ui.runtime import services
from coach.ui.session import session


def set_aside(key: str, kept: str, typed: str, base: str) -> None:
    """Keeps what another window wrote (`kept`) where `typed`, which was built on `base`, is about to replace it."""
    if kept in ("", base, session().mine.get(key)) or kept in typed:
        return
    journal = services().journal
    before = journal.draft(_aside(key))
    if kept not in before:
        journal.save_draft(_aside(key), kept if before in kept else f"{before}\n\n{kept}")


def offer(key: str, add: Callable[[str], object]) -> None:
    words = services().journal.draft(_aside(key))
    if not words:
        return
    with st.container(border=True, key=f"other_{key}"):
        st.text("In another window you wrote something else here. It is kept:")
        st.text(words)
        with st.container(horizontal=True):
            if st.button("Add it to this text", key=f"add_other_{key}"):
                add(words)
                _drop(key)
            if st.button("I do not need it", key=f"drop_other_{key}"):
                _drop(key)


def _drop(key: str) -> None:
    services().journal.save_draft(_aside(key), "")
    st.rerun()


def _aside(key: str) -> str:
    return f"{key} in another window"
