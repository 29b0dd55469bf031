"""A save that a click does not cut short.

Streamlit ends a callback, or a page, where it next looks into the session or draws, once another request has come in,
and never goes on with it: words typed just before a click would wait in the browser until it sends them again, and the
click find none; what was kept would still stand in its field, and be kept again by a second click.
"""

from collections.abc import Callable

import streamlit as st
from streamlit.runtime.scriptrunner import RerunException


def unbroken(step: Callable[[], object]) -> None:
    """`step` may be done twice, and must come to the same. The request is taken up after it."""
    try:
        step()
    except RerunException:
        step()  # a request is handed out once
        raise


def finish(*steps: Callable[[], object]) -> None:
    """What belongs to a save is done whole; then all is drawn anew."""

    def all_of_them() -> None:
        for step in steps:
            step()

    unbroken(all_of_them)
    st.rerun()
