"""Rest: begun, ended, and shown as something done."""

from datetime import date, timedelta
from functools import partial

import streamlit as st

from coach.domain.rests import Rest
from coach.services import rests as resting
from coach.ui import danger, undo
from coach.ui.fields import Fields
from coach.ui.piece import piece
from coach.ui.recovery.mending import delete
from coach.ui.runtime import services
from coach.ui.unbroken import finish
from coach.ui.words import day, plain

SHOWN = 10
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
        newest = sorted(past, key=lambda r: r.start, reverse=True)
        for rest in newest[:SHOWN]:
            before(rest)
        if len(newest) > SHOWN:
            with st.expander(f"{len(newest) - SHOWN} before these"):
                st.markdown("\n".join(f"- {said(r)}" for r in newest[SHOWN:]))


def before(rest: Rest) -> None:
    st.markdown(said(rest))
    with st.container(horizontal=True, vertical_alignment="center", key=f"rest_{rest.id}"):
        with st.popover("Change it", key=f"change_{rest.id}"):
            change(rest)
        delete(rest, "rest")


@piece
def change(rest: Rest) -> None:
    fields, key = Fields(f"rest to change {rest.id}"), rest.id
    start = fields.day("From", f"start_{key}", rest.start) or rest.start
    end = fields.day("To", f"end_{key}", rest.end)
    line = fields.text("What it was, if you like", f"line_{key}", rest.line)
    if fields.button("Keep the change", f"keep_change_{key}"):
        resting.change(services().journal, rest, start, end, line)
        back = partial(undo.offer, "The rest was changed.", lambda: services().journal.save(rest))
        finish(fields.emptied, back, partial(danger.noted, f"rest_{key}", line))


def going_on(rest: Rest, today: date) -> None:
    until = f", until {day(rest.end)}" if rest.end else ""
    st.text(f"You are resting, since {day(rest.start)}{until}. Nothing is due; all of it keeps.")
    with st.container(horizontal=True, vertical_alignment="center"):
        if st.button("I am back", type="primary", key="end_rest"):
            resting.finish(services().journal, rest, today)
            st.rerun()
        with st.popover("Change it", key=f"change_{rest.id}"):
            change(rest)
        delete(rest, "rest")


@piece
def begin(today: date) -> None:
    st.text(ABOUT)
    fields = Fields("rest")
    start = fields.day("From", "rest_start", today) or today
    end = fields.day("To (can stay open)", "rest_end", least=today - timedelta(days=365))
    line = fields.text("What it is, if you like", "rest_line", placeholder="two days by the sea")
    if not fields.button("Rest", "begin_rest"):
        return
    s = services()
    rest = resting.begin(s.journal, start, end, s.now(), line)
    finish(fields.emptied, partial(danger.noted, f"rest_{rest.id}", rest.line))


def said(rest: Rest) -> str:
    """Markdown."""
    until = f" to {day(rest.end)}" if rest.end and rest.end != rest.start else ""
    return f"{day(rest.start)}{until}{f': {plain(rest.line)}' if rest.line else ''}"
