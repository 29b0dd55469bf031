"""Company, role, day, outcome, people: pre-filled from the notes, corrected here."""

from datetime import date
from functools import partial
from pathlib import Path

import streamlit as st

from coach.domain.debrief import OUTCOMES, Outcome
from coach.domain.interview import Facts, Interview
from coach.services import interviews
from coach.ui import undo
from coach.ui.fields import Fields
from coach.ui.interview import edit
from coach.ui.piece import piece
from coach.ui.places import page
from coach.ui.runtime import services
from coach.ui.sample import SAMPLE
from coach.ui.session import session
from coach.ui.unbroken import finish, unbroken
from coach.ui.words import OUTCOME, day, listed, plain
from coach.ui.writing import write

TOLD: tuple[Outcome, ...] = ("rejected", "offer", "withdrew")
"""What one hears, or says, on a day."""


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
                finish(partial(_written_again, interview))
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
    gone = services().journal.delete_interview(interview.id)
    services().jobs.forget(interview.id)
    services().forget()
    unbroken(partial(undo.deleted, gone))
    st.switch_page(then)


@piece
def _form(interview: Interview) -> None:
    facts, key = interview.facts, interview.id
    fields = Fields(f"facts {key}")
    company = fields.text("Company", f"company_{key}", facts.company)
    role = fields.text("Role", f"role_{key}", facts.role)
    people = fields.area("Who you met, one a line", f"people_{key}", "\n".join(facts.people))
    stage = fields.text("Round", f"stage_{key}", facts.stage, placeholder="first call, second round, …")
    on = fields.day("Day of the interview", f"day_{key}", interviews.day_of(interview))
    outcome = st.selectbox(
        "How it stands", OUTCOMES, format_func=OUTCOME.__getitem__, **fields.of(f"outcome_{key}", facts.outcome)
    )
    told = _told(fields, interview, outcome) if outcome in TOLD else None
    if fields.button("Save", "save_facts"):
        names = tuple(dict.fromkeys(name.strip() for name in people.splitlines() if name.strip()))
        new = {"company": company.strip(), "role": role.strip(), "stage": stage.strip(), "people": names}
        s, corrected = services(), Facts(**new, outcome=outcome, on=on)
        kept = interviews.correct(s.journal, interview.id, corrected, s.now(), told)
        finish(fields.emptied, partial(_closed, interview), partial(_written_again, kept))
    fields.left(key)


def _told(fields: Fields, interview: Interview, outcome: Outcome) -> date | None:
    """The picture and coming back count from this day."""
    today = services().now().astimezone().date()
    known = interview.outcome_on if outcome == interview.facts.outcome else None
    return fields.day("The day you heard", f"told_{outcome}_{interview.id}", known or today, most=today)


def _closed(before: Interview) -> None:
    session().corrections += 1
    undo.changed("Your correction is kept.", before, "facts", "outcome_on", "debrief")


def _written_again(interview: Interview) -> None:
    """Answers and letters that the person changed stay; what we wrote is written anew."""
    services().jobs.forget(interview.id)
    write(interview)
