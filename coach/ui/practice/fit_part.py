"""The right kind of job: what the notes say, what gave energy and drained, wishes against what was learned."""

from functools import partial
from zlib import crc32

import streamlit as st

from coach.domain.debrief import Verdict
from coach.domain.interview import Interview
from coach.domain.practice import Fit, Learned, Way, Wish, WishKind
from coach.services import fit
from coach.services.fit import Picture, RoleWords, WishSeen
from coach.ui import danger, undo
from coach.ui.fields import Fields
from coach.ui.piece import piece
from coach.ui.practice.question import question
from coach.ui.practice.sources import by_id, name, sources
from coach.ui.practice.words import counted
from coach.ui.runtime import services
from coach.ui.unbroken import finish
from coach.ui.words import plain

VERDICT: dict[Verdict, str] = {
    "good": "felt right",
    "mixed": "was mixed",
    "poor": "did not feel like yours",
    "unclear": "is open",
}
WISH: dict[WishKind, str] = {"must_have": "It must have", "deal_breaker": "It must not have"}
WAY: dict[Way, str] = {"gave": "Gave me energy", "drained": "Drained me"}
LEARNED: dict[Learned, str] = {"yes": "Yes", "no": "No"}
MOST = 12


def show(interviews: tuple[Interview, ...]) -> None:
    s = services()
    kept = s.journal.practice().fit
    seen = fit.picture(interviews, kept)
    _roles(seen, kept)
    _wishes(seen, interviews)
    if seen.elsewhere:
        _pivot(seen, kept)


def _roles(seen: Picture, kept: Fit) -> None:
    st.header("What you wrote about the work", anchor=False)
    if not seen.roles:
        st.text("Your notes do not say yet how the work itself felt. “I could do this all day” is line enough.")
        return
    said = [role for role in seen.roles if role.verdict != "unclear"]
    counts = ", ".join(
        f"{word} in {n}" for verdict, word in VERDICT.items() if (n := sum(r.verdict == verdict for r in said))
    )
    if said:
        st.text(f"Of {counted(len(said), 'interview')} where you wrote about it, the work {counts}.")
    interviews = by_id()
    for role in seen.roles[:MOST]:
        if role.interview in interviews:
            _role(role, interviews[role.interview], kept)
    marked = len(seen.gave) + len(seen.drained)
    if marked:
        gave, drained = len(seen.gave), len(seen.drained)
        st.text(f"Of {counted(marked, 'thing')} that you marked, {gave} gave energy and {drained} drained.")


def _role(role: RoleWords, interview: Interview, kept: Fit) -> None:
    with st.expander(
        plain(f"{name(interview)}: {VERDICT[role.verdict]}"), key=f"role_{role.interview}", on_change="rerun"
    ) as box:
        if not box.open:
            return
        for n, place in enumerate(role.places):
            key = f"{role.interview}_{n}"
            sources((place,), f"fit_{key}")
            now = next((e.way for e in kept.energy if (e.interview, e.words) == (role.interview, place.words)), None)
            way = st.pills(
                "How was that for you?", list(WAY), default=now, format_func=WAY.__getitem__, key=f"way_{key}"
            )
            if way != now:
                fit.mark(services().journal, role.interview, place.words, way)
                st.rerun()


def _wishes(seen: Picture, interviews: tuple[Interview, ...]) -> None:
    st.header("What you want of a job", anchor=False)
    if not seen.wishes:
        st.text(
            "Write down what a job must have for you, and what it must not. Then see what you learned of each role."
        )
    for n, wish in enumerate(seen.wishes):
        _wish(n, wish, interviews)
    _new_wish()


@piece
def _new_wish() -> None:
    fields = Fields("wish")
    kind = st.segmented_control(
        "A wish", list(WISH), format_func=WISH.__getitem__, required=True, **fields.of("wish_kind", "must_have")
    )
    text = fields.text("In your words", "wish_text", placeholder="evenings free, a team, …").strip()
    if fields.button("Add", "add_wish", "secondary") and text:
        fit.add_wish(services().journal, Wish(kind=kind or "must_have", text=text))
        finish(fields.emptied, partial(danger.noted, f"wish_{text}", text))


def _wish(n: int, seen: WishSeen, interviews: tuple[Interview, ...]) -> None:
    wish = seen.wish
    known = f"there in {len(seen.yes)} of {counted(seen.known, 'role')}" if seen.known else "nothing known yet"
    with st.expander(plain(f"{WISH[wish.kind]}: {wish.text} · {known}"), key=f"wish_{n}", on_change="rerun") as box:
        if not box.open:
            return
        for interview in interviews[:MOST]:
            now: Learned | None = "yes" if interview.id in seen.yes else "no" if interview.id in seen.no else None
            chosen = st.pills(
                plain(f"Was it there at {name(interview)}?"), list(LEARNED), default=now,
                format_func=LEARNED.__getitem__, key=f"learned_{n}_{interview.id}",
            )  # fmt: skip
            if chosen != now:
                fit.learn(services().journal, interview.id, wish, chosen)
                st.rerun()
        if st.button("Take this wish away", key=f"drop_{crc32(wish.text.encode())}", type="tertiary"):
            journal = services().journal
            before = journal.practice().fit
            fit.drop_wish(journal, wish)
            finish(partial(undo.offer, "The wish was taken away.", lambda: fit.put_back(journal, before, wish)))


def _pivot(seen: Picture, kept: Fit) -> None:
    st.header("If it points elsewhere", anchor=False)
    for line in seen.elsewhere:
        st.text(line)
    st.caption("That is a count and no advice. If you like, three questions; you know best what they are worth.")
    for n, text in enumerate(fit.pivot_questions()):
        question(text, kept, f"pivot_{n}")
