"""The questions, one after another, each with its answer box and its sentence lit up."""

from zlib import crc32

import streamlit as st

from coach.domain.debrief import Debrief, Question
from coach.domain.interview import Interview
from coach.services import interviews
from coach.ui import danger
from coach.ui.autosaved import autosaved
from coach.ui.runtime import services
from coach.ui.session import session
from coach.ui.words import plain, writer


def show(interview: Interview, debrief: Debrief) -> None:
    if not debrief.questions:
        st.text("There are no questions for these notes. Add a line about something they asked, and read them again.")
        return
    last = len(debrief.questions) - 1
    n = min(session().question.get(interview.id, 0), last)
    question = debrief.questions[n]
    if session().asked != (interview.id, n):
        session().asked, session().lit = (interview.id, n), question.sentences
    _ask(interview, question, n, last)
    with st.container(horizontal=True):
        _step("Back", "back", interview, n - 1, there=n > 0)
        onward = "Next" if interview.answer_to(question.text) else "Later"
        _step(onward, "next", interview, n + 1, there=n < last)
        if st.button("Show me where", key="where", type="tertiary"):
            session().lit = question.sentences
            st.rerun()
    st.caption(f"Asked by {writer(debrief.source.questions)}. Skip what does not help.")
    _earlier(interview, debrief)


def _ask(interview: Interview, question: Question, n: int, last: int) -> None:
    st.caption(f"Question {n + 1} of {last + 1}")
    st.subheader(plain(question.text), anchor=False)
    st.caption(f"Why this? {plain(question.why)}")
    text = autosaved(
        "Your answer",
        key=f"answer_{interview.id}_{crc32(question.text.encode())}",  # never one question's box for another's answer
        value=interview.answer_to(question.text),
        save=lambda typed: interviews.answer(services().journal, interview.id, question.text, typed, services().now()),
        now_kept=lambda: services().journal.interview(interview.id).answer_to(question.text),
    )
    danger.heard(f"answer_{interview.id}_{n}", text)


def _step(label: str, key: str, interview: Interview, to: int, *, there: bool) -> None:
    if st.button(label, key=key, disabled=not there):
        session().question[interview.id] = to
        st.rerun()


def _earlier(interview: Interview, debrief: Debrief) -> None:
    """Answers to questions that are asked no more: nothing of the person's is ever dropped."""
    asked = {q.text for q in debrief.questions}
    earlier = [a for a in interview.answers if a.question not in asked]
    if earlier:
        with st.expander("Your answers to earlier questions"):
            for answer in earlier:
                st.text(answer.question)
                st.text(answer.text)
