"""The notes, sentence by sentence, with what was found in each; a sentence can be chosen."""

from collections.abc import Callable, Mapping, Sequence
from typing import TypedDict

import streamlit as st

from coach.ui.components.part import part


class NotesSentence(TypedDict):
    """`gap` is the text between the sentence before and this one; `kinds` are keys of `marks`."""

    id: str
    text: str
    gap: str
    kinds: Sequence[str]


def notes_view(
    sentences: Sequence[NotesSentence],
    marks: Mapping[str, str],
    selected: Sequence[str],
    key: str,
    on_choose: Callable[[str], None] | None = None,
) -> str | None:
    """The id of the sentence chosen just now; `on_choose` hears it before the page is drawn, so one run is enough.

    `marks` names each kind; its order gives the shapes, so pass the same whole mapping everywhere.
    """

    def chosen() -> None:
        if on_choose is not None and (sentence := st.session_state[key].get("chosen")):
            on_choose(sentence)

    view = part("notes_view", '<div class="notes" role="group" aria-label="Your notes"></div>')
    shown = {"sentences": [dict(s) for s in sentences], "marks": list(marks.items()), "selected": list(selected)}
    return view(key=key, data=shown, on_chosen_change=chosen).get("chosen")
