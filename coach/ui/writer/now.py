"""Who writes now, and where the notes go for it."""

import sys
from pathlib import Path

import streamlit as st

from coach.domain.errors import EngineMissing
from coach.engines.address import Address, address
from coach.engines.library import library_state
from coach.settings import Choice
from coach.ui.runtime import services

LIBRARY = {
    "ready": "The model library is ready.",
    "building": "The model library is being built beside the app. That takes minutes; all else works.",
    "failed": "The model library could not be built.",
    "stopped": "The building of the model library was interrupted.",
    "absent": "The model library is not installed. The built-in coach and a server need none.",
}


def who_writes() -> str:
    """One line: the coach in use, and the model library where it is not ready and a model is wanted."""
    settings = services().current()
    if settings.engine == "endpoint" and settings.endpoint:
        place = _place(settings.endpoint)
        if place is None:
            return "Written by the built-in coach: the address of the server cannot be read."
        if not place.here and place.text not in settings.agreed:
            return f"Written by the built-in coach: {place.host} is not this computer, and you have not agreed to it."
        return f"Written by the server at {place.host}, and by the built-in coach where that cannot."
    if settings.engine == "builtin" or settings.model is None:
        return "Written by the built-in coach."
    library = library_state(Path(sys.prefix))
    if library.state == "ready":
        return f"Written by the model {settings.model.name}."
    return f"Written by the built-in coach: the model library is {library.state}."


def elsewhere() -> Address | None:
    """The other computer that sees what is written about, where the person agreed to one and it writes."""
    settings = services().current()
    place = _place(settings.endpoint) if settings.engine == "endpoint" and settings.endpoint else None
    return place if place is not None and not place.here and place.text in settings.agreed else None


def where_notes_go() -> str:
    """One line for every page."""
    place = elsewhere()
    if place is None:
        return "Nothing you write leaves this computer."
    return f"Your notes are sent to {place.host}, with what a letter needs, as you agreed in Settings."


def now() -> None:
    settings = services().current()
    st.text(who_writes())
    if elsewhere():
        st.warning(where_notes_go())
    if settings.forced:
        st.text(
            "COACH_MODEL or COACH_ENDPOINT, given when Rebound was started, decides this. What you choose here waits."
        )
    if services().choice.read().engine != "builtin" and st.button("Let the built-in coach write", key="use_builtin"):
        choose(engine="builtin")
    library = library_state(Path(sys.prefix))
    st.text(LIBRARY[library.state])
    for more in (library.why, library.mend):
        if more:
            st.text(more)


def choose(**fields: object) -> None:
    """Remembers it, and draws the page anew."""
    services().choice.change(lambda choice: Choice.model_validate(choice.model_copy(update=fields).model_dump()))
    st.rerun()


def _place(given: str) -> Address | None:
    try:
        return address(given)
    except EngineMissing:
        return None
