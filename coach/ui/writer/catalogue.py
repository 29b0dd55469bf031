"""The models that we know by name: fetched, checked, chosen, deleted."""

import streamlit as st

from coach.engines.catalog import Fit, Model
from coach.engines.consent import UNVERIFIED, to_pull
from coach.engines.machine import Machine, this_machine
from coach.engines.pull_errors import gigabytes
from coach.services.fetching import Fetch
from coach.ui.runtime import services
from coach.ui.session import session
from coach.ui.tell import tell
from coach.ui.words import plain
from coach.ui.writer.now import choose

FITS: dict[Fit, str] = {
    "well": "fits this computer well",
    "tight": "fits this computer tightly",
    "too big": "is too big for this computer",
    "unknown": "may or may not fit: this computer does not say how much memory it has",
}
VERDICTS = {
    "right": "It is the file that the catalogue means.",
    "wrong": "It is not the file that the catalogue means. Do not use it: delete it, and fetch it again.",
    "unknown": "Nobody can say: we know no digest of this file.",
}


def catalogue() -> None:
    shelf, machine = services().shelf, this_machine()
    best = shelf.catalog.recommended(machine)
    asked = (session().asking or "").split()
    first = [m for m in shelf.catalog if m == best or shelf.came(m) or _fetch(m) or m.key in asked]
    others = [model for model in shelf.catalog if model not in first]
    st.subheader("A model on this computer", anchor=False)
    st.text(f"It writes closer to your own notes, and needs no network once it is here. {_has(machine)}")
    for model in first:
        _model(model, machine, suits=model == best)
    if others:
        with st.expander("Other models", key="other_models", on_change="rerun") as box:
            for model in others if box.open else ():
                _model(model, machine, suits=False)


def _model(model: Model, machine: Machine, *, suits: bool) -> None:
    badge = " :green-badge[Suits this computer]" if suits else ""
    st.markdown(f"**{plain(model.name)}**{badge}  \n{plain(model.what_for)}")
    slow = ", but would write slowly here" if services().shelf.catalog.is_slow(model, machine) else ""
    st.caption(
        f"{gigabytes(model.bytes)} to fetch. Takes about {gigabytes(model.memory)} of memory while it writes, "
        f"and {FITS[model.fit(machine)]}{slow}. Licence: {model.licence}."
    )
    fetch = _fetch(model)
    if fetch is not None and fetch.state == "running":
        _on_its_way(model.key)
    elif services().shelf.has(model):
        _here(model)
    else:
        _not_here(model, fetch)


def _not_here(model: Model, fetch: Fetch | None) -> None:
    if fetch is not None:
        _how_it_ended(fetch)
    came = services().shelf.came(model)
    if session().asking == model.key:
        _ask(model, came)
        return
    with st.container(horizontal=True):
        label = f"Go on: {came / model.bytes:.0%} is here" if came else f"Fetch {model.name}"
        if st.button(label, key=f"fetch_{model.key}", disabled=services().fetches.running()):
            session().asking = model.key
            st.rerun()
        if came and st.button("Delete what came", key=f"drop_{model.key}"):
            _delete(model)


def _ask(model: Model, came: int) -> None:
    st.text(to_pull(services().shelf.catalog, model, came))
    if model.sha256 is None:
        st.text(UNVERIFIED)
    with st.container(horizontal=True):
        if st.button("Yes, fetch it", type="primary", key=f"yes_{model.key}"):
            session().asking = None
            shelf = services().shelf
            services().fetches.start(model.key, lambda fetch: shelf.pull(model, fetch)).ended.wait(0.3)
            st.rerun()
        if st.button("No", key=f"no_{model.key}"):
            session().asking = None
            st.rerun()


@st.fragment(run_every=0.5)
def _on_its_way(key: str) -> None:
    fetch = services().fetches.get(key)
    if fetch is None or fetch.state != "running":
        st.rerun()
    st.progress(fetch.share, text=_progress(fetch))
    if st.button("Pause", key=f"pause_{key}", disabled=fetch.stopped):
        fetch.pause()
        fetch.ended.wait(1)
        st.rerun()


def _progress(fetch: Fetch) -> str:
    if fetch.trouble:
        return f"{fetch.trouble} Trying again in a moment."
    if not fetch.total:
        return "Asking for it."
    if fetch.is_checked:
        return f"It is here. Checking that it is the right file: {fetch.share:.0%}."
    left = fetch.seconds_left
    minutes = "" if left is None else f" About {max(1, round(left / 60))} min left."
    return f"{gigabytes(fetch.done)} of {gigabytes(fetch.total)}.{minutes} You can leave this page."


def _how_it_ended(fetch: Fetch) -> None:
    if fetch.state == "paused":
        st.info("Paused. What has come so far is kept, also when Rebound is closed.")
    elif fetch.error is not None:
        tell(fetch.error)
    elif fetch.state == "failed":
        st.warning("The fetching stopped because of a fault in Rebound. What came is kept; try it again.")


def _here(model: Model) -> None:
    shelf, chosen = services().shelf, services().choice.read()
    writes = chosen.engine == "model" and chosen.model == shelf.path(model)
    with st.container(horizontal=True, vertical_alignment="center"):
        if writes:
            st.badge("Writes now", color="green")
        elif st.button("Let it write", key=f"use_{model.key}", type="primary"):
            choose(engine="model", model=shelf.path(model))
        check = st.button("Check the file", key=f"verify_{model.key}")
        if st.button("Delete", key=f"remove_{model.key}"):
            session().asking = f"delete {model.key}"
    if check:
        _check(model)
    if session().asking == f"delete {model.key}":
        _ask_to_delete(model, writes=writes)


def _check(model: Model) -> None:
    bar = st.progress(0.0)

    def told(done: int, of: int) -> None:
        bar.progress(done / of, text="Checking the file.")

    verdict = services().shelf.verify(model, told)
    bar.empty()
    (st.error if verdict == "wrong" else st.info)(VERDICTS[verdict])


def _ask_to_delete(model: Model, *, writes: bool) -> None:
    st.text("It can be fetched again." + (" The built-in coach will write from then on." if writes else ""))
    with st.container(horizontal=True):
        if st.button("Yes, delete it", key=f"yes_remove_{model.key}"):
            session().asking = None
            if writes:
                services().choice.change(lambda c: c.model_copy(update={"engine": "builtin", "model": None}))
            _delete(model)
        if st.button("Keep it", key=f"keep_{model.key}"):
            session().asking = None
            st.rerun()


def _delete(model: Model) -> None:
    services().close()  # a process that has it open keeps its room on the disk
    services().shelf.remove(model)
    services().fetches.forget(model.key)
    st.rerun()


def _fetch(model: Model) -> Fetch | None:
    return services().fetches.get(model.key)


def _has(machine: Machine) -> str:
    cores = "1 core" if machine.cores == 1 else f"{machine.cores} cores"
    if machine.memory is None:
        return f"This computer has {cores}."
    return f"This computer has {machine.memory / 1e9:.0f} GB of memory and {cores}."
