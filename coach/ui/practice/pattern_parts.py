"""What shows over interviews: each line with its counts and, one click away, its sentences."""

import streamlit as st

from coach.services import patterns
from coach.services.once import once
from coach.services.patterns import Change, Patterns, SamePoint, Sort, Stage
from coach.ui.practice.sources import by_id, name, sources
from coach.ui.practice.words import counted, joined, times
from coach.ui.words import plain

over = once(patterns.patterns)


def show(found: Patterns) -> None:
    st.caption(
        f"From {found.interviews} interviews, counted from your notes. "
        "Counts this small say what happened, not why, and not what comes next."
    )
    if found.sorts:
        st.header("Kinds of question", anchor=False)
        for sort in found.sorts:
            if sort.asked > 1:
                _sort(sort)
        _once([sort for sort in found.sorts if sort.asked == 1])
    if any(stage.stage for stage in found.stages):
        st.header("Where it ended", anchor=False)
        for stage in found.stages:
            _stage(stage)
    if found.told_in:
        st.header("What they said, and what you wrote", anchor=False)
        _points(found)
    if found.change is not None:
        st.header("What changed since", anchor=False)
        _change(found.change)


def _sort(sort: Sort) -> None:
    parts = (
        f"{len(sort.well)} went well" if sort.well else "",
        f"{len(sort.hard)} {'was' if len(sort.hard) == 1 else 'were'} hard" if sort.hard else "",
        f"{len(sort.unsaid)} not said" if sort.unsaid else "",
    )
    asked = f"{sort.title}: asked {times(sort.asked)} in {counted(sort.interviews, 'interview')}"
    said = f"{asked}. Of {sort.asked}: {', '.join(part for part in parts if part)}."
    with st.expander(plain(said), key=f"sort_{sort.name}", on_change="rerun") as box:
        if box.open:
            for label, places in (("Went well", sort.well), ("Was hard", sort.hard), ("Not said how", sort.unsaid)):
                if places:
                    st.markdown(f"**{label}**")
                    sources(places, f"{sort.name}_{label[:4]}")


def _once(sorts: list[Sort]) -> None:
    """Once is no pattern; the sentences are there all the same."""
    if not sorts:
        return
    with st.expander(f"Asked once each ({len(sorts)})", key="sorts_once", on_change="rerun") as box:
        for sort in sorts if box.open else ():
            way = "went well" if sort.well else "was hard" if sort.hard else "not said how it went"
            st.markdown(f"**{plain(sort.title)}**: {way}")
            sources((*sort.well, *sort.hard, *sort.unsaid), f"once_{sort.name}")


def _stage(stage: Stage) -> None:
    title = stage.stage or "Round not filled in"
    st.text(f"{title}: {len(stage.ended)} of {counted(stage.interviews, 'interview')} ended there with a no.")
    interviews = by_id()
    ended = [name(interviews[key]) for key in stage.ended if key in interviews]
    if ended:
        st.caption(plain(", ".join(ended)))


def _points(found: Patterns) -> None:
    there = len({point.told.interview for point in found.points})
    st.text(
        f"{counted(found.told_in, 'interview')} of {found.interviews} brought feedback. "
        f"In {there} of {found.told_in} you had written about the same point yourself."
    )
    for n, point in enumerate(found.points):
        _point(n, point)


def _point(n: int, point: SamePoint) -> None:
    with st.container(border=True, key=f"point_{n}"):
        st.caption("They said")
        sources((point.told,), f"told_{n}")
        st.caption("You wrote")
        sources(point.own, f"own_{n}")


def _change(change: Change) -> None:
    earlier = f"{counted(change.earlier_hard, 'hard moment')} in {counted(change.earlier_interviews, 'interview')}"
    later = f"{counted(change.later_hard, 'hard moment')} in {counted(change.later_interviews, 'interview')}"
    st.text(joined((f"Earlier half: {earlier}", f"later half: {later}")) + ".")
    if change.later:
        with st.expander("The hard moments of the later half", key="later_hard", on_change="rerun") as box:
            if box.open:
                sources(change.later, "later")
