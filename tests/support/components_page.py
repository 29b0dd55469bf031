"""A page with the three components on it, and a second page to go to; what is typed is kept in COACH_HOME/kept.txt."""

import os
import time
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from streamlit.runtime.scriptrunner import get_script_run_ctx

from coach.ui import guard, theme
from coach.ui.components.autosave import autosave
from coach.ui.components.copy_button import copy_button
from coach.ui.components.notes_view import NotesSentence, notes_view

MARKS = {
    "asked": "asked",
    "strength": "went well",
    "struggle": "was hard",
    "skill_gap": "not there yet",
    "feeling": "a feeling",
}
TEXT: list[tuple[str, str, tuple[str, ...]]] = [
    ("", "Second round at Northwind, with Priya Nair and a man whose name I did not catch.", ()),
    ("\n\n", "They asked me to walk through the migration I led in March.", ("asked",)),
    (" ", "I think that went well, Priya kept nodding and wrote things down.", ("strength",)),
    ("\n- ", 'Then: "How would you index this table?" <b>blank</b>.', ("asked", "struggle")),
    ("\n- ", "I have never used Kafka and they asked twice.", ("skill_gap",)),
    ("\n\n", "Walked home in the rain. I feel flat.", ("feeling",)),
    ("\n\n", "They will write by Friday.", ()),
    *[("\n", f"A line further down, number {n}, so that the notes are longer than their box.", ()) for n in range(20)],
]
SENTENCES = [NotesSentence(id=f"s{i}", text=text, gap=gap, kinds=kinds) for i, (gap, text, kinds) in enumerate(TEXT, 1)]


def kept() -> Path:
    return Path(os.environ["COACH_HOME"]) / "kept.txt"


def keep(text: str, _: str) -> bool:
    kept().write_text(text, encoding="utf-8")
    return True


def light(sentence: str) -> None:
    st.session_state.lit = sentence


def first() -> None:
    st.html(theme.STYLE)
    st.title("Northwind")
    st.caption("A caption in small grey letters.")
    st.session_state.setdefault("lit", "s2")
    notes_view(SENTENCES, MARKS, [st.session_state.lit], key="notes", on_choose=light)
    st.text(f"Chosen: {st.session_state.lit}")
    st.button("Light up the last", on_click=light, args=("s27",))
    if st.button("Send it off") and kept().exists():
        st.text(f"Sent: {kept().read_text(encoding='utf-8')}")
        kept().unlink()
    answer = kept().read_text(encoding="utf-8") if kept().exists() else ""
    saved_at = time.strftime("%H:%M") if answer else None
    autosave(
        "What would a good answer have been?", answer, "answer", "In your own words", saved_at=saved_at, on_save=keep
    )
    copy_button("Dear Priya,\n“thank you” <b>for</b> today.", "Copy the letter", "copy")
    st.button("Read my notes", type="primary")
    st.button("Later")
    st.segmented_control("This week I", ["took a step", "rested"], default="rested")
    st.markdown("A [link](/second) in a line of text.")


def second() -> None:
    st.title("Second page")


if get_script_run_ctx(suppress_warning=True) is None:
    app = st.App(__file__, middleware=[Middleware(guard.Guard)])
else:
    st.navigation([st.Page(first, title="First", default=True), st.Page(second, title="Second")]).run()
