"""The letters: each a draft to change, with its facts, its blanks and what the check could not support."""

import streamlit as st

from coach.domain.debrief import Debrief
from coach.domain.interview import Interview
from coach.domain.letters import Letter
from coach.reading.reader import read
from coach.services import interviews
from coach.services.debriefing import corrected
from coach.ui.autosaved import autosaved
from coach.ui.interview import came_back
from coach.ui.interview.another import all_letters, another
from coach.ui.interview.sending import ways_out
from coach.ui.runtime import services
from coach.ui.session import session
from coach.ui.words import LETTER, plain, writer
from coach.writing.check import blanks_in, examine


def show(interview: Interview, debrief: Debrief) -> None:
    if not debrief.letters:
        st.text("There are no letters for these notes yet.")
        return
    letters = all_letters(interview, debrief.letters)
    titles = [_title(letter) for letter in letters]
    n = st.selectbox("Letter", range(len(titles)), format_func=titles.__getitem__, key=f"letter_{interview.id}")
    letter = letters[n]
    _draft(interview, letter, f"{interview.id}_{n}")
    _facts(letter)
    another(interview, letters)
    st.caption(f"Drafted by {writer(debrief.source.letters)} from your notes alone. You decide what is sent.")


def _draft(interview: Interview, letter: Letter, key: str) -> None:
    kept = interviews.as_left(interview, letter, services().now())
    subject = st.text_input("Subject", kept.subject, key=f"subject_{key}", live=True)
    if subject != kept.subject:
        _edit(interview, letter, subject=subject)
    body = autosaved(
        "Letter",
        key=f"letter_{key}",
        value=kept.body,
        save=lambda typed: _edit(interview, letter, body=typed),
        now_kept=lambda: interviews.as_left(services().journal.interview(interview.id), letter, services().now()).body,
        height=320,
    )
    _to_mend(interview, letter, body)
    ways_out(interview, kept.model_copy(update={"body": body}), key)
    if kept.sent_on is None and st.button("Mark as sent", key="sent"):
        _edit(interview, letter, sent_on=services().now().astimezone().date())
        st.rerun()
    if kept.sent_on is not None:
        came_back.show(interview, letter, kept, key)


def _title(letter: Letter) -> str:
    return f"{LETTER[letter.kind]} · {letter.to}" if letter.to else LETTER[letter.kind]


def _edit(interview: Interview, letter: Letter, **fields: object) -> None:
    interviews.edit_letter(services().journal, interview.id, letter, services().now(), **fields)


def _to_mend(interview: Interview, letter: Letter, body: str) -> None:
    """What is still blank, what nothing in the notes supports, and what gives something away."""
    blanks = blanks_in(body)
    if blanks:
        st.caption("To fill in, or take out: " + plain(" ".join(blanks)))
    reading = corrected(read(interview.notes), interview.facts)
    found = examine(body, reading, services().journal.profile(), letter.to, letter.kind)
    for leak in found.leaks:
        st.warning(f"“{plain(leak.text)}”: {plain(leak.why)}")
    for problem in found.problems:
        st.info(f"“{plain(problem.text)}”: {plain(problem.why)}")


def _facts(letter: Letter) -> None:
    for n, fact in enumerate(letter.facts):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption(f"From your notes: {plain(fact.text)}")
            if fact.sentences and st.button("Show", key=f"fact_{n}", type="tertiary"):
                session().lit = fact.sentences
                st.rerun()
