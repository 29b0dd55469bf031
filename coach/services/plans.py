"""If-then plans: made, said over once, looked back at with one question, kept or let go."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from coach.domain.errors import BadNotes
from coach.domain.interview import Interview
from coach.domain.plans import LookedBack, Plan
from coach.domain.ports import Journal
from coach.services.interviews import new_id

A_WEEK = timedelta(days=7)
QUESTION = "Did the moment come, and what did you do?"


def make(journal: Journal, cue: str, action: str, better_at: str, revisit_on: date | None, now: datetime) -> Plan:
    """Raises BadNotes where a half is missing, JournalError."""
    words = _worded(cue, action, better_at)
    plan = Plan(
        id=new_id(now),
        created_at=now,
        cue=words["cue"],
        action=words["action"],
        better_at=words["better_at"],
        revisit_on=revisit_on or _week(now),
    )
    journal.save(plan)
    return plan


def reword(journal: Journal, plan: Plan, cue: str, action: str, better_at: str, revisit_on: date | None) -> Plan:
    """Raises BadNotes where a half is missing, JournalError."""
    return _put(journal, plan, **_worded(cue, action, better_at), revisit_on=revisit_on or plan.revisit_on)


def _worded(cue: str, action: str, better_at: str) -> dict[str, str]:
    cue, action, better_at = (_bare(text) for text in (cue, action, better_at))
    if not cue or not action:
        raise BadNotes(
            "A plan needs both halves, so nothing was kept yet. What you wrote is still in the boxes.",
            "Say when (If …) and what (then I will …); a few words each are enough.",
        )
    return {"cue": cue, "action": action, "better_at": better_at}


def rehearse(journal: Journal, plan: Plan, now: datetime) -> Plan:
    """Raises JournalError."""
    return _put(journal, plan, rehearsed_at=now)


def look_back(journal: Journal, plan: Plan, text: str, now: datetime, *, keep: bool) -> Plan:
    """An empty answer is one too. Kept: it comes again in a week. Raises JournalError."""
    back = LookedBack(at=now, text=text.strip())
    return _put(journal, plan, looked_back=(*plan.looked_back, back), revisit_on=_week(now) if keep else None)


def open_plans(plans: tuple[Plan, ...]) -> tuple[Plan, ...]:
    return tuple(p for p in plans if p.revisit_on is not None)


def due(plans: tuple[Plan, ...], today: date) -> tuple[Plan, ...]:
    """Those to look back at, the longest waiting first."""
    waiting = [p for p in plans if p.revisit_on is not None and p.revisit_on <= today]
    return tuple(sorted(waiting, key=lambda p: (p.revisit_on or today, p.id)))


def _put(journal: Journal, plan: Plan, **fields: object) -> Plan:
    changed = plan.model_copy(update=fields)
    journal.save(changed)
    return changed


def _week(now: datetime) -> date:
    return now.astimezone().date() + A_WEEK


def _bare(text: str) -> str:
    return " ".join(text.split()).rstrip(".")


def to_get_better_at(interviews: Iterable[Interview], most: int = 12) -> tuple[str, ...]:
    """Skills that the person's own notes speak of as lacking; the newest interview's first."""
    labels = (
        finding.label
        for interview in interviews
        if interview.debrief is not None and not interview.debrief.crisis
        for finding in interview.debrief.findings
        if finding.kind == "skill_gap" and finding.label
    )
    return tuple(dict.fromkeys(labels))[:most]
