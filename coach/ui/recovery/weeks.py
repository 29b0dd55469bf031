"""The picture over weeks, with words beside it, and how coming back went."""

from datetime import date, timedelta

import streamlit as st

from coach.domain.interview import Interview
from coach.domain.recovery import CheckIn, Measure
from coach.domain.rests import Rest
from coach.services import recovery
from coach.services.marks import Mark, marks
from coach.services.table import as_csv
from coach.ui.components.print_button import print_button
from coach.ui.picture import MARK, SHORT, spec
from coach.ui.recovery.checkin import CREDIT
from coach.ui.recovery.coming_back import coming_back
from coach.ui.words import day

FIRST: tuple[Measure, ...] = ("confidence", "kindness")
RANGES = {"Three months": 92, "Half a year": 183, "A year": 366, "All": None}
IN_WORDS = 12


def weeks(
    checkins: tuple[CheckIn, ...], interviews: tuple[Interview, ...], rests: tuple[Rest, ...], today: date
) -> None:
    st.header("Over the weeks", anchor=False)
    if not checkins:
        st.text("After your first check-in, this shows how the weeks go, with your interviews and rests marked.")
        return
    measures = st.pills(
        "Show", list(SHORT), selection_mode="multi", default=list(FIRST), format_func=SHORT.__getitem__, key="measures"
    )
    chosen = st.segmented_control("How far back", list(RANGES), default="A year", required=True, key="range")
    first = None if RANGES[chosen] is None else today - timedelta(days=RANGES[chosen] or 0)
    shown = recovery.within(checkins, first)
    marked = tuple(m for m in marks(interviews, checkins, rests, today) if first is None or (m.until or m.on) >= first)
    picture(shown, marked, tuple(measures))
    with st.popover("Save or print", key="weeks_out"):
        st.download_button(
            "Save as a table", lambda: as_csv(shown, marked), "rebound-weeks.csv", "text/csv", key="weeks_csv"
        )
        print_button("Print this page", "print_weeks")
    coming_back(interviews, checkins)
    st.caption(CREDIT)


def picture(checkins: tuple[CheckIn, ...], marked: tuple[Mark, ...], measures: tuple[Measure, ...]) -> None:
    words = [recovery.in_words(checkins, m) for m in measures]
    if measures and checkins:
        said = " ".join([*words, happened(marked)])
        st.vega_lite_chart(spec(recovery.points(checkins, measures), marked), alt=said, key="picture")
        st.caption("Drag to move it, Shift and the wheel to zoom, double-click to see all of it again.")
    st.text("\n".join([*words, happened(marked)]).strip())


def happened(marked: tuple[Mark, ...]) -> str:
    """The latest, in words: what the signs under the lines stand for."""
    if not marked:
        return ""
    said = [f"{MARK[m.kind].lower()} {m.label}, {day(m.on)}" if m.kind != "rest" else _rest(m) for m in marked]
    less = f" (the last {IN_WORDS} of {len(said)})" if len(said) > IN_WORDS else ""
    return f"Marked on the picture{less}: {'; '.join(said[-IN_WORDS:])}."


def _rest(mark: Mark) -> str:
    until = f" to {day(mark.until)}" if mark.until and mark.until != mark.on else ""
    return f"{mark.label.lower() if mark.label in ('Rest', 'A week with rest') else mark.label}, {day(mark.on)}{until}"
