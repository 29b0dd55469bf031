"""A model file of the person's own."""

import streamlit as st

from coach.domain.errors import EngineMissing
from coach.engines.shelf import own_file
from coach.ui.components.model_drop import model_drop
from coach.ui.fields import Fields
from coach.ui.runtime import services
from coach.ui.tell import tell
from coach.ui.writer.now import choose


def own() -> None:
    with st.expander("A model file of your own", key="own_file", on_change="rerun") as box:
        if box.open:
            _own()


def _own() -> None:
    shelf, chosen = services().shelf, services().choice.read()
    st.text("Any .gguf file of a model that follows instructions. It is used where it is, and stays there.")
    path = Fields("own model").text("Where it is", "own_path", placeholder="/home/me/Downloads/model.gguf")
    if st.button("Use this file", key="use_own"):
        try:
            choose(engine="model", model=own_file(path))
        except EngineMissing as error:
            tell(error)
    st.text(f"Or have a copy kept in {shelf.folder}:")
    model_drop("own_drop")
    for other in shelf.others():
        with st.container(horizontal=True, vertical_alignment="center"):
            st.text(other.name)
            if chosen.engine == "model" and chosen.model == other:
                st.badge("Writes now", color="green")
            elif st.button("Let it write", key=f"use_file_{other.name}"):
                choose(engine="model", model=other)
