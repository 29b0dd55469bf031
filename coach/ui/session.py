"""What one window remembers while it is open: one typed object, not a scatter of keys."""

from dataclasses import dataclass, field
from datetime import datetime

import streamlit as st

from coach.domain.errors import CoachError
from coach.domain.practice import Sheet

_KEY = "rebound"


@dataclass
class Session:
    just_read: str | None = None
    """The interview whose notes were kept by the last click on this window's first page."""
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
    base: dict[str, object] = field(default_factory=dict)
    """What each short field held before anybody touched it, by its key."""
    emptied: dict[str, int] = field(default_factory=dict)
    """How often each group of short fields became something, by its name."""
    shut: CoachError | None = None
    """Why a piece of this page found the journal shut, until the page has told it."""
    files: int = 0
    """How many files were opened here."""
    file_trouble: CoachError | None = None
    asking: str | None = None
    """The model about which a yes or no is awaited on the settings page."""
    chosen_card: str | None = None
    """The practice card that the person chose; else the first of the queue is shown."""
    looked: str | None = None
    """The card whose answer is being looked at, and after how many seconds where it was timed."""
    looked_at: str = ""
    """The answer as it stood when it was looked at."""
    practice_seconds: int | None = None
    begun: dict[str, datetime] = field(default_factory=dict)
    """When the clock of a card was started."""
    kept_try: tuple[str, int | None, int | None] | None = None
    """The card tried last, how sure the person felt before and after."""
    sheet: Sheet | None = None
    """The sheet for a friend that is being put together."""
    shared: tuple[str, str] | None = None
    """What was read before it is shared: the key of its choices, and the text."""
    place: str | None = None
    """The address of a server that was looked up there."""
    danger: str | None = None
    """The box whose words sound like danger: its screen stands before every page. `gone_on`: those gone on from."""
    gone_on: set[str] = field(default_factory=set)
    help_stays: bool = False
    opened: bool | None = None
    """Whether the check-in was opened or closed by the person; None: open where it is due."""
    thanked: bool = False
    """A check-in was just kept."""
    taken: str | None = None
    """The check-in that was deleted last."""


def session() -> Session:
    found = st.session_state.get(_KEY)
    if not isinstance(found, Session):
        found = st.session_state[_KEY] = Session()
    return found
