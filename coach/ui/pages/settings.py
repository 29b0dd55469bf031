"""Settings: about me, who writes, where the data lies."""

import sys
from pathlib import Path

import streamlit as st

from coach.domain.profile import Profile
from coach.engines.library import library_state
from coach.services.transfer import export_json, export_markdown
from coach.ui.runtime import services
from coach.ui.sidebar import who_writes


def about_me() -> None:
    st.header("About me", anchor=False)
    profile = services().journal.profile()
    with st.form("profile", border=False):
        name = st.text_input("Name, as you sign a letter", profile.name, key="name")
        sign_off = st.text_input("How you close a letter", profile.sign_off, placeholder="Kind regards", key="sign_off")
        email = st.text_input("E-mail", profile.email, key="email")
        phone = st.text_input("Phone", profile.phone, key="phone")
        if not st.form_submit_button("Save", type="primary", key="save_profile"):
            return
    services().journal.save_profile(
        profile.model_copy(
            update=Profile(name=name, sign_off=sign_off, email=email, phone=phone).model_dump(exclude={"voice"})
        )
    )
    st.success("Saved. New letters will use it.")


def coach() -> None:
    st.header("Who writes", anchor=False)
    st.text(who_writes())
    library = library_state(Path(sys.prefix))
    said = {
        "ready": "The model library is ready.",
        "building": "The model library is being built beside the app. That takes minutes; all else works.",
        "failed": "The model library could not be built.",
        "stopped": "The building of the model library was interrupted.",
        "absent": "The model library is not installed. The built-in coach needs none.",
    }
    st.text(said[library.state])
    for more in (library.why, library.mend):
        if more:
            st.text(more)
    if services().settings.model is None:
        st.text("To use a model of your own, start with: COACH_MODEL=/path/to/model.gguf make run")


def data() -> None:
    s = services()
    st.header("Your data", anchor=False)
    st.text(f"Everything is in one folder on this computer: {s.settings.home}")
    with st.container(horizontal=True):
        st.download_button(
            "Save all as Markdown", lambda: export_markdown(s.journal).encode(), "rebound.md", "text/markdown", key="md"
        )
        st.download_button(
            "Save all as JSON", lambda: export_json(s.journal), "rebound.json", "application/json", key="json"
        )


def privacy() -> None:
    st.header("Privacy", anchor=False)
    st.text(
        f"The app listens on 127.0.0.1 port {st.get_option('server.port')} only: no other computer can reach it. "
        "The page may load nothing from anywhere else, and the app asks nothing of anyone."
    )


def main() -> None:
    st.title("Settings", anchor=False)
    about_me()
    coach()
    data()
    privacy()


main()
