"""One application from the first round on: interviews, letters, answers and what comes next, by day."""

from collections.abc import Iterator
from datetime import date
from typing import Literal

from coach.domain.base import Frozen
from coach.domain.interview import Interview
from coach.services.interviews import day_of

MomentKind = Literal["interview", "next", "letter", "reply", "answers", "outcome"]
_ORDER: tuple[MomentKind, ...] = ("interview", "next", "answers", "letter", "reply", "outcome")


class Moment(Frozen):
    """`words` are the person's own, or those of a letter's kind and recipient; `interview` is the id it belongs to."""

    on: date
    kind: MomentKind
    words: str
    interview: str


def rounds(interviews: tuple[Interview, ...], one: Interview) -> tuple[Interview, ...]:
    """The interviews of the same application, oldest first: the same company, and no other role."""
    same = (i for i in interviews if i.id == one.id or _same(i, one))
    return tuple(sorted(same, key=lambda i: (day_of(i), i.created_at)))


def timeline(interviews: tuple[Interview, ...], one: Interview) -> tuple[Moment, ...]:
    """Oldest first."""
    moments = [m for i in rounds(interviews, one) for m in _moments(i)]
    return tuple(sorted(moments, key=lambda m: (m.on, _ORDER.index(m.kind))))


def _same(a: Interview, b: Interview) -> bool:
    companies = {i.facts.company.strip().casefold() for i in (a, b)}
    roles = {i.facts.role.strip().casefold() for i in (a, b)} - {""}
    return len(companies) == 1 and companies != {""} and len(roles) <= 1


def _moments(interview: Interview) -> Iterator[Moment]:
    def at(on: date, kind: MomentKind, words: str = "") -> Moment:
        return Moment(on=on, kind=kind, words=words, interview=interview.id)

    yield at(day_of(interview), "interview", interview.facts.stage)
    for finding in interview.debrief.findings if interview.debrief else ():
        if finding.kind == "next_step":
            yield at(day_of(interview), "next", " ".join(interview.notes[finding.start : finding.end].split()))
    if interview.answers:
        yield at(max(a.at for a in interview.answers).astimezone().date(), "answers")
    for letter in interview.letters:
        if letter.sent_on is not None:
            yield at(letter.sent_on, "letter", f"{letter.kind} {letter.to or ''}".strip())
        if letter.reply.strip() and letter.replied_on is not None:
            yield at(letter.replied_on, "reply", letter.to or "")
    if interview.facts.outcome not in ("unknown", "waiting"):
        yield at(interview.outcome_on or day_of(interview), "outcome", interview.facts.outcome)
