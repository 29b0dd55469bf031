"""The chart over weeks, and the same in words."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import altair as alt
import streamlit as st

from coach.domain.interview import Interview
from coach.domain.recovery import SCALES, CheckIn, Measure
from coach.services import recovery

SHORT: dict[Measure, str] = {s.key: s.short for s in SCALES}
FIRST: tuple[Measure, ...] = ("confidence", "kindness")
QUIET = "#8a857b"
"""Grey that shows on the light ground and on the dark."""
LANES = 3
"""Names of interviews close to each other stand one under another."""


def picture(checkins: tuple[CheckIn, ...], interviews: tuple[Interview, ...]) -> None:
    measures = st.pills(
        "Show", list(SHORT), selection_mode="multi", default=list(FIRST), format_func=SHORT.__getitem__, key="measures"
    )
    words = [recovery.in_words(checkins, m) for m in measures]
    events = recovery.events(interviews)
    if measures:
        st.altair_chart(_chart(recovery.points(checkins, tuple(measures)), events), alt=" ".join(words))
    for line in words:
        st.text(line)
    if events:
        st.text("Marked on the picture: " + ", ".join(f"{e.label} ({e.on.isoformat()})" for e in events[-12:]) + ".")


def _chart(points: tuple[recovery.Point, ...], events: tuple[recovery.Event, ...]) -> alt.LayerChart | alt.FacetChart:
    days = alt.X("on:T", title=None, axis=alt.Axis(format="%-d %b", labelOverlap=True, tickCount=6))
    lines = (
        alt.Chart(_rows({"on": _day(p.on), "what": SHORT[p.measure], "score": p.score} for p in points))
        .mark_line(point=True)
        .encode(
            x=days,
            y=alt.Y("score:Q", title=None, scale=alt.Scale(domain=[0, 10]), axis=alt.Axis(tickCount=5)),
            color=alt.Color("what:N", title=None, legend=alt.Legend(orient="bottom", columns=1, labelLimit=260)),
            shape=alt.Shape("what:N", title=None),
        )
    )
    marks = [{"on": _day(e.on), "label": e.label} for e in events]
    rules = alt.Chart(_rows(marks)).mark_rule(strokeDash=[2, 3], color=QUIET).encode(x=days, tooltip="label:N")
    names = [
        alt.Chart(_rows(marks[lane::LANES]))
        .mark_text(align="left", dx=4, baseline="top", limit=120, color=QUIET)
        .encode(x=days, y=alt.value(2 + 13 * lane), text="label:N")
        for lane in range(LANES)
    ]
    return alt.layer(rules, *names, lines).properties(height=280)


def _rows(rows: Iterable[dict[str, Any]]) -> alt.InlineData:
    return alt.InlineData(values=list(rows))


def _day(on: date) -> str:
    """With a time, so that the browser takes it as a day here and not as midnight in Greenwich."""
    return f"{on.isoformat()}T00:00:00"
