"""What came back on a letter: pasted, read point by point, set beside one's own words; or a kind end to waiting."""

import streamlit as st

from coach.domain.interview import Interview, KeptLetter
from coach.domain.letters import Letter
from coach.reading.reader import read
from coach.services import interviews
from coach.services.answers_back import ASKING, CLOSED, WAIT_DAYS, standing
from coach.services.debriefing import corrected
from coach.ui.autosaved import autosaved
from coach.ui.runtime import services
from coach.ui.words import KIND, plain
from coach.writing.replies import Point, is_specific, points

SORT = {"keep": "Worth keeping", "work_on": "Something to practise", "general": "Said in general"}


def show(interview: Interview, letter: Letter, kept: KeptLetter, key: str) -> None:
    today = services().now().astimezone().date()
    if letter.kind in ASKING:
        match standing(kept, today):
            case "closed":
                st.text(CLOSED)
            case "waiting":
                st.caption(f"Many never answer. After {WAIT_DAYS} days this closes by itself, kindly.")
            case _:
                pass
    reply = autosaved(
        "What came back",
        key=f"reply_{key}",
        value=kept.reply,
        save=lambda typed: interviews.edit_letter(
            services().journal, interview.id, letter, services().now(), reply=typed
        ),
        placeholder="Paste their answer here, if one came.",
        height=120,
    )
    if reply.strip():
        _read_out(interview, reply)


def _read_out(interview: Interview, reply: str) -> None:
    found = points(reply, corrected(read(interview.notes), interview.facts))
    if not is_specific(found):
        st.text("This is kind and general: it says little about you, and there is nothing in it to work on.")
    for point in found:
        _point(interview, point)


def _point(interview: Interview, point: Point) -> None:
    st.markdown(f"**{SORT[point.sort]}.** “{plain(point.quote)}”")
    if point.mine is not None:
        words = " ".join(interview.notes[point.mine.start : point.mine.end].split())
        st.caption(f"Beside it, your own view ({KIND[point.mine.kind].lower()}): “{plain(words)}”")
