"""How much a sentence or two sound like somebody in danger, for what no list of phrases foresees."""

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise

from coach.reading.weights import weights

HEAD = 6  # letters of a word's head that stand for all its forms
OTHER = "_"


def likeness(words: Sequence[str]) -> float:
    """Log-odds, as learned from labelled lines by `tools/train_safety.py`."""
    table = weights("danger")
    return table.scores(table.sum(traits(words)))[0]


def traits(words: Sequence[str]) -> set[str]:
    """The words and what kind of word each is: one by one, side by side, and a few apart."""
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
    return out


def kind(word: str) -> str:
    """The kind of word, in capitals; small words and stops are kinds of their own."""
    return _kinds().get(word, word if word in "^$" else OTHER)


@cache
def _kinds() -> dict[str, str]:
    data = tomllib.loads(files("coach.reading").joinpath("lexicon/safety_kinds.toml").read_text("utf-8"))
    alone = data.pop("ALONE").split()
    return {**{word: word for word in alone}, **{word: name for name, words in data.items() for word in words.split()}}
