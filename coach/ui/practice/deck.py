"""The deck as the pages see it: one for all windows, and only where there is something to practise."""

import streamlit as st

from coach.domain.errors import CoachError
from coach.domain.interview import Interview
from coach.domain.practice import Card
from coach.services.deck import Deck
from coach.services.practice import next_day
from coach.services.schedule import queue
from coach.ui.runtime import services


@st.cache_resource(show_spinner=False)
def _deck() -> Deck:
    return Deck()


def cards() -> tuple[Card, ...]:
    journal = services().journal
    return _deck().cards(journal.interviews(), journal.practice())


def waiting() -> tuple[Card, ...]:
    """What is to be practised, the first first."""
    now = services().now()
    return queue(cards(), now, next_day(services().journal.practice(), now))


def something_to_practise() -> bool:
    """For the list of pages: a journal in trouble is told by the page itself."""
    try:
        return any(prompts_there(i) for i in services().journal.interviews())
    except CoachError:
        return False


def prompts_there(interview: Interview) -> bool:
    """Cheaper than the deck: every page asks this."""
    debrief = interview.debrief
    return debrief is not None and any(f.kind in ("struggle", "skill_gap") for f in debrief.findings)


def something_to_see() -> bool:
    try:
        return bool(services().journal.interviews())
    except CoachError:
        return False


def in_view() -> str:
    """The first card's words where an interview is near or a card was tried before; new cards alone do not press."""
    now, practice = services().now(), services().journal.practice()
    first = next(iter(waiting()), None) if practice.cards or practice.next_on else None
    asked_for = first is not None and (first.memory is not None or next_day(practice, now) is not None)
    return first.text if first is not None and asked_for else ""
