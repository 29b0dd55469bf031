"""A small convolutional network: what a clause says by the order of its words, and by the clauses around it.

A word is a row of a table; the words beside it are looked at twice. What is strongest in a clause, and its sum, go on
with the clause's marks; then the clauses beside it are looked at, three times. `tools/network.py` learns it.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import as_file, files
from itertools import chain
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

END = 3  # letters of a word's end, which stand for a word that was never met
UNKNOWN = "~"
APART_WORDS, APART_CLAUSES = (1, 2), (1, 1, 2)
"""How far off those are that each look adds: the first at what lies right beside."""
_HALO = sum(APART_WORDS)
_BLOCK = 4096  # words at a time, so that long notes take no more memory than short ones

Matrix = NDArray[np.float32]


class Seen(NamedTuple):
    """A clause as the network sees it; `words`: one at least; `marks`: its place and who acts."""

    words: list[str]
    marks: tuple[str, ...]


class Network:
    """`kept`: the arrays by name, as `tools/network.py` names them; numbers there are halves or bytes."""

    def __init__(self, kept: Mapping[str, Any]) -> None:
        def real(name: str) -> Matrix:
            return np.asarray(kept[name], np.float32)

        def lines(name: str) -> list[str]:
            return bytes(kept[name].item()).decode().split("\n")

        self._rows = _Rows(lines("words"))
        self._table, self._scale = kept["table"], real("scale")[:, None]
        self._opens = real("opens")
        self._words = [(real(f"words{n}"), real(f"words{n}_bias")) for n in range(len(APART_WORDS))]
        self._marks = {mark: n for n, mark in enumerate(lines("marks"))}
        self._mark_table = np.vstack([real("mark_table"), np.zeros_like(real("mark_table")[:1])])
        self._clause = real("clause"), real("clause_bias")
        self._clauses = [(real(f"clauses{n}"), real(f"clauses{n}_bias")) for n in range(len(APART_CLAUSES))]
        self._out = real("out"), real("out_bias")

    def scores(self, clauses: Sequence[Seen]) -> Matrix:
        """Log-odds: a row a clause, a column a kind."""
        if not clauses:
            return np.zeros((0, len(self._out[1])), np.float32)
        each = np.vstack([*self._each(clauses)])
        around = each
        for (weights, bias), apart in zip(self._clauses, APART_CLAUSES, strict=True):
            around = _beside(around, weights, bias, apart)
        scores: Matrix = np.hstack([each, around]) @ self._out[0] + self._out[1]
        return scores

    def _each(self, clauses: Sequence[Seen]) -> Iterator[Matrix]:
        """What each clause says by itself, block by block."""
        sizes = np.array([len(c.words) for c in clauses])
        begins = np.cumsum(sizes) - sizes
        rows = np.fromiter(map(self._rows.__getitem__, chain.from_iterable(c.words for c in clauses)), np.intp)
        opens = np.zeros(len(rows), np.bool_)
        opens[begins] = True
        blocks: list[int] = np.flatnonzero(np.diff(begins // _BLOCK, prepend=-1)).tolist()
        for first, last in zip(blocks, [*blocks[1:], len(sizes)], strict=True):
            start, end = begins[first], begins[last - 1] + sizes[last - 1]
            a, b = max(0, start - _HALO), min(len(rows), end + _HALO)
            x = self._read(rows[a:b], opens[a:b])[start - a : end - a]
            at = begins[first:last] - start
            strongest = np.maximum.reduceat(x, at)
            summed = np.add.reduceat(x, at) / np.sqrt(sizes[first:last, None], dtype=np.float32)
            said = np.hstack([strongest, summed, self._marked(clauses[first:last])])
            yield _relu(said @ self._clause[0] + self._clause[1])

    def _read(self, rows: NDArray[np.intp], opens: NDArray[np.bool_]) -> Matrix:
        x = self._table[rows] * self._scale[rows]
        x[opens] += self._opens
        x = _relu(x)
        for (weights, bias), apart in zip(self._words, APART_WORDS, strict=True):
            x = _beside(x, weights, bias, apart)
        return x

    def _marked(self, clauses: Sequence[Seen]) -> Matrix:
        """The sum of the rows of a clause's marks."""
        none = len(self._mark_table) - 1
        numbers = [[self._marks.get(mark, none) for mark in clause.marks] or [none] for clause in clauses]
        begins = np.cumsum([0, *map(len, numbers[:-1])])
        summed: Matrix = np.add.reduceat(self._mark_table[list(chain.from_iterable(numbers))], begins)
        return summed


class _Rows(dict[str, int]):
    """The number of each word's row; of an unknown word, that of its end, or of all that are unknown."""

    def __init__(self, words: Sequence[str]) -> None:
        super().__init__(zip(words, range(len(words)), strict=True))

    def __missing__(self, word: str) -> int:
        return self.get(UNKNOWN + word[-END:], self[UNKNOWN])


def _relu(x: Matrix) -> Matrix:
    return np.maximum(x, 0, out=x)


def _beside(x: Matrix, weights: Matrix, bias: Matrix, apart: int) -> Matrix:
    """What is there, and what is new by what stands `apart` before and after; `weights`: before, here, after."""
    new: Matrix = x @ weights[1] + bias
    new[apart:] += x[:-apart] @ weights[0]
    new[:-apart] += x[apart:] @ weights[2]
    return x + _relu(new)


@cache
def network(name: str) -> Network:
    """`lexicon/NAME.npz`."""
    with as_file(files("coach.reading").joinpath(f"lexicon/{name}.npz")) as path, np.load(path) as kept:
        return Network(kept)
