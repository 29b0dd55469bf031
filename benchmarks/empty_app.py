"""Two empty pages: what Streamlit itself costs."""

import streamlit as st


def one() -> None:
    st.title("One")


def two() -> None:
    st.title("Two")


st.navigation([st.Page(one, title="One", default=True), st.Page(two, title="Two")]).run()
