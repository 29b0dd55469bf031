"""Where something came from: the interview, its day, the sentence, and a way there."""

from collections.abc import Mapping, Sequence
from typing import Protocol

import streamlit as st

from coach.domain.interview import Interview, InterviewId
from coach.services.interviews import day_of
from coach.ui.places import page
from coach.ui.runtime import services
from coach.ui.session import session
from coach.ui.words import day, plain

MOST = 6


class Linked(Protocol):
    @property
    def interview(self) -> InterviewId: ...
    @property
    def sentences(self) -> tuple[str, ...]: ...
    @property
    def words(self) -> str: ...


def name(interview: Interview) -> str:
    return interview.facts.company or interview.facts.role or "An interview"


def by_id() -> Mapping[InterviewId, Interview]:
    return {interview.id: interview for interview in services().journal.interviews()}


def sources(linked: Sequence[Linked], key: str) -> None:
    """Each in the person's own words; one click opens the interview with the sentence lit up."""
    interviews = by_id()
    there = [source for source in linked if source.interview in interviews]
    for n, source in enumerate(there[:MOST]):
        interview = interviews[source.interview]
        with st.container(horizontal=True, vertical_alignment="center", key=f"source_{key}_{n}"):
            with st.container(width="stretch", gap=None):
                st.text(f"“{source.words}”")
                st.caption(plain(f"{name(interview)}, {day(day_of(interview))}"))
            if source.sentences and st.button("Show", key=f"show_{key}_{n}", type="tertiary"):
                session().lit = source.sentences
                st.switch_page(page("interview"), query_params={"id": interview.id})
    if len(there) > MOST:
        st.caption(f"And {len(there) - MOST} more.")
