"""Short exercises in being kind to oneself. What is written is kept only if the person says so, and never scored."""

from functools import partial

import streamlit as st

from coach.domain.exercises import Exercise, Sitting
from coach.services import kindness
from coach.ui import danger
from coach.ui.autosaved import autosaved, forget
from coach.ui.fields import Fields
from coach.ui.recovery.mending import delete
from coach.ui.runtime import services
from coach.ui.unbroken import finish
from coach.ui.words import day
from coach.writing.exercises import exercises


def show(sittings: tuple[Sitting, ...]) -> None:
    st.header("Being kind to yourself", anchor=False)
    offered = {e.name: e for e in kindness.on_offer(exercises(services().settings.prompts), sittings)}
    chosen = st.pills(
        "A few minutes each; nothing is scored",
        list(offered),
        format_func=lambda name: f"{offered[name].title} · {offered[name].minutes} min",
        default=next(iter(offered)),
        key=f"exercise_{len(offered)}",
    )
    if chosen is not None:
        exercise(offered[chosen], kindness.begun(offered[chosen], sittings))
    written = [s for s in sittings if any(s.texts)]
    if written:
        with st.expander("What you kept", key="kept_exercises"):
            for sitting in reversed(written):
                kept(sitting)


def exercise(chosen: Exercise, times: int) -> None:
    if chosen.warning and not times and not agreed(chosen):
        return
    if chosen.times > 1:
        st.caption(f"Time {times + 1} of {chosen.times}. Stop whenever you like; nothing is owed.")
    st.markdown(chosen.text)
    height = 320 if chosen.warning else 90
    keys = [f"{chosen.name}_{n}" for n in range(len(chosen.boxes))]
    fields = Fields(f"sitting {chosen.name}")
    texts = [autosaved(label, key=key, height=height) for label, key in zip(chosen.boxes, keys, strict=True)]
    with st.container(horizontal=True):
        keep = fields.button("Keep what I wrote", "keep_sitting")
        let_go = fields.button("Done, and let it go", "drop_sitting", "secondary")
    st.caption(chosen.evidence)
    if keep or let_go:
        s = services()
        sitting = kindness.keep(s.journal, chosen.name, tuple(texts) if keep else (), s.now())
        emptied = (partial(forget, key) for key in keys)
        finish(*emptied, fields.emptied, partial(danger.noted, f"sitting_{sitting.id}", "\n".join(texts)))


def agreed(chosen: Exercise) -> bool:
    """It is offered once: a no is a no for good."""
    key = f"agreed_{chosen.name}"
    if st.session_state.get(key):
        return True
    st.text(f"{chosen.warning}\n\nThis is offered once. It is private, and fine to leave.")
    with st.container(horizontal=True):
        if st.button("I would like to try", key="try_writing"):
            st.session_state[key] = True
            st.rerun()
        if st.button("Not for me", key="no_writing"):
            kindness.decline(services().journal, chosen.name, services().now())
            st.rerun()
    return False


def kept(sitting: Sitting) -> None:
    titles = {e.name: e for e in exercises(services().settings.prompts)}
    about = titles.get(sitting.exercise)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(f"{about.title if about else 'An exercise'}, {day(sitting.created_at.astimezone().date())}")
        delete(sitting, "exercise")
    for label, text in zip(about.boxes if about else sitting.texts, sitting.texts, strict=False):
        if text:
            st.text(f"{label}\n{text}")
