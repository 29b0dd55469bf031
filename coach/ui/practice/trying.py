"""One go at a card: how sure before, the answer, what a good one would show, how it went, how sure after."""

from datetime import datetime
from functools import partial
from typing import Literal

import streamlit as st

from coach.domain.practice import Card, Outline, Try
from coach.reading.safety import judge
from coach.services import practice
from coach.ui.autosaved import autosaved, forget
from coach.ui.dates import clock
from coach.ui.fields import Fields
from coach.ui.interview import safety
from coach.ui.practice.comments import about, asked_again
from coach.ui.practice.words import RATING
from coach.ui.runtime import services
from coach.ui.session import session
from coach.ui.unbroken import finish
from coach.ui.words import plain
from coach.writing.cards import shows
from coach.writing.phrases import load

Form = Literal["free", "outline"]
FORMS: dict[Form, str] = {"free": "In my own way", "outline": "In four parts"}
PARTS: dict[str, str] = {
    "situation": "Where and when was it?",
    "task": "What had to be done?",
    "action": "What did you yourself do?",
    "result": "How did it end? A number if you have one.",
}


def trying(card: Card) -> None:
    fields = Fields(_choices(card))
    st.pills(
        "How sure do you feel before? 0 is not at all, 10 is completely.",
        range(11),
        **fields.of(f"before_{card.id}"),
    )
    form = st.segmented_control(
        "How would you like to answer?",
        list(FORMS),
        format_func=FORMS.__getitem__,
        required=True,
        **fields.of(f"form_{card.id}", "outline" if card.kind == "story" else "free"),
    )
    _clock(card)
    outline = _outline(card) if form == "outline" else None
    answer = "" if outline is not None else autosaved("Your answer", key=_draft(card), height=180)
    text = outline.text if outline is not None else answer
    judgement = judge(text)
    if judgement.crisis or judgement.gentle:
        safety.stays()
    if judgement.crisis:
        return
    if st.button("Look at my answer", key="look", type="primary"):
        session().looked, session().looked_at = card.id, text
        session().practice_seconds = _elapsed(card)
        asked_again(card, text)
    if session().looked == card.id:
        _look(card, text, outline)


def _draft(card: Card, part: str = "") -> str:
    return f"practice_{card.id}_{part}" if part else f"practice_{card.id}"


def _choices(card: Card) -> str:
    return f"choices for {card.id}"


def _outline(card: Card) -> Outline:
    titles = load("practice")["parts"]
    given = {
        part: autosaved(titles[part], key=_draft(card, part), placeholder=hint, height=70)
        for part, hint in PARTS.items()
    }
    return Outline(**given)


def _clock(card: Card) -> None:
    begun = session().begun.get(card.id)
    with st.container(horizontal=True, vertical_alignment="center"):
        if begun is None:
            if st.button("Time my answer", key="time"):
                session().begun[card.id] = services().now()
                st.rerun()
        else:
            st.caption(f"The clock runs since {clock(begun.astimezone(), seconds=True)}. About two minutes is usual.")
            if st.button("Forget the time", key="untime", type="tertiary"):
                session().begun.pop(card.id, None)
                st.rerun()


def _elapsed(card: Card) -> int | None:
    begun: datetime | None = session().begun.get(card.id)
    return None if begun is None else max(0, round((services().now() - begun).total_seconds()))


def _look(card: Card, text: str, outline: Outline | None) -> None:
    seconds = session().practice_seconds
    st.subheader("What a good answer would show", anchor=False)
    st.markdown("\n".join(f"- {plain(line)}" for line in shows(card.kind, card.family)))
    about(card, text, outline, seconds)
    with st.form(f"rate_{card.id}", border=False):
        rating = st.pills("How did it go?", list(RATING), format_func=RATING.__getitem__, key=f"rating_{card.id}")
        after = st.pills("How sure do you feel now?", range(11), key=f"after_{card.id}")
        kept = st.form_submit_button("Keep this try", type="primary", key="keep_try")
    if kept and rating is None:
        st.info("Choose how it went, and the try is kept. Your answer is still here.")
    elif kept and rating is not None:
        before = st.session_state.get(f"before_{card.id}")
        _keep(card, Try(at=services().now(), rating=rating, answer="" if outline else text, outline=outline,
                        before=before, after=after, seconds=seconds))  # fmt: skip


def _keep(card: Card, made: Try) -> None:
    practice.keep_try(services().journal, card, made)
    finish(partial(_emptied, card), partial(_put_away, card, made))


def _emptied(card: Card) -> None:
    for part in ("", *PARTS):
        forget(_draft(card, part))
    forget(_choices(card))


def _put_away(card: Card, made: Try) -> None:
    here = session()
    here.begun.pop(card.id, None)
    here.looked, here.chosen_card = None, None
    here.kept_try = (card.id, made.before, made.after)
