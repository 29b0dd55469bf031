"""What each clause is, by the weights: its kinds, how the notes say it ended, and whether the work suits."""

import re
from operator import sub

from coach.domain.debrief import FINDING_KINDS, FindingKind, Leaning, Outcome, Verdict
from coach.reading import asked, outcome
from coach.reading.page import Draft, Page
from coach.reading.traits import said, second, seemed, traits
from coach.reading.weights import weights

BAD: tuple[FindingKind, ...] = ("struggle", "skill_gap")
GOOD: tuple[FindingKind, ...] = ("strength", "gratitude", "next_step")
_RELATIVE = re.compile(r"(?:who|whom|whose|which|that)\b")
LONGEST = 260  # characters of one finding
_OWN_SUBJECT: tuple[FindingKind, ...] = ("asked", "gratitude", "feedback", "next_step")
"""Of these, two clauses with a subject each are two findings."""
_OPPOSITES: dict[FindingKind, FindingKind] = {"struggle": "strength", "strength": "struggle"}


class Kinds:
    """The scores of every clause, less what each kind needs at least: above nothing it is there."""

    def __init__(self, sheet: Page) -> None:
        self._sheet = sheet
        self._table = weights("clauses")
        half = len(self._table.kinds) // 2
        own = [self._table.sum(*mine) for mine in traits(sheet)]
        first = [seemed(self._table.scores(total, 0, half)) for total in own]
        totals = [total + self._table.sum((), second(sheet, first, n)) for n, total in enumerate(own)]
        least = self._table.least[half:]
        self._scores = [list(map(sub, self._table.scores(total, half), least)) for total in totals]
        self._there: list[list[int]] = [[] for _ in least]
        for n, scores in enumerate(self._scores):
            for number, score in enumerate(scores):
                if score > 0:
                    self._there[number].append(n)
        self._number = {kind: n for n, kind in enumerate(self._table.kinds[:half])}

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
        return other is not None and self._scores[n][self._number[other]] > self._scores[n][self._number[kind]]

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
        return self._table.most(said(self._sheet, n), number + len(self._number))

    def _most(self, kind: str) -> float:
        return max((scores[self._number[kind]] for scores in self._scores), default=-1.0)

    def leanings(self) -> list[Leaning]:
        """One a clause."""
        columns = [[self._number[kind] for kind in kinds] for kinds in (("private",), BAD, GOOD)]
        return [Leaning(*(max(map(scores.__getitem__, mine)) for mine in columns)) for scores in self._scores]

    def outcome(self) -> Outcome:
        columns = [self._number[kind] for kind in outcome.TELLING]
        return outcome.outcome([[scores[n] for n in columns] for scores in self._scores])

    def verdict(self) -> Verdict:
        good, bad = self._most("fit+"), self._most("fit-")
        if good > 0 and bad > 0:
            return "mixed"
        if max(good, bad, self._most("fit")) <= 0:
            return "unclear"
        return "good" if good > bad else "poor"
