"""The interviews as a list: which of them, in which order, and what is still open in each."""

from collections.abc import Callable, Iterator
from typing import Any, Literal, get_args

from coach.domain.base import Frozen
from coach.domain.debrief import Outcome
from coach.domain.interview import Interview
from coach.services.interviews import day_of
from coach.services.search import Hit, search

Order = Literal["newest", "oldest", "company", "changed"]
ORDERS: tuple[Order, ...] = get_args(Order)

_KEYS: dict[Order, tuple[Callable[[Interview], Any], bool]] = {
    "newest": (lambda i: (day_of(i), i.created_at), True),
    "oldest": (lambda i: (day_of(i), i.created_at), False),
    "company": (lambda i: (not i.facts.company, i.facts.company.casefold(), day_of(i)), False),
    "changed": (lambda i: i.updated_at, True),
}


class Listing(Frozen):
    """`hidden` counts what would be here, were rejections not hidden."""

    hits: tuple[Hit, ...]
    hidden: int = 0


def listing(
    interviews: tuple[Interview, ...],
    *,
    query: str = "",
    order: Order = "newest",
    outcome: Outcome | None = None,
    hide_rejections: bool = False,
) -> Listing:
    key, backwards = _KEYS[order]
    wanted = (i for i in interviews if outcome is None or i.facts.outcome == outcome)
    hits = search(sorted(wanted, key=key, reverse=backwards), query)
    shown = tuple(h for h in hits if not (hide_rejections and h.interview.facts.outcome == "rejected"))
    return Listing(hits=shown, hidden=len(hits) - len(shown))


def still_open(interview: Interview) -> tuple[str, ...]:
    """What waits in this interview, in a few words each; nothing is counted."""
    return tuple(_open(interview))


def _open(interview: Interview) -> Iterator[str]:
    debrief = interview.debrief
    if debrief is None or (debrief.crisis and not interview.crisis_passed):
        return
    if any(not interview.answer_to(question.text) for question in debrief.questions):
        yield "questions to think about"
    thanks = [interview.kept_letter(x.kind, x.to) for x in debrief.letters if x.kind == "thank_you"]
    if any(kept is None or kept.sent_on is None for kept in thanks):
        yield "thank-you not sent yet"
