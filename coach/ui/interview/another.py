"""Another letter than those that are there: of any kind, form and tone."""

from collections.abc import Iterator
from typing import get_args

import streamlit as st

from coach.domain.interview import Interview
from coach.domain.letters import Letter, LetterForm, LetterKind, Tone
from coach.services import interviews
from coach.services.jobs import Job
from coach.services.letters import write
from coach.ui.fields import Fields
from coach.ui.runtime import services
from coach.ui.tell import tell
from coach.ui.unbroken import finish
from coach.ui.waiting import at_work
from coach.ui.words import LETTER

FORM: dict[LetterForm, str] = {"email": "E-mail", "message": "Short message", "card": "Card, by hand"}
TONE: dict[Tone, str] = {"warm": "Warm", "plain": "Plain", "formal": "Formal"}


def another(interview: Interview, there: tuple[Letter, ...]) -> None:
    """One of a kind and person is kept, so only what is not there yet is offered: nothing typed is written over."""
    fields = Fields(f"another letter {interview.id}")
    with st.popover("Another letter", key="another"):
        kind = st.selectbox(
            "What for", get_args(LetterKind), format_func=LETTER.__getitem__, **fields.of(f"letter_kind_{interview.id}")
        )
        to = fields.text("To", f"letter_to_{interview.id}", placeholder="a name, or leave it open")
        form = st.selectbox(
            "As", get_args(LetterForm), format_func=FORM.__getitem__, **fields.of(f"letter_form_{interview.id}")
        )
        tone = st.selectbox(
            "Tone", get_args(Tone), format_func=TONE.__getitem__, **fields.of(f"letter_tone_{interview.id}")
        )
        if st.button("Write it", type="primary", key="write_letter"):
            _write(interview, kind, to.strip() or None, form, tone)
    if not at_work(_key(interview), "Writing your letter."):
        _ended(interview, there, fields)


def _write(interview: Interview, kind: LetterKind, to: str | None, form: LetterForm, tone: Tone) -> None:
    s = services()
    coach, profile = s.coach(), s.journal.profile()

    def work(job: Job) -> Iterator[tuple[Letter, ...]]:
        yield write(
            interview.notes,
            coach,
            profile,
            kind,
            to=to,
            form=form,
            tone=tone,
            facts=interview.facts,
            go_on=interview.crisis_passed,
            watch=job,
        )

    s.jobs.start(_key(interview), work, lambda _: None)


def _ended(interview: Interview, there: tuple[Letter, ...], fields: Fields) -> None:
    s = services()
    job = s.jobs.get(_key(interview))
    if job is None:
        return
    s.jobs.forget(_key(interview))
    if job.state == "stopped":
        st.info("Stopped, as you asked. Your other letters are as they were.")
        return
    if job.error is not None:
        tell(job.error)
        return
    new = [x for x in job.partial or () if (x.kind, x.to) not in {(k.kind, k.to) for k in there}]
    for letter in new:
        interviews.edit_letter(s.journal, interview.id, letter, s.now())
    if new:
        finish(fields.emptied)
    st.text("That letter is there already: choose it above.")


def _key(interview: Interview) -> str:
    return f"letter for {interview.id}"


def all_letters(interview: Interview, drafted: tuple[Letter, ...]) -> tuple[Letter, ...]:
    """The debrief's, then those that were asked for."""
    known = {(x.kind, x.to) for x in drafted}
    asked = [k for k in interview.letters if (k.kind, k.to) not in known]
    return drafted + tuple(Letter(kind=k.kind, to=k.to, subject=k.subject, body=k.body) for k in asked)
