"""One interview on paper: everything that was written, one under another."""

import streamlit as st

from coach.domain.debrief import Debrief
from coach.domain.errors import NotFound
from coach.domain.interview import Interview, KeptLetter
from coach.services import interviews
from coach.ui.components.print_button import print_button
from coach.ui.interview.another import all_letters
from coach.ui.interview.facts import known
from coach.ui.interview.happened import words_of
from coach.ui.places import page
from coach.ui.runtime import services
from coach.ui.tell import tell
from coach.ui.words import KIND, LETTER, plain


def main() -> None:
    try:
        interview = services().journal.interview(st.query_params.get("id", ""))
    except NotFound as error:
        st.title("On paper", anchor=False)
        tell(error)
        return
    with st.container(horizontal=True, vertical_alignment="center", key="not_on_paper"):
        print_button("Print this", key="print")
        st.page_link(page("interview"), label="Back to the interview", query_params={"id": interview.id})
    letter = wanted(interview, st.query_params.get("letter", ""))
    if letter is not None:
        st.text(letter.body)
        return
    st.title(plain(interview.facts.company or interview.facts.role or "Your interview"), anchor=False)
    st.text(known(interview))
    written = interview.debrief
    if written is not None and (not written.crisis or interview.crisis_passed):
        st.text(written.heard)
        found(interview, written)
        answered(interview, written)
        letters(interview, written)
    st.header("Your notes", anchor=False)
    st.text(interview.notes)


def wanted(interview: Interview, nth: str) -> KeptLetter | None:
    """The one letter that is to stand on the paper, as the person left it; None for the whole interview."""
    written = interview.debrief
    if not nth.isdecimal() or written is None or (written.crisis and not interview.crisis_passed):
        return None
    there = all_letters(interview, written.letters)
    return interviews.as_left(interview, there[int(nth)], services().now()) if int(nth) < len(there) else None


def found(interview: Interview, written: Debrief) -> None:
    st.header("What happened", anchor=False)
    for kind, title in KIND.items():
        lines = [words_of(interview, f) for f in written.findings if f.kind == kind]
        if lines:
            st.subheader(title, anchor=False)
            st.markdown("\n".join(f"- {plain(line)}" for line in lines))


def answered(interview: Interview, written: Debrief) -> None:
    st.header("Questions", anchor=False)
    for asked in dict.fromkeys((*(q.text for q in written.questions), *(a.question for a in interview.answers))):
        st.markdown(f"**{plain(asked)}**")
        st.text(interview.answer_to(asked) or "_" * 40)


def letters(interview: Interview, written: Debrief) -> None:
    for letter in written.letters:
        left = interviews.as_left(interview, letter, services().now())
        st.header(f"{LETTER[letter.kind]}{f': {plain(letter.to)}' if letter.to else ''}", anchor=False)
        st.text(left.body)


main()
