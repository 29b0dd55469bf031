"""Plans, rests and exercises of the journal, as Markdown to read without us."""

from collections.abc import Iterator

from coach.domain.exercises import Sitting
from coach.domain.plans import Plan
from coach.domain.ports import Journal
from coach.domain.rests import Rest


def care(journal: Journal) -> Iterator[str]:
    """Blocks, none where nothing is kept. Raises JournalError."""
    plans, rests = journal.all_of(Plan), journal.all_of(Rest)
    sittings = [s for s in journal.all_of(Sitting) if not s.declined]
    if plans:
        yield "## Plans"
        yield from (_plan(plan) for plan in plans)
    if rests:
        yield "## Rests"
        yield "\n".join(_rest(rest) for rest in rests)
    if sittings:
        yield "## Exercises"
        yield from (_sitting(sitting) for sitting in sittings)


def _plan(plan: Plan) -> str:
    lines = [f"- If {_plain(plan.cue)}, then I will {_plain(plan.action)}."]
    lines += [f"  To get better at {_plain(plan.better_at)}."] if plan.better_at else []
    lines += [f"  - {back.at.date().isoformat()}: {_plain(back.text) or '(no answer)'}" for back in plan.looked_back]
    return "\n".join(lines)


def _rest(rest: Rest) -> str:
    until = rest.end.isoformat() if rest.end else "now"
    return f"- {rest.start.isoformat()} to {until}{f': {_plain(rest.line)}' if rest.line else ''}"


def _sitting(sitting: Sitting) -> str:
    written = "\n".join(f"  - {_plain(text)}" for text in sitting.texts if text)
    head = f"- {sitting.created_at.date().isoformat()}: {_plain(sitting.exercise.replace('_', ' '))}"
    return f"{head}\n{written}" if written else head


def _plain(text: str) -> str:
    """One line; nothing that a viewer of Markdown would fetch."""
    return " ".join(text.split()).replace("\\", "\\\\").replace("<", "\\<").replace("![", "!\\[")
