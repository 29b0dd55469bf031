"""What happened: the findings by kind, each leading to its sentence."""

import streamlit as st

from coach.domain.debrief import Debrief, Finding
from coach.domain.interview import Interview
from coach.ui.components.finding_list import Found, Group, finding_list
from coach.ui.session import session
from coach.ui.words import BASIS, KIND


def show(interview: Interview, debrief: Debrief) -> None:
    groups: list[Group] = [
        {"title": title, "findings": [_row(interview, f) for f in debrief.findings if f.kind == kind]}
        for kind, title in KIND.items()
    ]
    groups = [g for g in groups if g["findings"]]
    if not groups:
        st.text("Nothing stood out in these notes. That is fine: add a line about one question, and read them again.")
        return
    st.caption("Choose a line to see where it stands in your notes.")
    finding_list(groups, session().lit, key=f"findings_{interview.id}", on_choose=light)


def light(sentences: tuple[str, ...]) -> None:
    session().lit = sentences


def _row(interview: Interview, finding: Finding) -> Found:
    return {
        "words": words_of(interview, finding),
        "aside": BASIS[finding.basis] if finding.basis else "",
        "sentences": finding.sentences,
    }


def words_of(interview: Interview, finding: Finding) -> str:
    return " ".join(interview.notes[finding.start : finding.end].split())
