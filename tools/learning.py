"""Logistic regression over traits, one kind against the rest, with scikit-learn; and the file of its weights."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from joblib import Parallel, delayed
from scipy.sparse import csr_matrix
from sklearn.base import clone
from sklearn.linear_model import LogisticRegression

from coach.reading import weights
from coach.reading.weights import SCALE

LEXICON = Path(weights.__file__).parent / "lexicon"
SEEN = 3  # a trait that occurs less often is not kept

Rows = list[list[str]]
Scores = np.ndarray[tuple[int, int], np.dtype[np.float64]]
Truth = np.ndarray[tuple[int, int], np.dtype[np.bool_]]


@dataclass(frozen=True)
class Model:
    index: dict[str, int]
    weights: Scores
    bias: Scores

    def scores(self, rows: Rows) -> Scores:
        out: Scores = matrix(rows, self.index) @ self.weights + self.bias
        return out


def matrix(rows: Rows, index: dict[str, int]) -> csr_matrix:
    """How often each trait stands in each row: `Weights.sum` adds up what stands twice twice."""
    columns = [sorted(index[t] for t in row if t in index) for row in rows]
    ends = np.cumsum([0, *(len(c) for c in columns)], dtype=np.int32)
    flat = np.array([c for row in columns for c in row], dtype=np.int32)
    counted = csr_matrix((np.ones(len(flat)), flat, ends), shape=(len(rows), len(index)))
    counted.sum_duplicates()
    return counted


def learn(
    rows: Sequence[Rows], truths: Sequence[Truth], weigh: Sequence[int], c: float, *, dual: bool = False
) -> Model:
    """`dual`: the same answer by another way, which is quicker for few rows of many traits."""
    flat, truth = [r for note in rows for r in note], np.vstack(truths)
    weight = np.repeat(weigh, [len(note) for note in rows])
    often = Counter(t for row in flat for t in set(row))
    index = {t: n for n, t in enumerate(sorted(t for t, times in often.items() if times >= SEEN))}
    x = matrix(flat, index)
    one = LogisticRegression(C=c, solver="liblinear", intercept_scaling=10, tol=1e-3, dual=dual, max_iter=300)
    fitted = Parallel(2)(delayed(clone(one).fit)(x, column, weight) for column in truth.T)
    return Model(index, np.column_stack([m.coef_[0] for m in fitted]), np.array([[m.intercept_[0] for m in fitted]]))


def write(name: str, columns: Sequence[str], leasts: Sequence[float], model: Model, smallest: float) -> None:
    """What is below `smallest` goes."""
    table = np.round(np.where(np.abs(model.weights) < smallest, 0, model.weights) * SCALE).astype(int)
    table[model.index["*"]] += np.round(model.bias[0] * SCALE).astype(int)
    lines: dict[str, str] = {}
    for trait, row in model.index.items():
        if table[row].any():
            lines[trait] = " ".join(f"{k} {table[row, k]}" for k in np.flatnonzero(table[row]))
    head = " ".join(f"{column}={at:.2f}" for column, at in zip(columns, leasts, strict=True))
    body = (f"{trait}\t{found}" for trait, found in sorted(lines.items()))
    (LEXICON / f"{name}.weights").write_text("\n".join([head, *body]) + "\n", "utf-8")
