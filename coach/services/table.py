"""The picture as a table, for a spreadsheet."""

import csv
import io
from collections.abc import Sequence

from coach.domain.recovery import SCALES, CheckIn
from coach.services.marks import Mark


def as_csv(checkins: Sequence[CheckIn], marks: Sequence[Mark]) -> bytes:
    """A row for each check-in and each mark, by day; an answer left out is an empty cell.

    UTF-8 with a BOM, for Excel. No cell begins with what a spreadsheet would run.
    """
    rows = [(c.on, [c.on.isoformat(), *(c.score(s.key) for s in SCALES), c.week or "", "", ""]) for c in checkins]
    nothing = [""] * (len(SCALES) + 1)
    rows += [
        (m.on, [m.on.isoformat(), *nothing, f"{m.kind}: {m.label}", m.until.isoformat() if m.until else ""])
        for m in marks
    ]
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["day", *(s.short for s in SCALES), "this week", "what happened", "until"])
    writer.writerows(row for _, row in sorted(rows, key=lambda row: row[0]))
    return b"\xef\xbb\xbf" + out.getvalue().encode()
