"""The chart over weeks: each question on its own line, and under them what happened in that time."""

from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Any, NamedTuple

import altair as alt

from coach.domain.recovery import SCALES, Measure
from coach.services.marks import Mark, MarkKind
from coach.services.recovery import Point
from coach.ui.chart_dates import chart_dates

SHORT: dict[Measure, str] = {s.key: s.short for s in SCALES}
MARK: dict[MarkKind, str] = {
    "interview": "Interview",
    "no": "A no",
    "letter": "Letter sent",
    "feedback": "Feedback",
    "practice": "Practice",
    "rest": "Rest",
}
QUIET = "#8a857b"
"""Grey that shows on the light ground and on the dark."""
WARM = "#c0713c"
GREEN = "#3f8f7c"


class Sign(NamedTuple):
    """How a kind of mark is drawn: its shape, its colour, and how many points below the scale it stands."""

    shape: str
    colour: str
    lane: float


SIGNS: dict[MarkKind, Sign] = {
    "interview": Sign("circle", QUIET, -1.2),
    "no": Sign("diamond", WARM, -1.2),
    "letter": Sign("triangle-up", QUIET, -2.4),
    "feedback": Sign("triangle-down", WARM, -2.4),
    "practice": Sign("cross", GREEN, -3.6),
    "rest": Sign("square", GREEN, -4.8),
}
LANES = {-1.2: "Interviews", -2.4: "Letters", -3.6: "Practice", -4.8: "Rest"}
HEIGHT = 380
LOWEST = -5.4

# Turning the wheel scrolls the page as ever; with Shift it zooms. A finger scrolls; a mouse drags.
ZOOM = "wheel![event.shiftKey]"
DRAG = "[pointerdown[event.pointerType === 'mouse'], window:pointerup] > window:pointermove!"


def spec(points: Iterable[Point], marks: Iterable[Mark], language: str) -> dict[str, Any]:
    """For `st.vega_lite_chart`."""
    drawn = _drawn(language)
    signs = [_sign(mark) for mark in marks]
    rows = {
        "points": [{"on": _day(p.on), "what": SHORT[p.measure], "score": p.score} for p in points],
        "signs": signs,
        "spans": [sign for sign in signs if sign["until"] != sign["on"]],
    }
    layers = [{**layer, "data": {"values": rows[layer["data"]["name"]]}} for layer in drawn["layer"]]
    return {**drawn, "layer": layers}


@cache
def _drawn(language: str) -> dict[str, Any]:
    """The chart without its data: Altair takes a tenth of a second to make one."""
    zoom = alt.selection_interval(bind="scales", encodings=["x"], zoom=ZOOM, translate=DRAG)
    dates = chart_dates(language)
    days, tip = _days(dates.short), alt.Tooltip("on:T", title="Day", format=dates.long)
    lines = _lines(days, tip).add_params(zoom)
    whole = alt.layer(*_signs(days, tip), lines).properties(height=HEIGHT).to_dict()
    return {**whole, "config": {"locale": {"time": dates.words}}}


def _lines(days: alt.X, tip: alt.Tooltip) -> alt.Chart:
    """Dashes beside the colours, for those who do not see these apart."""
    point = {"size": 45, "filled": True, "aria": False}
    names = alt.Legend(orient="bottom", columns=1, labelLimit=260, title=None, symbolType="stroke", symbolStrokeWidth=3)
    lines: alt.Chart = alt.Chart(alt.NamedData("points")).mark_line(point=point, strokeWidth=2, aria=False)
    return lines.encode(
        x=days,
        y=_height("score:Q"),
        color=alt.Color("what:N", legend=names),
        strokeDash=alt.StrokeDash("what:N", legend=None),
        tooltip=[tip, alt.Tooltip("what:N", title="Question"), alt.Tooltip("score:Q", title="Answer")],
    )


def _signs(days: alt.X, tip: alt.Tooltip) -> tuple[alt.Chart, alt.Chart]:
    """Bars for what lasted, and on each first day a sign. No word for each in the picture (`aria`): it would be read as
    hundreds of them, takes time, and all of them stand in the list below."""
    tips = [tip, alt.Tooltip("kind:N", title="What"), alt.Tooltip("label:N", title="Which")]
    bars: alt.Chart = alt.Chart(alt.NamedData("spans")).mark_bar(color=GREEN, height=9, opacity=0.55, aria=False)
    signs: alt.Chart = alt.Chart(alt.NamedData("signs")).mark_point(size=60, filled=True, opacity=0.9, aria=False)
    shape, colour = alt.Shape("shape:N", scale=None), alt.Color("colour:N", scale=None)
    return (
        bars.encode(x=days, x2="until:T", y=_height("y:Q"), tooltip=tips),
        signs.encode(x=days, y=_height("y:Q"), shape=shape, color=colour, tooltip=tips),
    )


def _sign(mark: Mark) -> dict[str, Any]:
    sign = SIGNS[mark.kind]
    drawn = {"shape": sign.shape, "colour": sign.colour, "y": sign.lane}
    days = {"on": _day(mark.on), "until": _day(mark.until or mark.on)}
    return {**days, **drawn, "kind": MARK[mark.kind], "label": mark.label}


def _height(field: str) -> alt.Y:
    return alt.Y(field, title=None, scale=alt.Scale(domain=[LOWEST, 10]), axis=_points())


def _points() -> alt.Axis:
    """The scale from 0 to 10, and under it the names of the lanes."""
    named = " : ".join(f"datum.value == {lane} ? '{name}'" for lane, name in LANES.items())
    return alt.Axis(
        values=[*LANES, *range(0, 11, 2)],
        labelExpr=f"{named} : datum.label",
        labelOverlap=False,
        domain=False,
        ticks=False,
    )


def _days(written: str) -> alt.X:
    return alt.X(
        "on:T",
        title=None,
        scale=alt.Scale(padding=10),
        axis=alt.Axis(format=written, labelOverlap=True, tickCount=6, grid=False),
    )


def _day(on: date) -> str:
    """With a time, so that the browser takes it as a day here and not as midnight in Greenwich."""
    return f"{on.isoformat()}T00:00:00"
