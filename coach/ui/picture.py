"""The chart over weeks: each question on its own line, and under them what happened in that time."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import altair as alt

from coach.domain.recovery import SCALES, Measure
from coach.services.marks import Mark, MarkKind
from coach.services.recovery import Point

SHORT: dict[Measure, str] = {s.key: s.short for s in SCALES}
MARK: dict[MarkKind, str] = {"interview": "Interview", "no": "A no", "letter": "Letter sent", "rest": "Rest"}
SHAPES = ["circle", "diamond", "triangle-up", "square"]
QUIET = "#8a857b"
"""Grey that shows on the light ground and on the dark."""
WARM = "#c0713c"
GREEN = "#3f8f7c"
COLOURS = [QUIET, WARM, QUIET, GREEN]
LANE: dict[MarkKind, float] = {"interview": -1.0, "no": -1.0, "letter": -2.0, "rest": -3.0}
"""Where each stands, in points below the scale."""
HEIGHT = 340

# Turning the wheel scrolls the page as ever; with Shift it zooms. A finger scrolls; a mouse drags.
ZOOM = "wheel![event.shiftKey]"
DRAG = "[pointerdown[event.pointerType === 'mouse'], window:pointerup] > window:pointermove!"


def chart(points: Iterable[Point], marks: Iterable[Mark]) -> alt.LayerChart | alt.FacetChart:
    zoom = alt.selection_interval(bind="scales", encodings=["x"], zoom=ZOOM, translate=DRAG)
    return alt.layer(*_marks(marks), _lines(points).add_params(zoom)).properties(height=HEIGHT)


def _lines(points: Iterable[Point]) -> alt.Chart:
    """The names of the questions, and shapes and dashes for those who do not see the colours apart."""
    names = alt.Legend(orient="bottom", columns=1, labelLimit=260, title=None, symbolStrokeWidth=2)
    rows = [{"on": _day(p.on), "what": SHORT[p.measure], "score": p.score} for p in points]
    score = alt.Y(
        "score:Q",
        title=None,
        scale=alt.Scale(domain=[-3.6, 10]),
        axis=alt.Axis(values=[0, 2, 4, 6, 8, 10], domain=False, ticks=False),
    )
    lines: alt.Chart = alt.Chart(_rows(rows)).mark_line(point={"size": 45, "filled": True}, strokeWidth=2)
    return lines.encode(
        x=_days(),
        y=score,
        color=alt.Color("what:N", legend=names),
        strokeDash=alt.StrokeDash("what:N", legend=names),
        tooltip=[alt.Tooltip("on:T", title="Day", format="%-d %B %Y"), "what:N", "score:Q"],
    )


def _marks(marks: Iterable[Mark]) -> tuple[alt.Chart, alt.Chart]:
    shown = list(marks)
    kinds = [MARK[k] for k in MARK if any(m.kind == k for m in shown)]
    colours = [c for k, c in zip(MARK, COLOURS, strict=True) if MARK[k] in kinds]
    shapes = [s for k, s in zip(MARK, SHAPES, strict=True) if MARK[k] in kinds]
    signs = alt.Legend(orient="bottom", columns=4, title=None, symbolStrokeWidth=2)
    rows = [
        {"on": _day(m.on), "until": _day(m.until or m.on), "kind": MARK[m.kind], "label": m.label, "y": LANE[m.kind]}
        for m in shown
    ]
    spans = [row for row in rows if row["until"] != row["on"]]
    tips = [alt.Tooltip("on:T", title="Day", format="%-d %B %Y"), "kind:N", "label:N"]
    bars = (
        alt.Chart(_rows(spans))
        .mark_bar(color=GREEN, height=9, opacity=0.55)
        .encode(x=_days(), x2="until:T", y="y:Q", tooltip=tips)
    )
    points = (
        alt.Chart(_rows(rows))
        .mark_point(size=55, filled=True, opacity=0.9)
        .encode(
            x=_days(),
            y="y:Q",
            shape=alt.Shape("kind:N", scale=alt.Scale(domain=kinds, range=shapes), legend=signs),
            color=alt.Color("kind:N", scale=alt.Scale(domain=kinds, range=colours), legend=signs),
            tooltip=tips,
        )
    )
    return bars, points


def _days() -> alt.X:
    return alt.X("on:T", title=None, axis=alt.Axis(format="%-d %b", labelOverlap=True, tickCount=6, grid=False))


def _rows(rows: Iterable[dict[str, Any]]) -> alt.InlineData:
    return alt.InlineData(values=list(rows))


def _day(on: date) -> str:
    """With a time, so that the browser takes it as a day here and not as midnight in Greenwich."""
    return f"{on.isoformat()}T00:00:00"
