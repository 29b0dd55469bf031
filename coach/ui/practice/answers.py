"""Earlier tries at a card: the best answer one click away, one's own ratings and a friend's side by side."""

from functools import partial
from zlib import crc32

import streamlit as st

from coach.domain.practice import Card, Try
from coach.services import practice
from coach.ui import undo
from coach.ui.practice.words import FRIEND, RATING, counted, joined
from coach.ui.runtime import services
from coach.ui.unbroken import finish
from coach.ui.words import day

MOST = 10


def earlier(card: Card) -> None:
    if not card.tries and not (card.kept and card.kept.heard):
        return
    best = practice.best_answer(card)
    if best is not None:
        with st.expander("Your best answer so far", key=f"best_{card.id}"):
            st.text(best.text)
    label = f"{counted(len(card.tries), 'try', 'tries')} so far"
    with st.expander(label, key=f"tries_{card.id}", on_change="rerun") as box:
        if box.open:
            _all(card, best)


def _all(card: Card, best: Try | None) -> None:
    for place, made in list(enumerate(card.tries))[-MOST:][::-1]:
        _try(card, place, made, is_best=best is made)
    for heard in card.kept.heard if card.kept else ():
        rated = FRIEND[heard.rating] if heard.rating else ""
        st.caption(joined(("Your friend", day(heard.at.astimezone().date()), rated)))
        if heard.kind_words:
            st.text(f"“{heard.kind_words}”")


def _delete(card: Card, place: int, made: Try, *, is_best: bool) -> None:
    journal = services().journal
    practice.drop_try(journal, card, made)
    back = partial(practice.put_back_try, journal, card, made, place, best=is_best)
    finish(partial(undo.offer, "The try was deleted.", back))


def _try(card: Card, place: int, made: Try, *, is_best: bool) -> None:
    sure = f"sure: {made.before} before, {made.after} after" if None not in (made.before, made.after) else ""
    took = f"{made.seconds // 60}:{made.seconds % 60:02d} minutes" if made.seconds is not None else ""
    with st.container(horizontal=True, vertical_alignment="center", key=f"try_{card.id}_{place}"):
        st.caption(
            joined((day(made.at.astimezone().date()), f"you: {RATING[made.rating]}", sure, took)), width="stretch"
        )
        if is_best:
            st.caption("the best so far", width="content")
        elif made.text.strip() and st.button("This is my best", key=f"make_best_{card.id}_{place}", type="tertiary"):
            practice.choose_best(services().journal, card, place)
            st.rerun()
        if st.button("Delete", key=f"delete_try_{place}_{crc32(f'{made}'.encode())}", type="tertiary"):
            _delete(card, place, made, is_best=is_best)
    st.text(made.text or "(said aloud)")
