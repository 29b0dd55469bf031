"""A text area that saves as one types; Streamlit's own waits for the person to leave it."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from coach.ui.components.part import part
from coach.ui.unbroken import unbroken

_HTML = """<div class="autosave">
  <label><span class="label"></span><textarea></textarea></label>
  <p class="foot"><span class="saving" aria-hidden="true">Saving…</span><span class="saved" role="status"></span></p>
</div>"""


def autosave(
    label: str,
    value: str,
    key: str,
    placeholder: str = "",
    height: int = 120,
    saved_at: str | None = None,
    placed: int = 0,
    on_save: Callable[[str, str], bool | None] | None = None,
) -> None:
    """`height` in pixels, to begin with.

    `value` is what is kept, to the letter: "Saved" is shown when it equals what stands in the box.
    `on_save` also hears the words typed just before a click that leaves the page. Its True says that they
    were kept, whatever `value` has become by the time the page is drawn (a draft that was sent off is empty again).
    Its second argument is the kept text that these words were built on: where something else is kept by now, another
    window wrote it. A new number for `placed` brings a new `value` into the box even while somebody is in it.
    """
    taken = f"{key}_taken"

    def typed() -> None:
        sent = st.session_state[key].get("typed")
        if on_save is not None and sent is not None and on_save(sent["text"], sent["base"]):
            st.session_state[taken] = sent["text"]

    box = part("autosave", _HTML)
    shown = {
        "name": key,
        "label": label,
        "value": value,
        "taken": st.session_state.get(taken),
        "placed": placed,
        "placeholder": placeholder,
        "height": height,
        "saved_at": saved_at,
    }
    box(key=key, data=shown, on_typed_change=partial(unbroken, typed))
