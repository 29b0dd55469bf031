"""The deck as a list, in parts."""

import streamlit as st

from coach.domain.practice import Card
from coach.services import practice
from coach.ui.practice.words import KIND, RATING, counted, joined, places
from coach.ui.runtime import services
from coach.ui.session import session
from coach.ui.words import day

A_PAGE = 10


def deck_list(deck: tuple[Card, ...]) -> None:
    with st.expander(f"All cards ({len(deck)})", key="deck", on_change="rerun") as box:
        if not box.open:
            return
        wanted = st.text_input("Search", key="deck_search", placeholder="a word of the question")
        found = [card for card in deck if wanted.lower() in card.text.lower()]
        shown = st.session_state.get("deck_shown", A_PAGE)
        for card in found[:shown]:
            _row(card)
        if not found:
            st.text("No card has these words.")
        if len(found) > shown and st.button(f"Show {min(A_PAGE, len(found) - shown)} more", key="deck_more"):
            st.session_state["deck_shown"] = shown + A_PAGE
            st.rerun()


def _row(card: Card) -> None:
    resting = card.kept is not None and card.kept.resting
    with st.container(horizontal=True, vertical_alignment="center", key=f"deck_{card.id}"):
        with st.container(width="stretch", gap=None):
            st.text(card.text)
            st.caption(joined((KIND[card.kind], counted(places(card), "interview"), _state(card))))
        if resting and st.button("Wake it", key=f"wake_{card.id}"):
            practice.rest(services().journal, card, resting=False)
            st.rerun()
        if not resting and st.button("Practise", key=f"choose_{card.id}"):
            session().chosen_card = card.id
            st.rerun()


def _state(card: Card) -> str:
    if card.kept is not None and card.kept.resting:
        return "resting"
    if card.memory is None:
        return "not tried yet"
    back = f"back on {day(card.memory.due.astimezone().date())}"
    return joined((f"last: {RATING[card.tries[-1].rating]}" if card.tries else "", back))
