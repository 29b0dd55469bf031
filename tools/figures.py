"""How well notes are read by the scores of their words and clauses, and from which scores on they are read best."""

from collections.abc import Callable, Sequence
from types import SimpleNamespace
from typing import Any

import numpy as np

from benchmarks.labelled import Labelled
from benchmarks.score_debrief import loosely, same_name
from coach.reading import facts, naming, people
from coach.reading.naming import BEARERS
from tools.inputs import KINDS, Clauses, Words, covered
from tools.learning import Scores

STEPS = [round(-4.4 + 0.3 * n, 1) for n in range(24)]  # the least scores that are tried


def f(hit: int, gold: int, good: int, said: int, beta: float = 1.0) -> float:
    """F-score; with `beta` 3, missing one weighs nine times as much as one too many."""
    recall, precision = hit / max(1, gold), good / max(1, said)
    return (1 + beta**2) * recall * precision / max(1e-9, recall + beta**2 * precision)


def f_of_clauses(
    notes: Sequence[Labelled], parts: Sequence[Clauses], scores: Sequence[Scores], k: int, at: float
) -> float:
    """As the scorer counts: a stretch is found by half of it, right by a third of it."""
    hit = gold = good = said = 0
    for note, part, score in zip(notes, parts, scores, strict=True):
        spans = note.of(KINDS[k])
        mine = [part.spans[n] for n in np.flatnonzero(score[:, k] > at)] if len(part.spans) else []
        gold, said = gold + len(spans), said + len(mine)
        hit += sum(2 * covered(mine, a, b) >= b - a for a, b in spans)
        good += sum(3 * covered(spans, a, b) >= b - a for a, b in mine)
    return f(hit, gold, good, said, 3.0 if KINDS[k] == "private" else 1.0)


def right_names(
    notes: Sequence[Labelled], parts: Sequence[Words], scores: Sequence[Scores], k: int, at: float
) -> float:
    """How right employer or job are, half for the same words; F1 of interviewers; of other names, F1 of their words."""
    bearer, good, hit, gold, said = BEARERS[k], 0, 0, 0, 0
    for note, part, score in zip(notes, parts, scores, strict=True):
        runs = {b: list(naming.runs(part.words, score[:, n].tolist(), at)) for n, b in enumerate(BEARERS) if n == k}
        sheet: Any = SimpleNamespace(named=runs, text=part.plain.text, low=part.plain.low)
        match bearer:
            case "company" | "role":
                best = facts.surest(sheet, bearer)
                name = part.plain.text[best.start : best.end] if best else None
                good += loosely(name, note.gold[bearer]) + (name == note.gold[bearer])
                said = gold = hit = len(notes)
            case "inside":
                mine, theirs = [s.name for s in people.people(sheet)], note.gold["interviewers"]
                gold, said = gold + len(theirs), said + len(mine)
                hit += sum(any(same_name(a, b) for b in mine) for a in theirs)
                good += sum(any(same_name(a, b) for b in theirs) for a in mine)
            case _:
                truth, claim = part.truth[:, k], score[:, k] > at
                gold, said = gold + int(truth.sum()), said + int(claim.sum())
                hit, good = hit + int((truth & claim).sum()), good + int((truth & claim).sum())
    if bearer in ("company", "role"):
        return good / len(notes) / 2
    return f(hit, gold, good, said)


def best_least(count: int, figure: Callable[[int, float], float]) -> list[float]:
    """For each kind the score from which its figure is best; of several the highest."""
    return [max(STEPS, key=lambda at, k=k: (round(figure(k, at), 4), at)) for k in range(count)]  # type: ignore[misc]


def right_fit(notes: Sequence[Labelled], scores: Sequence[Scores], good: float, bad: float) -> float:
    first = KINDS.index("fit+")
    right = 0
    for note, score in zip(notes, scores, strict=True):
        most = score[:, first : first + 2].max(axis=0) if len(score) else np.array([-9.0, -9.0])
        verdict = {(True, True): "mixed", (True, False): "good", (False, True): "poor"}.get(
            (bool(most[0] > good), bool(most[1] > bad)), "unclear"
        )
        right += note.gold["role_fit"]["verdict"] == verdict
    return right / len(notes)


def climb(start: list[float], figure: Callable[[list[float]], float]) -> list[float]:
    """The least scores, moved one at a time for as long as the figure grows."""
    best, most = start, figure(start)
    for _ in range(3):
        for k in range(len(start)):
            for step in STEPS:
                tried = [*best[:k], step, *best[k + 1 :]]
                if (now := figure(tried)) > most:
                    best, most = tried, now
    return best
