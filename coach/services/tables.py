"""Interviews and check-ins as CSV, for a spreadsheet, which would run a text that looks like a formula."""

import csv
import io
from collections.abc import Iterable, Sequence

from coach.domain.ports import Journal
from coach.domain.recovery import SCALES
from coach.services.interviews import day_of

_RUNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet may take for a formula where a cell begins with it (OWASP, CSV injection)."""


def interviews_csv(journal: Journal) -> bytes:
    """Raises JournalError."""
    head = ("id", "on", "company", "role", "stage", "outcome", "outcome_on", "people", "notes", "answers")
    rows = (
        (
            each.id,
            day_of(each).isoformat(),
            each.facts.company,
            each.facts.role,
            each.facts.stage,
            each.facts.outcome,
            each.outcome_on.isoformat() if each.outcome_on else "",
            ", ".join(each.facts.people),
            each.notes,
            "\n\n".join(f"{answer.question}\n{answer.text}" for answer in each.answers),
        )
        for each in journal.interviews()
    )
    return _csv(head, rows)


def checkins_csv(journal: Journal) -> bytes:
    """An answer left out is an empty cell. Raises JournalError."""
    head = ("on", *(scale.key for scale in SCALES), "week", "line")
    rows = (
        (each.on.isoformat(), *(each.score(scale.key) for scale in SCALES), each.week or "", each.line)
        for each in journal.checkins()
    )
    return _csv(head, rows)


def _csv(head: Sequence[str], rows: Iterable[Sequence[str | int | None]]) -> bytes:
    """UTF-8 with its mark, which Excel needs to see that it is."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows([_defused(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
    return b"\xef\xbb\xbf" + out.getvalue().encode(errors="replace")


def _defused(cell: str) -> str:
    """An apostrophe in front makes it text, and shows in the cell only where it was needed."""
    return f"'{cell}" if cell.lstrip(" \u00a0").startswith(_RUNS) else cell
