"""A component is a Python function and, beside it, its script and its style."""

from functools import cache
from pathlib import Path

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

_HERE = Path(__file__).parent


@cache
def part(name: str, html: str) -> ComponentRenderer:
    """`html` is fixed markup: what people wrote goes into it as text, by the script, never as markup."""
    style, script = (_HERE / f"{name}.css").read_text("utf-8"), (_HERE / f"{name}.js").read_text("utf-8")
    return st.components.v2.component(f"rebound_{name}", html=html, css=style, js=script)
