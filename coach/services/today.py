"""What is due today: at most three things, the kindest first, and after a no nothing but kindness, thanks and rest."""

from datetime import date, datetime, timedelta
from typing import Literal, get_args

from coach.domain.base import Frozen
from coach.domain.interview import Interview
from coach.domain.letters import LetterKind
from coach.domain.plans import Plan
from coach.domain.recovery import CheckIn
from coach.domain.rests import Rest
from coach.services import plans as planning
from coach.services import recovery
from coach.services.answers_back import ASKING, WAIT_DAYS, may_follow_up
from coach.services.interviews import day_of
from coach.services.rests import resting

THANK_WITHIN = timedelta(hours=24)
"""A thank-you is best sent within a day of the interview; it stays on the list for two."""

AFTER_A_NO = timedelta(days=1)
"""That day and the next hold nothing but kindness, thanks and rest."""
AT_MOST = 3

DueKind = Literal["kindness", "rest", "thanks", "checkin", "plan", "letter", "questions", "practice"]
KINDEST: tuple[DueKind, ...] = get_args(DueKind)


class Due(Frozen):
    """One line and one button; `interview` is the id of the one it is about."""

    kind: DueKind
    text: str
    interview: str | None = None


REST = Due(kind="rest", text="Rest counts. The questions will keep for as long as you like.")
AT_REST = Due(kind="rest", text="You are resting. Nothing is due; all of it keeps.")


def due(
    interviews: tuple[Interview, ...],
    checkins: tuple[CheckIn, ...],
    now: datetime,
    plans: tuple[Plan, ...] = (),
    rests: tuple[Rest, ...] = (),
    practise: str = "",
) -> tuple[Due, ...]:
    """`interviews` newest first, `checkins` oldest first; `practise`: the card that waits, if one does."""
    today = now.astimezone().date()
    refused = next((i for i in interviews if _just_refused(i, today)), None)
    at_rest = resting(rests, today) is not None
    if refused is not None:
        return (_kindness(refused), *(() if at_rest else _thanks((refused,), now)), AT_REST if at_rest else REST)
    if at_rest:
        return (AT_REST,)
    things = [*_thanks(interviews, now), *_plans(plans, today), *_to_send(interviews, today)]
    things += _unanswered(interviews, now)
    if practise:
        things.append(Due(kind="practice", text=f"One card to practise, if you like: {practise}"))
    if checkins and recovery.due(checkins, today):
        things.append(Due(kind="checkin", text="Two minutes for how you are, if you like."))
    return tuple(sorted(things, key=lambda thing: KINDEST.index(thing.kind))[:AT_MOST])


def _just_refused(interview: Interview, today: date) -> bool:
    told = interview.outcome_on
    return interview.facts.outcome == "rejected" and told is not None and told <= today <= told + AFTER_A_NO


def _plans(plans: tuple[Plan, ...], today: date) -> list[Due]:
    return [
        Due(kind="plan", text=f"A plan to look back at: if {plan.cue}, …") for plan in planning.due(plans, today)[:1]
    ]


def _kindness(interview: Interview) -> Due:
    name = interview.facts.company
    return Due(
        kind="kindness",
        text=f"The answer {f'from {name} ' if name else ''}was no. That is hard, and it says nothing about your worth. "
        "Nothing here is due today.",
    )


def _thanks(interviews: tuple[Interview, ...], now: datetime) -> list[Due]:
    waiting = [i for i in interviews if now - i.created_at < 2 * THANK_WITHIN and _unsent(i)]
    return [
        Due(kind="thanks", text=f"A thank-you for {_whom(i)} is ready for you to look at.", interview=i.id)
        for i in waiting[:1]
    ]


def _to_send(interviews: tuple[Interview, ...], today: date) -> list[Due]:
    """A question to ask after a no, or a line after two weeks without news. Once a letter that asks was sent, none: if
    nothing comes back it closes by itself."""
    for interview in interviews:
        sent = any(k.kind in ASKING and k.sent_on for k in interview.letters)
        text = "" if sent or not may_follow_up(interview, today) else _asking(interview, today)
        if text:
            return [Due(kind="letter", text=text, interview=interview.id)]
    return []


def _asking(interview: Interview, today: date) -> str:
    refused = interview.facts.outcome == "rejected"
    since = today - ((interview.outcome_on if refused else None) or day_of(interview))
    wait = timedelta(days=WAIT_DAYS)
    if refused and AFTER_A_NO < since < wait and _has(interview, "feedback_request"):
        return f"You could ask {_place(interview)} one question, if you like. The letter is there."
    if not refused and wait <= since < 2 * wait:
        return f"Two weeks since {_place(interview)}. A short line to them is fine, and so is none."
    return ""


def _has(interview: Interview, kind: LetterKind) -> bool:
    return any(x.kind == kind for x in (interview.debrief.letters if interview.debrief else ()))


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
