"""A text area that saves as one types; Streamlit's own waits for the person to leave it."""

from collections.abc import Callable

import streamlit as st

from coach.ui.components.part import part

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
    on_save: Callable[[str], bool | None] | None = None,
) -> str | None:
    """What was typed since the last run, if anything; `height` in pixels, to begin with.

    `value` is what is kept, to the letter: "Saved" is shown when it equals what stands in the box.
    Prefer `on_save`: it also hears the words typed just before a click that leaves the page. Its True says that they
    were kept, whatever `value` has become by the time the page is drawn (a draft that was sent off is empty again).
    """
    taken = f"{key}_taken"

    def typed() -> None:
        text = st.session_state[key].get("typed")
        if on_save is not None and text is not None and on_save(text):
            st.session_state[taken] = text

    box = part("autosave", _HTML)
    shown = {
        "label": label,
        "value": value,
        "taken": st.session_state.get(taken),
        "placeholder": placeholder,
        "height": height,
        "saved_at": saved_at,
    }
    return box(key=key, data=shown, on_typed_change=typed).get("typed")
