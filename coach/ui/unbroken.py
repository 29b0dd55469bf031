"""A save that a click does not cut short.

Streamlit ends a callback where it next looks into the session, once another request has come in, and never goes on with
it: words typed just before a click would wait in the browser until it sends them again, and the click find none.
"""

from collections.abc import Callable

from streamlit.runtime.scriptrunner import RerunException


def unbroken(step: Callable[[], object]) -> None:
    """`step` may be done twice, and must come to the same. The request is taken up after it."""
    try:
        step()
    except RerunException:
        step()  # a request is handed out once
        raise
