"""Another server as the writer: on this computer, or on another one after a yes."""

import streamlit as st

from coach.domain.errors import EngineError
from coach.engines.address import Address, address
from coach.engines.consent import to_send
from coach.engines.endpoint import Endpoint
from coach.settings import Settings
from coach.ui.fields import Fields
from coach.ui.runtime import services
from coach.ui.session import session
from coach.ui.tell import tell
from coach.ui.writer.now import choose

NONE = "(the first it has)"


def server() -> None:
    with st.expander("A server that runs models", key="server", on_change="rerun") as box:
        if box.open:
            _server()


def _server() -> None:
    settings = services().current()
    st.text(
        "llama-server, Ollama, LM Studio, vLLM, or any other that speaks OpenAI's language. It gets your "
        "notes, and what it does with them is up to that program: some can pass them on."
    )
    given = Fields("server").text("Its address", "server_address", settings.endpoint or "", "http://127.0.0.1:8080/v1")
    if st.button("Look it up", key="look_up"):
        session().place = None
        try:
            session().place = address(given).text
        except EngineError as error:
            tell(error)
    if session().place is not None:
        _found(address(session().place or ""), settings)


def _found(place: Address, settings: Settings) -> None:
    if not place.here and place.text not in settings.agreed:
        _ask(place)
        return
    try:
        models = Endpoint(place.text, agreed=settings.agreed, key=settings.endpoint_key).models()
    except EngineError as error:
        tell(error)
        return
    kept = settings.endpoint_model
    names = [NONE, *models]
    name = st.selectbox("Which of its models", names, names.index(kept) if kept in names else 0, key="server_model")
    with st.container(horizontal=True):
        if st.button("Let it write", type="primary", key="use_server"):
            session().place = None
            choose(engine="endpoint", endpoint=place.text, endpoint_model="" if name == NONE else name)
        if not place.here and st.button("Take my yes back", key="disagree"):
            session().place = None
            rest = tuple(other for other in settings.agreed if other != place.text)
            choose(agreed=rest, **({"engine": "builtin"} if settings.endpoint == place.text else {}))


def _ask(place: Address) -> None:
    st.warning(to_send(place))
    st.text("Nothing has been sent there, and nothing will be without your yes. Every page will say so after it.")
    with st.container(horizontal=True):
        if st.button(f"Yes, {place.host} may see my notes", key="agree"):
            choose(agreed=(*services().choice.read().agreed, place.text))
        if st.button("No", key="refuse", type="primary"):
            session().place = None
            st.rerun()
