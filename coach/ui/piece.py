"""A part of a page that is drawn anew alone, so that filling it in does not wait for the rest."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from coach.domain.errors import CoachError, JournalDamaged, JournalLocked
from coach.ui.session import session
from coach.ui.tell import tell

P = ParamSpec("P")


def piece(draw: Callable[P, None]) -> Callable[P, None]:
    """Drawn alone, nobody stands around it to tell what went wrong: it does so itself.

    A journal that cannot be opened is for the whole page to tell, and Streamlit lets no error out of a fragment.
    """

    @st.fragment
    @wraps(draw)
    def drawn(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            draw(*args, **kwargs)
        except (JournalDamaged, JournalLocked) as error:
            if _alone():
                st.rerun()
            session().shut = error
        except CoachError as error:
            tell(error)

    @wraps(draw)
    def whole(*args: P.args, **kwargs: P.kwargs) -> None:
        drawn(*args, **kwargs)
        shut, session().shut = session().shut, None
        if shut is not None:
            raise shut

    return whole


def _alone() -> bool:
    run = get_script_run_ctx()
    return run is not None and bool(run.fragment_ids_this_run)
