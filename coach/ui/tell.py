"""An error as a person meets it: what happened, what was kept, what to do."""

import streamlit as st

from coach.domain.errors import BadNotes, CoachError, NotFound
from coach.ui.words import plain


def tell(error: CoachError) -> None:
    """Red is for what went wrong; what is only missing is told in sand, what Rebound could not use in clay."""
    said = plain(str(error))
    show = st.info if isinstance(error, NotFound) else st.warning if isinstance(error, BadNotes) else st.error
    show(f"{said}\n\n{plain(error.hint)}" if error.hint else said)
