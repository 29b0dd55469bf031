"""What was learned from labelled notes: how much each trait speaks for each kind."""

from collections.abc import Callable, Iterable
from functools import cache
from importlib.resources import files
from operator import mul
from typing import Any

SCALE = 50  # weights are kept as whole numbers, so many to one
_LANE = 24  # bits
_HALF = 1 << (_LANE - 1)
_MASK = (1 << _LANE) - 1
_ONE_IN = [1 << _LANE * kind for kind in range(64)]
_MOST_KEPT = 100_000  # sums, some 20 MB

Group = tuple[Callable[..., Iterable[str]], *tuple[object, ...]]
"""Traits that always come together: what spells them, and what it spells them of."""


class Weights:
    """A table with a line a trait: its kinds by number, each with its weight. A line is read when first asked for.

    The weights of a trait are one long number with a lane for each kind, so that adding up is one sum for all of them.
    """

    def __init__(self, text: str) -> None:
        head, _, body = text.rstrip().partition("\n")
        self.kinds = tuple(column.partition("=")[0] for column in head.split())
        self.least = tuple(float(column.partition("=")[2]) for column in head.split())
        """The score from which a kind is said to be there."""
        parts = body.replace("\t", "\n").split("\n")
        self._lines = _Lines(zip(parts[::2], parts[1::2], strict=True), len(self.kinds))
        self._zero = sum(_HALF << (_LANE * n) for n in range(len(self.kinds)))
        self._shifts = tuple(_LANE * n for n in range(len(self.kinds)))
        self._sums = _GroupSums(self)

    def sum(self, traits: Iterable[str], groups: Iterable[Group] = (), start: int = 0) -> int:
        """All lanes at once, for `scores`; a trait given twice counts twice. The sum of a group is worked out once."""
        lines = self._lines
        alone = sum(map(lines.packed.__getitem__, filter(lines.__contains__, traits)), start)
        return sum(map(self._sums.__getitem__, groups), alone)

    def sums(self, spell: Callable[..., Iterable[Iterable[str]]]) -> "Sums":
        """For what is asked of often: the sums of each of the several groups that `spell` makes of a key."""
        return Sums(self, spell)

    def scores(self, total: int) -> list[float]:
        """Log-odds of each kind, in the order of `kinds`."""
        total += self._zero
        return [((total >> shift & _MASK) - _HALF) / SCALE for shift in self._shifts]

    def most(self, traits: Iterable[str], kind: int) -> str:
        """The trait that speaks most for a kind, or ""."""
        apart = self._lines.apart
        return max(filter(self._lines.__contains__, traits), key=lambda trait: apart[trait][kind], default="")


class _Lines(dict[str, str]):
    def __init__(self, pairs: Iterable[tuple[str, str]], kinds: int) -> None:
        super().__init__(pairs)
        self.packed = _Packed(self)
        self.apart = _Apart(self, kinds)

    def read(self, trait: str) -> tuple[list[int], list[int]]:
        """The kinds that a trait speaks of, by number, and its weight for each."""
        numbers = [*map(int, self[trait].split())]
        return numbers[::2], numbers[1::2]


class _Packed(dict[str, int]):
    """The lines that were read so far."""

    def __init__(self, lines: _Lines) -> None:
        super().__init__()
        self._lines = lines

    def __missing__(self, trait: str) -> int:
        kinds, each = self._lines.read(trait)
        value: int = sum(map(mul, each, map(_ONE_IN.__getitem__, kinds)))
        self[trait] = value
        return value


class _Apart(dict[str, list[int]]):
    """The same, kind by kind, of the traits that were asked for alone."""

    def __init__(self, lines: _Lines, kinds: int) -> None:
        super().__init__()
        self._lines, self._kinds = lines, kinds

    def __missing__(self, trait: str) -> list[int]:
        row = [0] * self._kinds
        for kind, weight in zip(*self._lines.read(trait), strict=True):
            row[kind] = weight
        self[trait] = row
        return row


class _GroupSums(dict[Group, int]):
    """The sums of the groups that were asked for so far."""

    def __init__(self, table: Weights) -> None:
        super().__init__()
        self._table = table

    def __missing__(self, group: Group) -> int:
        if len(self) >= _MOST_KEPT:
            self.clear()
        value = self._table.sum(group[0](*group[1:]))
        self[group] = value
        return value


class Sums(dict[Any, tuple[int, ...]]):
    """By key, what `spell` makes of it, added up."""

    def __init__(self, table: Weights, spell: Callable[..., Iterable[Iterable[str]]]) -> None:
        super().__init__()
        self._table, self._spell = table, spell

    def __missing__(self, key: Any) -> tuple[int, ...]:
        if len(self) >= _MOST_KEPT:
            self.clear()
        self[key] = value = tuple(map(self._table.sum, self._spell(key)))
        return value


def spelled(traits: Iterable[str], groups: Iterable[Group]) -> list[str]:
    """Every trait in words, as they are learned from."""
    return [*traits, *(trait for group in groups for trait in group[0](*group[1:]))]


@cache
def weights(name: str) -> Weights:
    """`lexicon/NAME.weights`, as `tools/train_reader.py` wrote it."""
    return Weights(files("coach.reading").joinpath(f"lexicon/{name}.weights").read_text("utf-8"))
