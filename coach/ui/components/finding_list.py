"""The findings by kind; choosing one leads to its sentences."""

from collections.abc import Callable, Sequence
from typing import TypedDict

import streamlit as st

from coach.ui.components.part import part


class Found(TypedDict):
    """`aside` is said in brackets behind the words; "" for none."""

    words: str
    aside: str
    sentences: Sequence[str]


class Group(TypedDict):
    title: str
    findings: Sequence[Found]


def finding_list(
    groups: Sequence[Group], selected: Sequence[str], key: str, on_choose: Callable[[tuple[str, ...]], None]
) -> None:
    """`on_choose` hears the ids of the sentences of the finding chosen, before the page is drawn."""

    def chosen() -> None:
        if sentences := st.session_state[key].get("chosen"):
            on_choose(tuple(sentences))

    shown = {"groups": [dict(g) for g in groups], "selected": list(selected)}
    part("finding_list", '<div class="findings"></div>')(key=key, data=shown, on_chosen_change=chosen)
