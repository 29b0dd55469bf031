"""Another letter than those that are there: of any kind, form and tone."""

from typing import get_args

import streamlit as st

from coach.domain.interview import Interview
from coach.domain.letters import Letter, LetterForm, LetterKind, Tone
from coach.services import interviews
from coach.services.letters import write
from coach.ui.fields import Fields
from coach.ui.runtime import services
from coach.ui.words import LETTER

FORM: dict[LetterForm, str] = {"email": "E-mail", "message": "Short message", "card": "Card, by hand"}
TONE: dict[Tone, str] = {"warm": "Warm", "plain": "Plain", "formal": "Formal"}


def another(interview: Interview, there: tuple[Letter, ...]) -> None:
    """One of a kind and person is kept, so only what is not there yet is offered: nothing typed is written over."""
    fields = Fields(f"another letter {interview.id}")
    with st.popover("Another letter", key="another"):
        kind = st.selectbox(
            "What for", get_args(LetterKind), format_func=LETTER.__getitem__, **fields.of("letter_kind")
        )
        to = fields.text("To", "letter_to", placeholder="a name, or leave it open")
        form = st.selectbox("As", get_args(LetterForm), format_func=FORM.__getitem__, **fields.of("letter_form"))
        tone = st.selectbox("Tone", get_args(Tone), format_func=TONE.__getitem__, **fields.of("letter_tone"))
        if not st.button("Write it", type="primary", key="write_letter"):
            return
    s = services()
    with st.spinner("Writing…"):
        made = write(
            interview.notes,
            s.coach(),
            s.journal.profile(),
            kind,
            to=to.strip() or None,
            form=form,
            tone=tone,
            facts=interview.facts,
            go_on=interview.crisis_passed,
        )
    new = [x for x in made if (x.kind, x.to) not in {(k.kind, k.to) for k in there}]
    for letter in new:
        interviews.edit_letter(s.journal, interview.id, letter, s.now())
    if new:
        fields.emptied()
        st.rerun()
    st.text("That letter is there already: choose it above.")


def all_letters(interview: Interview, drafted: tuple[Letter, ...]) -> tuple[Letter, ...]:
    """The debrief's, then those that were asked for."""
    known = {(x.kind, x.to) for x in drafted}
    asked = [k for k in interview.letters if (k.kind, k.to) not in known]
    return drafted + tuple(Letter(kind=k.kind, to=k.to, subject=k.subject, body=k.body) for k in asked)
