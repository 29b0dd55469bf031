"""An error as a person meets it: what happened, what was kept, what to do."""

import streamlit as st

from coach.domain.errors import CoachError
from coach.ui.words import plain


def tell(error: CoachError) -> None:
    said = plain(str(error))
    st.error(f"{said}\n\n{plain(error.hint)}" if error.hint else said)
