"""The passphrase: given, changed, taken away, and asked for."""

from collections.abc import Callable

import streamlit as st

from coach.domain.errors import CoachError
from coach.ui.runtime import services
from coach.ui.tell import tell

_FORGOTTEN = (
    "Without it nobody can read your journal or its backups: not a thief, and not you. Nobody can give it back to you. "
    "While Rebound is open and unlocked, whoever sits at this computer can read it."
)


def passphrase() -> None:
    lock = services().passphrase
    if lock.state() == "none":
        _give()
        return
    st.text("Your journal and its backups are locked with a passphrase.")
    if st.button("Lock it now", key="lock_now"):
        services().jobs.forget_all()
        services().close()  # a model's process still knows the notes that it read last
        lock.lock()
        st.rerun()
    with st.form("change_phrase", border=False, clear_on_submit=True):
        old = st.text_input("The passphrase as it is", type="password", key="phrase_old")
        new = st.text_input("A new one, or nothing to remove it", type="password", key="phrase_new")
        again = st.text_input("The new one once more", type="password", key="phrase_again")
        if not st.form_submit_button("Change it", key="change_phrase"):
            return
    if _same(new, again):
        _told(lambda: lock.change(old, new) if new else lock.remove(old), "Changed." if new else "Removed.")


def unlock() -> None:
    """What every page shows while the journal is locked."""
    st.header("Your journal is locked", anchor=False)
    st.text("What you wrote is safe. Nothing of it was changed.")
    with st.form("unlock", border=False, clear_on_submit=True):
        phrase = st.text_input("Your passphrase", type="password", key="phrase")
        if not st.form_submit_button("Open it", type="primary", key="unlock"):
            return
    try:
        services().passphrase.unlock(phrase)
    except CoachError as wrong:
        tell(wrong)
    else:
        st.rerun()


def _give() -> None:
    st.text(_FORGOTTEN)
    with st.form("give_phrase", border=False, clear_on_submit=True):
        new = st.text_input("A passphrase of 8 characters or more", type="password", key="phrase_new")
        again = st.text_input("Once more", type="password", key="phrase_again")
        if not st.form_submit_button("Lock my journal with it", key="give_phrase"):
            return
    if _same(new, again):
        services().close()  # its process would put away what it read last
        services().forget()  # what the model kept of the notes lies open
        _told(lambda: services().passphrase.set(new), "Your journal and its backups are locked with it.")


def _same(new: str, again: str) -> bool:
    if new != again:
        st.error("The two are not the same. Nothing was changed.\n\nType it again, twice.")
    return new == again


def _told(step: Callable[[], None], done: str) -> None:
    try:
        step()
    except CoachError as error:
        tell(error)
    else:
        st.success(done)
