"""The words and clauses of a labelled note, as they are learned from: their traits, and what they truly are."""

from collections.abc import Iterable, Sequence

import numpy as np

from benchmarks.labelled import Labelled
from coach.domain.debrief import FINDING_KINDS
from coach.reading import naming, page, traits
from coach.reading.naming import BEARERS
from coach.reading.page import Page
from coach.reading.plain import plain
from coach.reading.weights import spelled
from tools.learning import Rows, Scores, Truth

KINDS = (*FINDING_KINDS, "fit+", "fit-", "rejected", "waiting", "offer", "withdrew")


def covered(spans: Iterable[tuple[int, int]], start: int, end: int) -> int:
    return sum(max(0, min(end, b) - max(start, a)) for a, b in spans)


class Words:
    def __init__(self, note: Labelled) -> None:
        self.plain = plain(note.text)
        self.words = naming.words(self.plain)
        around = naming.Surroundings(self.words)
        self.rows: Rows = [around.spelled(n) for n in range(len(self.words))]
        raw = [self.plain.back(w.start, w.end) for w in self.words]
        spans = [note.names(bearer) for bearer in BEARERS]
        columns = [[any(a <= x and y <= b for a, b in named) for x, y in raw] for named in spans]
        self.truth: Truth = np.array(columns, dtype=np.bool_).T.reshape(len(raw), len(BEARERS))


class Clauses:
    def __init__(self, note: Labelled, names: Words, scores: Scores, least: Sequence[float]) -> None:
        runs = {b: list(naming.runs(names.words, scores[:, k].tolist(), least[k])) for k, b in enumerate(BEARERS)}
        self.sheet: Page = page.page(note.text, lambda _: runs)
        self.seen = traits.seen(self.sheet)
        self.rows: Rows = [spelled(*mine) for mine in traits.traits(self.sheet, self.seen)]
        self.spans = [self.sheet.plain.back(c.start, c.end) for c in self.sheet.clauses]
        spans = [note.of(kind) for kind in KINDS]
        columns = [[2 * covered(mine, a, b) >= b - a for a, b in self.spans] for mine in spans]
        self.truth: Truth = np.array(columns, dtype=np.bool_).T.reshape(len(self.spans), len(KINDS))
