"""How near one word is to another in meaning, and how seldom it is used."""

from functools import cache
from importlib.resources import files
from math import log

SAME, KIN, COMPANY, COUSIN = 1.0, 0.8, 0.5, 0.4


@cache
def relations() -> dict[str, dict[str, float]]:
    """The pairs of `phrases/kin.txt` (see tools/word_kin.py), both ways."""
    found: dict[str, dict[str, float]] = {root: {} for root in _order()}
    for line in _lines():
        root, _, rest = line.partition(" ")
        for words, score in zip(rest.split("|"), (KIN, COMPANY), strict=True):
            for word in words.split():
                found[root][word] = found[word][root] = score
    return found


@cache
def kin(root: str) -> dict[str, float]:
    """Roots that may stand for it, each with how nearly; those of the second degree by way of a near one only."""
    first = relations().get(root, {})
    near = [r for r, score in first.items() if score >= KIN]
    second = {r: COUSIN for one in near for r, score in relations()[one].items() if score >= KIN}
    return {**second, **first, root: SAME}


@cache
def rarity(root: str) -> float:
    """0 for the most used word, 1 for one that is not among the ten thousand."""
    order = _order()
    return log(order[root] + 1) / log(len(order) + 1) if root in order else 1.0


@cache
def _order() -> dict[str, int]:
    return {line.partition(" ")[0]: n for n, line in enumerate(_lines())}


@cache
def _lines() -> tuple[str, ...]:
    text = files("coach.writing.phrases").joinpath("kin.txt").read_text("utf-8")
    return tuple(text.splitlines())
