"""The picture over weeks, with words beside it, and how coming back went."""

from datetime import date, timedelta

import streamlit as st

from coach.domain.interview import Interview
from coach.domain.practice import Practice
from coach.domain.recovery import CheckIn, Measure
from coach.domain.rests import Rest
from coach.services import recovery
from coach.services.marks import Mark, MarkKind, marks
from coach.services.once import once
from coach.services.table import as_csv
from coach.ui import dates
from coach.ui.components.print_button import print_button
from coach.ui.picture import SHORT, spec
from coach.ui.recovery.checkin import CREDIT
from coach.ui.recovery.coming_back import coming_back
from coach.ui.words import day

_marks = once(marks)
FIRST: tuple[Measure, ...] = ("confidence", "kindness")
RANGES = {"Three months": 92, "Half a year": 183, "A year": 366, "All": None}
HOW = (
    "● interview, ◆ a no, ▲ letter, ▼ feedback, ✚ practice, ■ rest. "
    "Drag to move the picture, Shift and the wheel to zoom, double-click to see all."
)
LISTED = "What is marked under it is listed below, in words."
NAMED: dict[MarkKind, str] = {
    "interview": "interview, {}",
    "no": "a no, {}",
    "letter": "letter sent, {}",
    "feedback": "feedback, {}",
    "practice": "practice, {}",
    "rest": "rest, {}",
}


def weeks(
    checkins: tuple[CheckIn, ...],
    interviews: tuple[Interview, ...],
    rests: tuple[Rest, ...],
    practice: Practice,
    today: date,
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
    there = _marks(interviews, checkins, rests, today, practice)
    marked = tuple(m for m in there if first is None or (m.until or m.on) >= first)
    picture(shown, marked, tuple(measures))
    with st.popover("Save or print", key="weeks_out", on_change="rerun") as box:
        if box.open:
            st.download_button(
                "Save as a table", lambda: as_csv(shown, marked), "rebound-weeks.csv", "text/csv", key="weeks_csv"
            )
            print_button("Print this page", "print_weeks")
    coming_back(interviews, checkins)
    st.caption(CREDIT)


def picture(checkins: tuple[CheckIn, ...], marked: tuple[Mark, ...], measures: tuple[Measure, ...]) -> None:
    words = [recovery.in_words(checkins, m) for m in measures]
    if measures and checkins:
        alt = " ".join([*words, LISTED if marked else ""])
        with st.container(key="picture"):
            drawn = spec(recovery.points(checkins, measures), marked, dates.language())
            st.vega_lite_chart(drawn, alt=alt, key="weeks_picture")
        st.caption(HOW)
    st.text("\n".join(words))
    if marked:
        with st.expander("What is marked, in words", key="marked", on_change="rerun") as box:
            if box.open:
                st.text("\n".join(happened(m) for m in reversed(marked)))


def happened(mark: Mark) -> str:
    until = f" to {day(mark.until)}" if mark.until and mark.until != mark.on else ""
    return f"{day(mark.on)}{until}: {NAMED[mark.kind].format(mark.label)}"
