"""Learns the reader's weights from the labelled notes (`benchmarks/labelled.py`), in some minutes.

    pip install scikit-learn
    python -m tools.train_reader

Logistic regression, one kind against the rest. First the words (who and what is named), then the clauses, looked at
twice: the second look knows what the first made of the clause and its neighbours. What a look is trained on was
always told by weights that had not seen that note. Notes are set apart by who wrote them, so that the figures printed
are those of notes by a new hand; the least scores are taken from there too. The held-out notes are not read.
"""

import textwrap
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from types import SimpleNamespace
from typing import Any

import numpy as np

from benchmarks.labelled import Labelled, tuning, written
from benchmarks.score_debrief import loosely, same_name
from coach.domain.debrief import FINDING_KINDS
from coach.reading import facts, naming, outcome, page, people, traits
from coach.reading.naming import BEARERS
from coach.reading.page import Page
from coach.reading.plain import plain
from coach.reading.weights import spelled
from tools.learning import LEXICON, Model, Rows, Scores, Truth, learn, write

KINDS = (*FINDING_KINDS, "fit+", "fit-", "rejected", "waiting", "offer", "withdrew")
WORD_C, CLAUSE_C, OUTCOME_C = 1.0, 0.3, 0.03
FOLDS = 3
OFTEN, SELDOM = 10, 0.005
DEFINING = 0.3  # what the notes that define the labels weigh beside all others where the least scores are chosen
STEPS = [round(-2.6 + 0.2 * n, 1) for n in range(18)]  # the least scores that are tried


def weight_of(note: Labelled) -> int:
    """The notes that define what the labels mean count for more, and so do the scraps that say the plainest things."""
    return {"dev": 4, "x": 3}.get(note.source, 1)


def unseen(
    notes: Sequence[Labelled], rows: Sequence[Rows], truths: Sequence[Truth], weigh: Sequence[int], c: float
) -> list[Scores]:
    """The scores of each note by a model that was not shown it, nor anything else by its hand."""
    hands = sorted({n.source for n in notes})
    apart = [hands.index(n.source) % FOLDS for n in notes]
    out: list[Scores] = [np.zeros((0, 0))] * len(notes)
    for fold in range(FOLDS):
        inside = [n for n, f in enumerate(apart) if f != fold]
        model = learn([rows[n] for n in inside], [truths[n] for n in inside], [weigh[n] for n in inside], c)
        for n, f in enumerate(apart):
            if f == fold:
                out[n] = model.scores(rows[n])
    return out


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
        self.rows: Rows = [spelled(*mine) for mine in traits.traits(self.sheet)]
        self.spans = [self.sheet.plain.back(c.start, c.end) for c in self.sheet.clauses]
        spans = [note.of(kind) for kind in KINDS]
        columns = [[2 * covered(mine, a, b) >= b - a for a, b in self.spans] for mine in spans]
        self.truth: Truth = np.array(columns, dtype=np.bool_).T.reshape(len(self.spans), len(KINDS))

    def again(self, first: Scores) -> Rows:
        seemed = [traits.seemed(row) for row in first.tolist()]
        return [[*row, *spelled((), traits.second(self.sheet, seemed, n))] for n, row in enumerate(self.rows)]


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


def train_outcome(notes: Sequence[Labelled], scores: Sequence[Scores]) -> None:
    """`scores`: of clauses, less what each kind needs at least."""
    columns = [KINDS.index(kind) for kind in outcome.TELLING]
    rows = [[list(outcome.traits(score[:, columns].tolist()))] for score in scores]
    truths: list[Truth] = [np.array([[note.gold["outcome"] == o for o in outcome.OUTCOMES]]) for note in notes]
    weigh = [weight_of(n) for n in notes]
    told = unseen(notes, rows, truths, weigh, OUTCOME_C)
    right = [bool(truth[0, s[0].argmax()]) for truth, s in zip(truths, told, strict=True)]
    print(f"outcome right {np.mean(right):7.3f}", flush=True)
    write("outcome", outcome.OUTCOMES, [0.0] * len(truths[0][0]), [learn(rows, truths, weigh, OUTCOME_C)], 0.02)


def write_seldom(parts: Sequence[Words]) -> None:
    """The words that are well known and hardly ever part of a name: they are looked at only between two that are."""
    times, named = Counter[str](), Counter[str]()
    for part in parts:
        times.update(w.low for w in part.words)
        named.update(part.words[n].low for n in np.flatnonzero(part.truth.any(axis=1)))
    seldom = sorted(w for w in times if w[0].isalnum() and times[w] >= OFTEN and named[w] <= SELDOM * times[w])
    (LEXICON / "seldom.toml").write_text(
        f"# Made by tools/train_reader.py.\nwords = '''\n{textwrap.fill(' '.join(seldom), 150)}\n'''\n", "utf-8"
    )


def train_words(notes: Sequence[Labelled], parts: Sequence[Words]) -> tuple[list[Scores], list[float], Model]:
    rows, truths, weigh = [w.rows for w in parts], [w.truth for w in parts], [weight_of(n) for n in notes]
    scores = unseen(notes, rows, truths, weigh, WORD_C)
    whole = [n for n, note in enumerate(notes) if not note.scrap]
    some = [notes[n] for n in whole], [parts[n] for n in whole], [scores[n] for n in whole]
    least = best_least(len(BEARERS), lambda k, at: right_names(*some, k, at))
    model = learn(rows, truths, weigh, WORD_C)
    write("words", BEARERS, least, [model], 0.06)
    for k, bearer in enumerate(BEARERS):
        print(f"{bearer:14}{right_names(*some, k, least[k]):7.3f} from {least[k]:.1f}", flush=True)
    return scores, least, model


def train_clauses(notes: Sequence[Labelled], parts: Sequence[Clauses]) -> None:
    rows, truths, weigh = [p.rows for p in parts], [p.truth for p in parts], [weight_of(n) for n in notes]
    first = unseen(notes, rows, truths, weigh, CLAUSE_C)
    again = [p.again(score) for p, score in zip(parts, first, strict=True)]
    second = unseen(notes, again, truths, weigh, CLAUSE_C)
    whole = [n for n, note in enumerate(notes) if not note.scrap]
    some, some_parts, scores = [notes[n] for n in whole], [parts[n] for n in whole], [second[n] for n in whole]

    those = [n for n, note in enumerate(some) if note.source == "dev"]
    defining = [some[n] for n in those], [some_parts[n] for n in those], [scores[n] for n in those]
    least = best_least(
        len(KINDS),
        lambda k, at: f_of_clauses(some, some_parts, scores, k, at) + DEFINING * f_of_clauses(*defining, k, at),
    )
    fit = KINDS.index("fit+")
    least[fit : fit + 2] = climb(
        least[fit : fit + 2], lambda at: right_fit(some, scores, *at) + right_fit(defining[0], defining[2], *at)
    )
    for k, kind in enumerate(KINDS):
        print(f"{kind:14}{f_of_clauses(some, some_parts, scores, k, least[k]):7.3f} from {least[k]:.1f}")
    print(f"fit right     {right_fit(some, scores, *least[fit : fit + 2]):7.3f}", flush=True)
    train_outcome(some, [score - np.array(least) for score in scores])
    models = [learn(rows, truths, weigh, CLAUSE_C), learn(again, truths, weigh, CLAUSE_C)]
    write("clauses", [*KINDS, *KINDS], [0.0] * len(KINDS) + least, models, 0.08)


def main() -> None:
    notes = [*tuning(), *written()]
    words = [Words(note) for note in notes]
    named = [n for n, note in enumerate(notes) if note.named]
    write_seldom([words[n] for n in named])
    scores, least, model = train_words([notes[n] for n in named], [words[n] for n in named])
    known = dict(zip(named, scores, strict=True))
    train_clauses(
        notes,
        [
            Clauses(note, words[n], known[n] if n in known else model.scores(words[n].rows), least)
            for n, note in enumerate(notes)
        ],
    )


if __name__ == "__main__":
    main()
