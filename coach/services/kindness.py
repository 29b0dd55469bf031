"""Exercises in being kind to oneself: which are offered, and what was done. Nothing is scored."""

from datetime import datetime

from coach.domain.exercises import Exercise, Sitting
from coach.domain.ports import Journal
from coach.services.interviews import new_id


def on_offer(all_of_them: tuple[Exercise, ...], sittings: tuple[Sitting, ...]) -> tuple[Exercise, ...]:
    """One with a warning is offered until it is declined or done as often as it goes; the others always."""
    return tuple(e for e in all_of_them if not e.warning or not _over(e, sittings))


def begun(exercise: Exercise, sittings: tuple[Sitting, ...]) -> int:
    """How often it was done."""
    return sum(s.exercise == exercise.name and not s.declined for s in sittings)


def keep(journal: Journal, exercise: str, texts: tuple[str, ...], now: datetime) -> Sitting:
    """Without texts only the day is kept. Raises JournalError."""
    return _saved(journal, Sitting(id=new_id(now), exercise=exercise, created_at=now, texts=texts))


def decline(journal: Journal, exercise: str, now: datetime) -> Sitting:
    """Raises JournalError."""
    return _saved(journal, Sitting(id=new_id(now), exercise=exercise, created_at=now, declined=True))


def _over(exercise: Exercise, sittings: tuple[Sitting, ...]) -> bool:
    mine = [s for s in sittings if s.exercise == exercise.name]
    return any(s.declined for s in mine) or len(mine) >= exercise.times


def _saved(journal: Journal, sitting: Sitting) -> Sitting:
    journal.save(sitting)
    return sitting
