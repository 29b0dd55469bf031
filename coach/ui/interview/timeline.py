"""The time line: the rounds of one application, the letters sent, and how it ended."""

from itertools import groupby
from typing import cast

import streamlit as st

from coach.domain.debrief import Debrief, Outcome
from coach.domain.interview import Interview
from coach.domain.letters import LetterKind
from coach.services.timeline import Moment, rounds, timeline
from coach.ui.places import page
from coach.ui.runtime import services
from coach.ui.words import LETTER, OUTCOME, day, plain


def show(interview: Interview, _: Debrief) -> None:
    kept = services().journal.interviews()
    others = {i.id: n for n, i in enumerate(rounds(kept, interview), 1)}
    with st.container(key="time_line"):
        for on, moments in groupby(timeline(kept, interview), key=lambda m: m.on):
            today = tuple(moments)
            lines = [plain(in_words(m, others[m.interview])) for m in today]
            st.markdown("  \n".join((f"**{plain(day(on))}**", *lines)))
            for other in dict.fromkeys(m.interview for m in today if m.interview != interview.id):
                st.page_link(page("interview"), label="Open this round", query_params={"id": other})
    if st.button("Notes of the next round", key="next_round"):
        st.switch_page(page("today"), query_params={"after": interview.id})


def in_words(moment: Moment, number: int) -> str:
    if moment.kind == "interview":
        return f"Interview: {moment.words}" if moment.words else "Interview" if number == 1 else f"Interview {number}"
    if moment.kind == "next":
        return f"What comes next: “{moment.words}”"
    if moment.kind == "letter":
        kind, _, to = moment.words.partition(" ")
        return f"Letter sent: {LETTER[cast(LetterKind, kind)].lower()}" + (f", to {to}" if to else "")
    if moment.kind == "reply":
        return f"An answer came back, from {moment.words}" if moment.words else "An answer came back"
    if moment.kind == "outcome":
        return OUTCOME[cast(Outcome, moment.words)]
    return "You answered questions about it"
