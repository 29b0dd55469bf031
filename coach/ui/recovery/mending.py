"""Taking away a plan, a rest or an exercise, and bringing it back."""

import streamlit as st

from coach.domain.ports import Care
from coach.ui import undo
from coach.ui.runtime import services


def delete(thing: Care, what: str) -> None:
    """`what`: "plan"."""
    if st.button("Delete", key=f"delete_{thing.id}", type="tertiary"):
        journal = services().journal
        journal.delete(type(thing), thing.id)
        undo.offer(f"The {what} was deleted.", lambda: journal.save(thing))
        st.rerun()
