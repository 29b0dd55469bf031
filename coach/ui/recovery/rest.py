"""Rest: begun, ended, and shown as something done."""

from datetime import date, timedelta

import streamlit as st

from coach.domain.rests import Rest
from coach.services import rests as resting
from coach.ui import danger
from coach.ui.fields import Fields
from coach.ui.piece import piece
from coach.ui.runtime import services
from coach.ui.words import day, plain

ABOUT = (
    "Rest is something you do, with a start and an end. While it lasts nothing is due here, and it is drawn on the "
    "picture."
)


def show(rests: tuple[Rest, ...], today: date) -> None:
    st.header("Rest", anchor=False)
    now = resting.resting(rests, today)
    if now is None:
        begin(today)
    else:
        going_on(now, today)
    past = [r for r in rests if r != now]
    if past:
        st.subheader("Rested before", anchor=False)
        st.markdown("\n".join(f"- {said(r)}" for r in sorted(past, key=lambda r: r.start, reverse=True)))


def going_on(rest: Rest, today: date) -> None:
    until = f", until {day(rest.end)}" if rest.end else ""
    st.text(f"You are resting, since {day(rest.start)}{until}. Nothing is due; all of it keeps.")
    if st.button("I am back", type="primary", key="end_rest"):
        resting.finish(services().journal, rest, today)
        st.rerun()


@piece
def begin(today: date) -> None:
    st.text(ABOUT)
    fields = Fields("rest")
    start = fields.day("From", "rest_start", today) or today
    end = fields.day("To (can stay open)", "rest_end", least=today - timedelta(days=365))
    line = fields.text("What it is, if you like", "rest_line", placeholder="two days by the sea")
    if not st.button("Rest", type="primary", key="begin_rest"):
        return
    s = services()
    rest = resting.begin(s.journal, start, end, s.now(), line)
    fields.emptied()
    danger.heard(f"rest_{rest.id}", rest.line)
    st.rerun()


def said(rest: Rest) -> str:
    """Markdown."""
    until = f" to {day(rest.end)}" if rest.end and rest.end != rest.start else ""
    return f"{day(rest.start)}{until}{f': {plain(rest.line)}' if rest.line else ''}"
