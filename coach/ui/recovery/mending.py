"""Taking away a plan, a rest or an exercise, and bringing it back."""

from functools import partial

import streamlit as st

from coach.domain.ports import Care
from coach.ui import undo
from coach.ui.runtime import services
from coach.ui.unbroken import finish


def delete(thing: Care, what: str) -> None:
    """`what`: "plan"."""
    if st.button("Delete", key=f"delete_{thing.id}", type="tertiary"):
        journal = services().journal
        journal.delete(type(thing), thing.id)
        finish(partial(undo.offer, f"The {what} was deleted.", lambda: journal.save(thing)))
