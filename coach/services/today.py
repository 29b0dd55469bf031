"""What is due today: at most three things, the kindest first, and on the day of a no nothing but kindness."""

from datetime import datetime, timedelta
from typing import Literal

from coach.domain.base import Frozen
from coach.domain.interview import Interview
from coach.domain.recovery import CheckIn
from coach.services import recovery

THANK_WITHIN = timedelta(hours=24)
"""A thank-you is best sent within a day of the interview; it stays on the list for two."""

DueKind = Literal["kindness", "thanks", "rest", "questions", "practice", "checkin"]


class Due(Frozen):
    """One line and one button; `interview` is the id of the one it is about."""

    kind: DueKind
    text: str
    interview: str | None = None


def due(
    interviews: tuple[Interview, ...], checkins: tuple[CheckIn, ...], now: datetime, practise: str = ""
) -> tuple[Due, ...]:
    """`interviews` newest first, `checkins` oldest first; `practise`: the card that waits, if one does."""
    today = now.astimezone().date()
    refused = next((i for i in interviews if i.facts.outcome == "rejected" and i.outcome_on == today), None)
    if refused is not None:
        return _after_a_no(refused, now)
    things = [*_thanks(interviews, now), *_unanswered(interviews, now)]
    if practise:
        things.append(Due(kind="practice", text=f"One card to practise, if you like: {practise}"))
    if checkins and recovery.due(checkins, today):
        things.append(Due(kind="checkin", text="It has been a week. Two minutes for how you are, if you like."))
    return tuple(things[:3])


def _after_a_no(interview: Interview, now: datetime) -> tuple[Due, ...]:
    name = interview.facts.company
    kindness = Due(
        kind="kindness",
        text=f"The answer {f'from {name} ' if name else ''}was no. That is hard, and it says nothing about your worth. "
        "Nothing here is due today.",
    )
    rest = Due(kind="rest", text="Rest counts. The questions will keep for as long as you like.")
    return (kindness, *_thanks((interview,), now), rest)


def _thanks(interviews: tuple[Interview, ...], now: datetime) -> list[Due]:
    waiting = [i for i in interviews if now - i.created_at < 2 * THANK_WITHIN and _unsent(i)]
    return [
        Due(kind="thanks", text=f"A thank-you for {_whom(i)} is ready for you to look at.", interview=i.id)
        for i in waiting[:1]
    ]


def _unsent(interview: Interview) -> bool:
    letters = interview.debrief.letters if interview.debrief else ()
    thanks = [x for x in letters if x.kind == "thank_you"]
    kept = [interview.kept_letter(x.kind, x.to) for x in thanks]
    return bool(thanks) and not any(k and k.sent_on for k in kept)


def _unanswered(interviews: tuple[Interview, ...], now: datetime) -> list[Due]:
    for i in interviews:
        asked = i.debrief.questions if i.debrief else ()
        if asked and not i.answers and now - i.created_at < timedelta(days=14):
            return [
                Due(kind="questions", text=f"The questions about {_place(i)} are there when you are.", interview=i.id)
            ]
    return []


def _whom(interview: Interview) -> str:
    return " and ".join(interview.facts.people[:2]) or _place(interview)


def _place(interview: Interview) -> str:
    return interview.facts.company or interview.facts.role or "your interview"
