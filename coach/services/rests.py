"""Rest is an action: begun, ended, and drawn as something done. While it lasts nothing is due."""

from datetime import date, datetime, timedelta

from coach.domain.ports import Journal
from coach.domain.rests import Rest
from coach.services.interviews import new_id


def resting(rests: tuple[Rest, ...], today: date) -> Rest | None:
    """The rest that today is part of: the latest one, where there are several."""
    return max((r for r in rests if r.covers(today)), key=lambda r: (r.start, r.id), default=None)


def begin(journal: Journal, start: date, end: date | None, now: datetime, line: str = "") -> Rest:
    """An end before the start is the start. Raises JournalError."""
    rest = Rest(id=new_id(now), created_at=now, start=start, end=end and max(start, end), line=line.strip())
    journal.save(rest)
    return rest


def finish(journal: Journal, rest: Rest, today: date) -> Rest:
    """Rested up to yesterday, or for today alone. Raises JournalError."""
    ended = rest.model_copy(update={"end": max(rest.start, today - timedelta(days=1))})
    journal.save(ended)
    return ended


def change(journal: Journal, rest: Rest, start: date, end: date | None, line: str) -> Rest:
    """An end before the start is the start. Raises JournalError."""
    changed = rest.model_copy(update={"start": start, "end": end and max(start, end), "line": line.strip()})
    journal.save(changed)
    return changed


def days(rest: Rest, today: date) -> int:
    """Days rested so far, both ends counted."""
    return max(0, (min(rest.end or today, today) - rest.start).days + 1)
