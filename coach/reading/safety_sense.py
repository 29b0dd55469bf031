"""How much a sentence or two sound like somebody in danger, for what no list of phrases foresees."""

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise

from coach.reading.weights import weights

HEAD = 6  # letters of a word's head that stand for all its forms
OTHER = "_"


def hint(words: Sequence[str]) -> float:
    """A first and cheap look at the bare words of a sentence; what sentences hint at adds up."""
    table = weights("hints")
    return table.scores(table.sum([*words, *(f"{a} {b}" for a, b in pairwise(words))]))[0]


def least_hint() -> float:
    """Below it hardly any line of danger lies, and most everyday talk."""
    return weights("hints").least[0]


def likeness(words: Sequence[str]) -> float:
    """Log-odds, as learned from labelled lines by `tools/train_safety.py`."""
    table = weights("danger")
    return table.scores(table.sum(traits(words)))[0]


def traits(words: Sequence[str]) -> set[str]:
    """The words, what kind of word each is and what company it keeps: one by one, side by side, and a few apart."""
    row = ["^", *words, "$"]
    kinds = [kind(word) for word in row]
    out = {"*", *words, *(f"{w[:HEAD]}~" for w in words if len(w) >= HEAD), *(f":{k}" for k in kinds)}
    out.update(f"{a} {b}" for a, b in pairwise(row))
    out.update(f":{a} {b}" for a, b in pairwise(kinds))
    out.update(f"{a} :{b}" for a, b in zip(row, kinds[1:], strict=False))
    out.update(f":{a} :{b}" for a, b in zip(kinds, row[1:], strict=False))
    for a, b, c in zip(row, row[1:], row[2:], strict=False):
        out.add(f"{a} {b} {c}")
        out.add(f"{a} _ {c}")
    out.update(f"{a} __ {c}" for a, c in zip(row, row[3:], strict=False))
    out.update(f":{a} {b} {c}" for a, b, c in zip(kinds, kinds[1:], kinds[2:], strict=False))
    for apart in (2, 3, 4):
        out.update(f":{a}~{b}" for a, b in zip(kinds, kinds[apart:], strict=False))
    together = sorted({k for k in kinds if k.isupper()})
    out.update(f"{a}&{b}" for n, a in enumerate(together) for b in together[n + 1 :])
    for circles in _circles():
        near = [circles.get(word, word if not word.isalpha() else "?") for word in row]
        out.update(near)
        out.update(f"{a} {b}" for a, b in zip(near, row[1:], strict=False))
        out.update(f"{a} {b}" for a, b in zip(row, near[1:], strict=False))
    return out


def kind(word: str) -> str:
    """The kind of word, in capitals; small words and stops are kinds of their own."""
    return _kinds().get(word, word if word in "^$" else OTHER)


@cache
def _kinds() -> dict[str, str]:
    data = tomllib.loads(files("coach.reading").joinpath("lexicon/safety_kinds.toml").read_text("utf-8"))
    alone = data.pop("ALONE").split()
    return {**{word: word for word in alone}, **{word: name for name, words in data.items() for word in words.split()}}


@cache
def _circles() -> tuple[dict[str, str], dict[str, str]]:
    """The near and the wide circle of each word, as `tools/word_neighbours.py` drew them."""
    near: dict[str, str] = {}
    wide: dict[str, str] = {}
    lines = files("coach.reading").joinpath("lexicon/neighbours.txt").read_text("utf-8").splitlines()
    for number, line in enumerate(lines):
        around, *words = line.split()
        near |= dict.fromkeys(words, f"#{number}")
        wide |= dict.fromkeys(words, f"##{around}")
    return near, wide
