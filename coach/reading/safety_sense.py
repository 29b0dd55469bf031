"""How much a sentence or two sound like somebody in danger, for what no list of phrases foresees."""

import tomllib
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import combinations, pairwise

from coach.reading.weights import Group, weights

HEAD = 6  # letters of a word's head that stand for all its forms
OTHER = "_"


def hint(words: Sequence[str]) -> float:
    """A first and cheap look at the bare words of a sentence; what sentences hint at adds up."""
    table = weights("hints")
    return table.scores(table.sum([*words, *map(" ".join, pairwise(words))]))[0]


def least_hint() -> float:
    """Below it hardly any line of danger lies, and most everyday talk."""
    return weights("hints").least[0]


def likeness(words: Sequence[str]) -> float:
    """Log-odds, as learned from labelled lines by `tools/train_safety.py`."""
    table = weights("danger")
    return table.scores(table.sum(*traits(words)))[0]


def traits(words: Sequence[str]) -> tuple[set[str], set[Group]]:
    """The words, what kind of word each is and what company it keeps: one by one, side by side, and a few apart."""
    row = ["^", *words, "$"]
    kinds = [f":{kind(word)}" for word in row]
    alone = {"*", *kinds}
    alone.update(*([circle_of(word) for word in row] for circle_of in _circles()))
    alone.update(map(" ".join, zip(row, row[1:], row[2:], strict=False)))
    alone.update(map(" ".join, zip(kinds, kinds[1:], kinds[2:], strict=False)))
    for apart, mark in ((2, " _ "), (3, " __ ")):
        alone.update(map(mark.join, zip(row, row[apart:], strict=False)))
    for apart in (2, 3, 4):
        alone.update(map("~".join, zip(kinds, kinds[apart:], strict=False)))
    alone.update(map("&".join, combinations(sorted({k for k in kinds if k.isupper()}), 2)))
    groups: set[Group] = {(_word, word) for word in words}
    groups.update((_beside, one, two) for one, two in pairwise(row))
    return alone, groups


def _word(word: str) -> tuple[str, ...]:
    return (word, f"{word[:HEAD]}~") if len(word) >= HEAD else (word,)


def _beside(one: str, two: str) -> Iterator[str]:
    """Two words, and the kind and the circles of each beside the other."""
    yield f"{one} {two}"
    yield f":{kind(one)} :{kind(two)}"
    for of in (lambda word: f":{kind(word)}", *_circles()):
        yield f"{of(one)} {two}"
        yield f"{one} {of(two)}"


def kind(word: str) -> str:
    """The kind of word, in capitals; small words and stops are kinds of their own."""
    return _kinds().get(word, word if word in "^$" else OTHER)


@cache
def _kinds() -> dict[str, str]:
    data = tomllib.loads(files("coach.reading").joinpath("lexicon/safety_kinds.toml").read_text("utf-8"))
    alone = data.pop("ALONE").split()
    return {**{word: word for word in alone}, **{word: name for name, words in data.items() for word in words.split()}}


@cache
def _circles() -> tuple[Callable[[str], str], Callable[[str], str]]:
    """The near and the wide circle of a word, as `tools/word_neighbours.py` drew them; `?` for one that is in none."""
    near: dict[str, str] = {}
    wide: dict[str, str] = {}
    lines = files("coach.reading").joinpath("lexicon/neighbours.txt").read_text("utf-8").splitlines()
    for number, line in enumerate(lines):
        around, *words = line.split()
        near |= dict.fromkeys(words, f"#{number}")
        wide |= dict.fromkeys(words, f"##{around}")
    return _Named(near).__getitem__, _Named(wide).__getitem__


class _Named(dict[str, str]):
    def __missing__(self, word: str) -> str:
        return "?" if word.isalpha() else word
