"""What is marked on the picture beside the answers: interviews, noes, letters, feedback, practice and rests."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Literal

from coach.domain.base import Frozen
from coach.domain.interview import Interview
from coach.domain.practice import Practice
from coach.domain.recovery import CheckIn
from coach.domain.rests import Rest
from coach.services.comeback import setbacks
from coach.services.interviews import day_of

MarkKind = Literal["interview", "no", "letter", "feedback", "practice", "rest"]
NOTHING = Practice()


class Mark(Frozen):
    """One day, or from `on` to `until` with both ends; `label` says what it was."""

    on: date
    kind: MarkKind
    label: str
    until: date | None = None


def marks(
    interviews: Iterable[Interview],
    checkins: Iterable[CheckIn],
    rests: Iterable[Rest],
    today: date,
    practice: Practice = NOTHING,
) -> tuple[Mark, ...]:
    """Oldest first."""
    kept = tuple(interviews)
    found = [
        *(Mark(on=day_of(i), kind="interview", label=named(i)) for i in kept),
        *(Mark(on=s.on, kind="no", label=s.name) for s in setbacks(kept)),
        *(mark for i in kept for mark in (*_letters(i), *_feedback(i))),
        *_practised(practice),
        *(
            Mark(on=r.start, kind="rest", label=r.line or "days of it", until=min(r.end or today, today))
            for r in _begun(rests, today)
        ),
        *(Mark(on=c.on, kind="rest", label=c.rest or "this week") for c in checkins if c.week == "rested" or c.rest),
    ]
    return tuple(sorted(found, key=lambda m: (m.on, m.kind, m.label)))


def named(interview: Interview) -> str:
    return interview.facts.company or interview.facts.role or "Interview"


def _letters(interview: Interview) -> Iterator[Mark]:
    """Those of a day as one."""
    sent = [letter for letter in interview.letters if letter.sent_on is not None]
    for day in dict.fromkeys(letter.sent_on for letter in sent if letter.sent_on):
        names = dict.fromkeys(letter.to or named(interview) for letter in sent if letter.sent_on == day)
        yield Mark(on=day, kind="letter", label=", ".join(names))


def _feedback(interview: Interview) -> Iterator[Mark]:
    """What they said on the day itself, and what came back on a letter: on the day that was written down."""
    told = interview.debrief is not None and any(f.kind == "feedback" for f in interview.debrief.findings)
    days = [day_of(interview)] if told else []
    days += [x.replied_on or x.at.astimezone().date() for x in interview.letters if x.reply.strip()]
    for day in dict.fromkeys(days):
        yield Mark(on=day, kind="feedback", label=named(interview))


def _practised(practice: Practice) -> Iterator[Mark]:
    """The tries of a day as one."""
    tries = Counter(made.at.astimezone().date() for card in practice.cards for made in card.tries)
    for day, many in tries.items():
        yield Mark(on=day, kind="practice", label="one try" if many == 1 else f"{many} tries")


def _begun(rests: Iterable[Rest], today: date) -> Iterator[Rest]:
    return (rest for rest in rests if rest.start <= today)
