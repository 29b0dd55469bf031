"""The notes, sentence by sentence; what is chosen elsewhere lights up here."""

import streamlit as st

from coach.domain.debrief import Debrief
from coach.domain.interview import Interview
from coach.ui.components.notes_view import NotesSentence, notes_view
from coach.ui.session import session
from coach.ui.words import KIND

MARKS: dict[str, str] = {kind: word.lower() for kind, word in KIND.items()}


def show(interview: Interview, debrief: Debrief) -> None:
    st.header("Your notes", anchor=False)
    notes_view(_rows(interview, debrief), MARKS, session().lit, key=f"notes_{interview.id}", on_choose=light)
    lit = set(session().lit)
    found = dict.fromkeys(MARKS[f.kind] for f in debrief.findings if f.kind in MARKS and lit & set(f.sentences))
    if found:
        st.caption("In the sentence lit up: " + ", ".join(found) + ".")


def light(sentence: str) -> None:
    session().lit = (sentence,)


def _rows(interview: Interview, debrief: Debrief) -> list[NotesSentence]:
    kinds: dict[str, list[str]] = {}
    for finding in debrief.findings:
        for key in finding.sentences if finding.kind in KIND else ():
            if finding.kind not in kinds.setdefault(key, []):
                kinds[key].append(finding.kind)
    rows: list[NotesSentence] = []
    end = 0
    for s in debrief.sentences:
        rows.append({"id": s.id, "text": s.text, "gap": interview.notes[end : s.start], "kinds": kinds.get(s.id, [])})
        end = s.end
    return rows
