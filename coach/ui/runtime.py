"""The services, built once for the whole app and shared by every window."""

import streamlit as st

from coach.bootstrap import Services, build
from coach.settings import load


@st.cache_resource(show_spinner=False)
def services() -> Services:
    return build(load(), current=load)
