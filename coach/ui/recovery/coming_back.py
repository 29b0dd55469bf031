"""Coming back after each no: how deep, how long, and whether it gets quicker. Nothing here says why."""

import streamlit as st

from coach.domain.interview import Interview
from coach.domain.recovery import CheckIn
from coach.services.comeback import ENOUGH, NEAR, ORDER, REVERSED, Comeback, Pace, comebacks, pace
from coach.services.once import once
from coach.ui.picture import SHORT
from coach.ui.words import day, plain

_comebacks = once(comebacks)
SHOWN = 6
DEFINED = (
    "Your usual is the median of your answers in the four weeks before the no. Back means: the first answer within one "
    "point of it, from that day on. For being anxious, it counts the other way round. With fewer than four answers "
    "before, there is too little to say. Numbers can say how long it took; they cannot say why."
)


def coming_back(interviews: tuple[Interview, ...], checkins: tuple[CheckIn, ...]) -> None:
    st.header("Coming back", anchor=False)
    chosen = st.selectbox("One question at a time", ORDER, format_func=SHORT.__getitem__, key="comeback_measure")
    found = _comebacks(interviews, checkins, chosen)
    if not found:
        st.text("If an answer is no one day, this will show how long it took until you were back at your usual level.")
    else:
        st.markdown("\n".join(f"- {line(c)}" for c in reversed(found[-SHOWN:])))
        st.text(paced(pace(found)))
        if len(found) > SHOWN:
            with st.expander(f"{len(found) - SHOWN} before these", key="comebacks_before", on_change="rerun") as box:
                if box.open:
                    st.markdown("\n".join(f"- {line(c)}" for c in reversed(found[:-SHOWN])))
    st.caption(DEFINED)


def line(c: Comeback) -> str:
    """Markdown."""
    return f"**{plain(c.setback.name)}**, {day(c.setback.on)}: {_went(c)}"


def _went(c: Comeback) -> str:
    if c.usual is None:
        before = "no answers" if not c.before else "one answer" if c.before == 1 else f"{c.before} answers"
        return f"too little to say ({before} in the four weeks before)."
    usual = f"your usual was {c.usual:g}"
    end = "highest" if c.measure in REVERSED else "lowest"
    if c.back_on is None:
        low = "no answer since" if c.lowest is None else f"{end} {c.lowest}, {_points(c.depth)}"
        return f"{usual}; {low}. Not yet back, and that is all right.{_again(c)}"
    if (c.depth or 0) <= NEAR:
        return f"{usual}; at your first answer, {_when(c.days)}, you were there."
    return f"{usual}; {end} {c.lowest}, {_points(c.depth)}. Back {_when(c.days)}.{_again(c)}"


def _points(depth: float | None) -> str:
    return "a point away" if depth == 1 else f"{depth or 0:g} points away"


def _when(days: int | None) -> str:
    return "on the same day" if not days else "after a day" if days == 1 else f"after {days} days"


def _again(c: Comeback) -> str:
    return " Another no came in that time." if c.again else ""


def paced(p: Pace) -> str:
    still = f" Not counted: {p.open} not yet back." if p.open else ""
    if p.direction is None:
        return f"Whether it gets quicker can be said once you came back {2 * ENOUGH} times; so far: {sum(p.of)}.{still}"
    words = {
        "quicker": "Coming back has been getting quicker",
        "slower": "Coming back has been taking longer",
        "same": "Coming back takes about as long as before",
    }[p.direction]
    return (
        f"{words}: {p.later:g} days in the middle of the last {p.of[1]}, {p.earlier:g} in the {p.of[0]} before them."
        f"{still}"
    )
