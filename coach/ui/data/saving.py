"""All that is kept, as a file to take elsewhere."""

from collections.abc import Callable

import streamlit as st

from coach.services.tables import checkins_csv, interviews_csv
from coach.services.transfer import export_json, export_markdown
from coach.ui.runtime import services


def saving() -> None:
    s = services()
    with st.container(horizontal=True):
        _button(
            "Save all as Markdown", lambda: export_markdown(s.journal).encode(), "rebound.md", "text/markdown", "md"
        )
        _button("Save all as JSON", lambda: export_json(s.journal), "rebound.json", "application/json", "json")
    with st.container(horizontal=True):
        _button("Interviews for a spreadsheet", lambda: interviews_csv(s.journal), "interviews.csv", "text/csv", "csv")
        _button("Check-ins for a spreadsheet", lambda: checkins_csv(s.journal), "checkins.csv", "text/csv", "csv2")
    if s.passphrase.state() != "none":
        _button(
            "Save all, locked with my passphrase",
            lambda: s.passphrase.seal(export_json(s.journal)),
            "rebound.json.locked",
            "application/octet-stream",
            "sealed",
        )
        st.caption("The files above can be read by whoever has them; this one only with your passphrase.")


def _button(label: str, made: Callable[[], bytes], name: str, kind: str, key: str) -> None:
    st.download_button(label, made, name, kind, key=key)
