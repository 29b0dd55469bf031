"""Share: what somebody trusted may read, seen here before it is saved."""

import json
from zlib import crc32

import streamlit as st

from coach.domain.interview import Interview
from coach.services.interviews import day_of
from coach.services.sharing import PARTS, Part, month_of, shared, still_named
from coach.ui import dates
from coach.ui.autosaved import autosaved
from coach.ui.fields import Fields
from coach.ui.nothing_yet import nothing_yet
from coach.ui.practice.sources import name
from coach.ui.runtime import services
from coach.ui.session import session
from coach.ui.words import day

DRAFT = "share text"
PART: dict[Part, str] = {
    "went_well": "What went well",
    "was_hard": "What was hard",
    "questions": "My answers to the questions",
    "notes": "My notes, whole",
    "check_ins": "My check-ins of that month",
}


def main() -> None:
    st.title("Share with someone you trust", anchor=False)
    kept = services().journal.interviews()
    if not kept:
        nothing_yet("Once there is an interview, you can make a text of it here for someone you trust, without names.")
        return
    st.text(
        "Choose what they may read. Names, places of work and addresses are replaced as far as Rebound knows them. "
        "You see the whole text before you save it; nothing is sent anywhere."
    )
    fields = Fields("share")
    what = st.segmented_control(
        "What is it about?", ["One interview", "A month"], required=True, **fields.of("share_what", "One interview")
    )
    month = what == "A month"
    chosen = _month(kept) if month else _one(kept)
    offered = [part for part in PARTS if month or part != "check_ins"]
    parts = st.pills(
        "What may they read?",
        offered,
        selection_mode="multi",
        format_func=PART.__getitem__,
        **fields.of(f"share_parts_{month}"),
    )
    also = fields.text("Other names to replace, with commas between them", "share_also")
    if not parts:
        st.caption("Choose at least one part. Letters are never in it.")
        return
    _text(chosen, parts, [w.strip() for w in also.split(",") if w.strip()])


def _one(kept: tuple[Interview, ...]) -> tuple[Interview, ...]:
    asked_for = st.query_params.get("id", "")
    first = next((n for n, i in enumerate(kept) if i.id == asked_for), 0)
    chosen = st.selectbox(
        "Which one?", kept, first, format_func=lambda i: f"{name(i)}, {day(day_of(i))}", key="share_interview"
    )
    return (chosen,)


def _month(kept: tuple[Interview, ...]) -> tuple[Interview, ...]:
    months = sorted({day_of(i).replace(day=1) for i in kept}, reverse=True)
    chosen = st.selectbox("Which month?", months, format_func=dates.month, key="share_month")
    return month_of(kept, chosen)


def _text(chosen: tuple[Interview, ...], parts: list[Part], also: list[str]) -> None:
    s = services()
    months = {(day_of(i).year, day_of(i).month) for i in chosen}
    checkins = [c for c in s.journal.checkins() if (c.on.year, c.on.month) in months]
    profile = s.journal.profile()
    named = still_named(shared(chosen, checkins, parts, profile, also, day))
    if named:
        also += st.pills("Are any of these names? Choose them, and they go too.", named, selection_mode="multi",
                         key=f"share_named_{hash((chosen[0].id, tuple(parts)))}")  # fmt: skip
    made = shared(chosen, checkins, parts, profile, also, day)
    st.header("This is all they will see", anchor=False)
    st.caption(
        "Read it once. A nickname, a place or a project can still tell who it is: change whatever you like here."
    )
    key = f"{crc32(made.encode())}"
    text = _as_changed(made, key)
    if st.button("I have read it", type="primary", key="share_read"):
        session().shared = (key, text)
    seen = session().shared
    if seen is not None and seen[0] == key:
        st.download_button(
            "Save this text", seen[1].encode(), "for-someone-i-trust.txt", "text/plain", key="share_save"
        )
        st.caption("It is saved as it stood when you said that you have read it.")


def _as_changed(made: str, key: str) -> str:
    """One text is kept as the person changed it, the last; another choice makes another text."""
    journal = services().journal
    last = json.loads(journal.draft(DRAFT) or "{}")

    def save(typed: str) -> None:
        journal.save_draft(DRAFT, json.dumps({key: typed}))

    return autosaved("The text", key=f"share_text_{key}", value=last.get(key, made), save=save, height=420)


main()
