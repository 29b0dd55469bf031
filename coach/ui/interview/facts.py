"""Company, role, day, outcome, people: pre-filled from the notes, corrected here."""

from pathlib import Path

import streamlit as st

from coach.domain.debrief import OUTCOMES
from coach.domain.interview import Facts, Interview
from coach.services import interviews
from coach.ui import undo
from coach.ui.dates import order
from coach.ui.interview import edit
from coach.ui.places import page
from coach.ui.runtime import services
from coach.ui.sample import SAMPLE
from coach.ui.session import session
from coach.ui.words import OUTCOME, day, listed, plain
from coach.ui.writing import write


def header(interview: Interview) -> None:
    facts = interview.facts
    st.title(plain(facts.company or facts.role or "Your interview"), anchor=False)
    st.text(known(interview))
    sample_note(interview)
    with st.container(horizontal=True):
        with st.popover("Correct this", key=f"correct_{session().corrections}"):
            _form(interview)
        with st.popover("More", key="more"):
            if st.button("Edit the notes", key="edit"):
                edit.begin(interview)
                st.rerun()
            if st.button("Read the notes again", key="again"):
                _written_again(interview)
            if st.button("Share without names", key="share"):
                st.switch_page(page("share"), query_params={"id": interview.id})
            st.page_link(page("sheet"), label="Print, all on one page", query_params={"id": interview.id})
            if st.button("Delete this interview", key="delete"):
                delete(interview, page("interviews"))


def known(interview: Interview) -> str:
    """Everything but the title, in one line."""
    facts = interview.facts
    parts = (
        facts.role if facts.company else "",
        facts.stage,
        day(interviews.day_of(interview)),
        OUTCOME[facts.outcome],
        "with " + listed(facts.people) if facts.people else "",
    )
    return " · ".join(x for x in parts if x)


def sample_note(interview: Interview) -> None:
    if interview.notes != SAMPLE:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="sample_note"):
        st.text("This is the sample; every name in it is invented.")
        if st.button("Take it away", key="remove_sample"):
            delete(interview, page("today"))


def delete(interview: Interview, then: Path) -> None:
    undo.deleted(services().journal.delete_interview(interview.id))
    services().jobs.forget(interview.id)
    services().forget()
    st.switch_page(then)


def _form(interview: Interview) -> None:
    facts = interview.facts
    with st.form("facts", border=False):
        company = st.text_input("Company", facts.company)
        role = st.text_input("Role", facts.role)
        people = st.text_area("Who you met, one a line", "\n".join(facts.people), height=90)
        stage = st.text_input("Round", facts.stage, placeholder="first call, second round, …")
        on = st.date_input("Day of the interview", facts.on or interviews.day_of(interview), format=order())
        outcome = st.selectbox(
            "How it stands", OUTCOMES, OUTCOMES.index(facts.outcome), format_func=OUTCOME.__getitem__
        )
        if not st.form_submit_button("Save", type="primary"):
            return
    session().corrections += 1
    names = tuple(dict.fromkeys(name.strip() for name in people.splitlines() if name.strip()))
    new = Facts(company=company.strip(), role=role.strip(), people=names, outcome=outcome, stage=stage.strip(), on=on)
    s = services()
    undo.changed("Your correction is kept.", interview, "facts", "outcome_on", "debrief")
    _written_again(interviews.correct(s.journal, interview.id, new, s.now()))


def _written_again(interview: Interview) -> None:
    """Answers and letters that the person changed stay; what we wrote is written anew."""
    services().jobs.forget(interview.id)
    write(interview)
    st.rerun()
