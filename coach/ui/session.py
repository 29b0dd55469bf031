"""What one window remembers while it is open: one typed object, not a scatter of keys."""

from dataclasses import dataclass, field

import streamlit as st

from coach.domain.errors import CoachError

_KEY = "rebound"


@dataclass
class Session:
    lit: tuple[str, ...] = ()
    """Ids of the sentences lit up in the notes."""
    question: dict[str, int] = field(default_factory=dict)
    """Which question is open, by interview."""
    asked: tuple[str, int] | None = None
    """The interview and the question that were shown last."""
    corrections: int = 0
    """How often facts were saved: a new number makes the form anew, closed."""
    undo: object = None
    """What can be taken back: a `coach.ui.undo.Undo`."""
    editing: str | None = None
    """The interview whose notes are being edited."""
    saved: dict[str, str] = field(default_factory=dict)
    """When each text was last saved, as shown ("12:04"), by its key."""
    mine: dict[str, str] = field(default_factory=dict)
    """Each text as this window saved it last, by its key."""
    placed: dict[str, int] = field(default_factory=dict)
    """How often words were put into each text by a click of this window, by its key."""
    unsaved: dict[str, str] = field(default_factory=dict)
    """Texts that could not be saved, by their key, and in `trouble` why."""
    trouble: dict[str, CoachError] = field(default_factory=dict)
    files: int = 0
    """How many files were opened here."""
    file_trouble: CoachError | None = None
    asking: str | None = None
    """The model about which a yes or no is awaited on the settings page."""
    place: str | None = None
    """The address of a server that was looked up there."""


def session() -> Session:
    found = st.session_state.get(_KEY)
    if not isinstance(found, Session):
        found = st.session_state[_KEY] = Session()
    return found
