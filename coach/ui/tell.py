"""An error as a person meets it: what happened, what was kept, what to do."""

import streamlit as st

from coach.domain.errors import BadNotes, CoachError, NotFound
from coach.ui.words import plain

MILD = (BadNotes, NotFound)
"""Nothing went wrong: something is only missing yet."""


def tell(error: CoachError) -> None:
    said = plain(str(error))
    show = st.info if isinstance(error, MILD) else st.error
    show(f"{said}\n\n{plain(error.hint)}" if error.hint else said)
