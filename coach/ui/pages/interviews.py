"""The interviews that are kept: found by their words, in the order one likes, without those that pull one down."""

from functools import partial

import streamlit as st

from coach.domain.debrief import OUTCOMES, Outcome
from coach.services.interviews import day_of
from coach.services.listing import ORDERS, Listing, Order, listing, still_open
from coach.services.search import Hit
from coach.ui.look import hide_rejections
from coach.ui.places import page
from coach.ui.runtime import services
from coach.ui.words import OUTCOME, day, plain

A_PAGE = 20
ORDER: dict[Order, str] = {
    "newest": "Newest first",
    "oldest": "Oldest first",
    "company": "By company",
    "changed": "Last changed first",
}


def row(hit: Hit) -> None:
    """One element a row, as each costs time: the name, and in grey under it what one wants to know."""
    interview, facts = hit.interview, hit.interview.facts
    name = " · ".join(x for x in (facts.company, facts.role) if x) or "Interview"
    about = (facts.stage, day(day_of(interview)), OUTCOME[facts.outcome], *still_open(interview))
    under = [" · ".join(x for x in about if x), f"“{hit.line}”" if hit.line else ""]
    label = " ".join((f"**{plain(name)}**", *(f":gray[{plain(words)}]" for words in under if words)))
    st.page_link(page("interview"), label=label, query_params={"id": interview.id})


def asked_for() -> Listing:
    """The list, as the fields above it ask."""
    kept = services().journal.interviews()
    keep = partial(st.session_state.update, shown=A_PAGE)
    query = st.text_input(
        "Search your notes, questions, letters and people",
        type="search",
        live=True,
        key="query",
        on_change=keep,
        persist_state="session",
    )
    with st.container(horizontal=True, vertical_alignment="bottom"):
        order = st.selectbox("Order", ORDERS, format_func=ORDER.__getitem__, key="order", persist_state="session")
        outcome: Outcome | None = st.selectbox(
            "How it stands",
            (None, *OUTCOMES),
            format_func=lambda o: "All" if o is None else OUTCOME[o],
            key="outcome",
            on_change=keep,
            persist_state="session",
        )
    hide = services().choice.read().hide_rejections and outcome != "rejected"
    return listing(kept, query=query or "", order=order, outcome=outcome, hide_rejections=hide)


def show(found: Listing) -> None:
    shown = st.session_state.get("shown", A_PAGE)
    if not found.hits and not found.hidden:
        st.text("Nothing here has these words.")
    with st.container(key="rows"):
        for hit in found.hits[:shown]:
            row(hit)
    if len(found.hits) > shown and st.button(f"Show {min(A_PAGE, len(found.hits) - shown)} more", key="more"):
        st.session_state["shown"] = shown + A_PAGE
        st.rerun()


def main() -> None:
    st.title("Interviews", anchor=False)
    if st.button("New notes", type="primary", key="new_notes"):
        st.switch_page(page("today"))
    if not services().journal.interviews():
        st.text("Here you will find every interview you write about. The first one begins on Today.")
        return
    found = asked_for()
    show(found)
    if found.hidden:
        st.caption("Those that were a no are kept, and not shown.")
    hide_rejections()


main()
