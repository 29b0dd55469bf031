"""What each clause is, by the weights: its kinds, how the notes say it ended, and whether the work suits."""

import re
from itertools import chain

import numpy as np

from coach.domain.debrief import FINDING_KINDS, FindingKind, Leaning, Outcome, Verdict
from coach.reading import asked, outcome
from coach.reading.network import network
from coach.reading.page import Draft, Page
from coach.reading.patterns import pattern
from coach.reading.traits import said, seen, traits
from coach.reading.weights import weights

BAD: tuple[FindingKind, ...] = ("struggle", "skill_gap")
GOOD: tuple[FindingKind, ...] = ("strength", "gratitude", "next_step")
_RELATIVE = re.compile(r"(?:who|whom|whose|which|that)\b")
_WAITING, _POOR = pattern("plainly.waiting"), pattern("plainly.poor")
LONGEST = 260  # characters of one finding
_OWN_SUBJECT: tuple[FindingKind, ...] = ("asked", "gratitude", "feedback", "next_step")
"""Of these, two clauses with a subject each are two findings."""
_OPPOSITES: dict[FindingKind, FindingKind] = {"struggle": "strength", "strength": "struggle"}


class Kinds:
    """The scores of every clause, less what each kind needs at least: above nothing it is there.

    What is added up: log-odds by its traits and by the network, which sees words in their order.
    """

    def __init__(self, sheet: Page) -> None:
        self._sheet = sheet
        self._table = table = weights("clauses")
        self._seen = clauses = seen(sheet)
        alone = chain.from_iterable(table.scores(table.sum(*mine)) for mine in traits(sheet, clauses))
        by_traits = np.fromiter(alone, np.float32).reshape(-1, len(table.kinds))
        self._scores = by_traits + network("clauses").scores(clauses) - np.array(table.least, np.float32)
        self._there: list[list[int]] = [np.flatnonzero(column).tolist() for column in self._scores.T > 0]
        self._number = {kind: n for n, kind in enumerate(table.kinds)}

    def drafts(self) -> list[Draft]:
        """Neighbouring clauses of a sentence and a kind are one finding."""
        out: list[Draft] = []
        for kind in FINDING_KINDS:
            out.extend(self._of(kind))
        return [asked.bare(self._sheet, d) if d.kind == "asked" else d for d in out]

    def _of(self, kind: FindingKind) -> list[Draft]:
        out: list[Draft] = []
        number, last = self._number[kind], -2
        for n in self._there[number]:
            clause = self._sheet.clauses[n]
            if self._outweighed(n, kind) or self._only_names(n):
                continue
            if last == n - 1 and out and self._goes_on(n, kind) and clause.end - out[-1].start < LONGEST:
                out[-1].end = clause.end
            else:
                out.append(Draft(kind, clause.start, clause.end, self._reason(n, number)))
            last = n
        return out

    def _outweighed(self, n: int, kind: FindingKind) -> bool:
        """What went badly did not go well: of the two, the likelier."""
        other = _OPPOSITES.get(kind)
        return other is not None and bool(self._scores[n, self._number[other]] > self._scores[n, self._number[kind]])

    def _only_names(self, n: int) -> bool:
        """Who spoke, before a colon."""
        clause = self._sheet.clauses[n]
        told = self._sheet.low[clause.end : clause.end + 2].lstrip().startswith(":")
        return told and all(w.word in self._sheet.names for w in self._sheet.words_in(clause.start, clause.end))

    def _goes_on(self, n: int, kind: FindingKind) -> bool:
        one, two = self._sheet.clauses[n - 1], self._sheet.clauses[n]
        if one.sentence != two.sentence:
            return False
        told_of = _RELATIVE.match(self._sheet.low, two.start) and self._sheet.low[one.end : two.start].isspace()
        return kind not in _OWN_SUBJECT or two.carried or two.subject == "none" or bool(told_of)

    def _reason(self, n: int, number: int) -> str:
        """The words that spoke for it most."""
        return self._table.most(said(self._seen[n]), number)

    def _most(self, kind: str) -> float:
        return float(self._scores[:, self._number[kind]].max(initial=-99.0))

    def leanings(self) -> list[Leaning]:
        """One a clause."""
        sides = [[self._number[kind] for kind in kinds] for kinds in (("private",), BAD, GOOD)]
        most = (self._scores[:, side].max(axis=1).tolist() for side in sides)
        return [*map(Leaning, *most)]

    def outcome(self) -> Outcome:
        """It has ended where a clause says so for sure; plain words for waiting count where nothing else does."""
        told = outcome.outcome(self._scores[:, [self._number[kind] for kind in outcome.TELLING]].tolist())
        if told != "waiting" and (told == "unknown" or self._most(told) <= 0):
            return "waiting" if _WAITING.search(self._sheet.low) else "unknown"
        return told

    def verdict(self) -> Verdict:
        """Both ways, one way, or, where neither is sure and the work is spoken of, the likelier."""
        good, bad = self._most("fit+"), self._most("fit-")
        if good > 0 and bad > 0:
            return "mixed"
        if good <= 0 and bad <= 0:
            if self._most("fit") <= 0:
                return "poor" if _POOR.search(self._sheet.low) else "unclear"
            least = self._table.least
            good, bad = good + least[self._number["fit+"]], bad + least[self._number["fit-"]]
        return "good" if good > bad else "poor"
