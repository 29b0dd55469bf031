"""What was learned from labelled notes: how much each trait speaks for each kind."""

from collections.abc import Iterable
from functools import cache
from importlib.resources import files

SCALE = 50  # weights are kept as whole numbers, so many to one
_LANE = 24  # bits
_HALF = 1 << (_LANE - 1)
_MASK = (1 << _LANE) - 1


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
        self._lines = _Lines(zip(parts[::2], parts[1::2], strict=True))
        self._zero = sum(_HALF << (_LANE * n) for n in range(len(self.kinds)))
        self._shifts = tuple(_LANE * n for n in range(len(self.kinds)))

    def scores(self, traits: Iterable[str]) -> list[float]:
        """Log-odds of each kind, in the order of `kinds`; a trait given twice counts twice."""
        lines = self._lines
        total = sum(map(lines.packed.__getitem__, filter(lines.__contains__, traits)), self._zero)
        return [((total >> shift & _MASK) - _HALF) / SCALE for shift in self._shifts]

    def most(self, traits: Iterable[str], kind: int) -> str:
        """The trait that speaks most for a kind, or ""."""
        shift = _LANE * kind
        known = {t: self._lines.packed[t] + self._zero >> shift & _MASK for t in traits if t in self._lines}
        return max(known, key=known.__getitem__, default="")


class _Lines(dict[str, str]):
    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        super().__init__(pairs)
        self.packed = _Packed(self)


class _Packed(dict[str, int]):
    """The lines that were read so far."""

    def __init__(self, lines: dict[str, str]) -> None:
        super().__init__()
        self._lines = lines

    def __missing__(self, trait: str) -> int:
        numbers = list(map(int, self._lines[trait].split()))
        value = sum(weight << (_LANE * kind) for kind, weight in zip(numbers[::2], numbers[1::2], strict=True))
        self[trait] = value
        return value


@cache
def weights(name: str) -> Weights:
    """`lexicon/NAME.weights`, as `tools/train_reader.py` wrote it."""
    return Weights(files("coach.reading").joinpath(f"lexicon/{name}.weights").read_text("utf-8"))
