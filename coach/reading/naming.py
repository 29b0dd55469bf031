"""Names in the notes, word by word: the employer, the job, who interviewed the writer, who else, what was lacked."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain
from operator import ge, getitem
from typing import Literal, NamedTuple, get_args

from coach.reading import wordlists
from coach.reading.plain import Plain
from coach.reading.weights import Group, Sums, Weights, spelled, weights

Bearer = Literal["company", "role", "inside", "outside", "organisation", "skill"]
BEARERS: tuple[Bearer, ...] = get_args(Bearer)

_TOKEN = re.compile(r"[^\W_]+(?:'[^\W_]+)*|[^\w\s]|_|\n")
_LISTS = (
    ("job", "roles", "heads"),
    ("firm", "orgs", "tails"),
    ("famous", "orgs", "famous"),
    ("title", "people", "titles"),
    ("post", "people", "posts"),
    ("common", "english", "common"),
    ("kin", "people", "roles"),
    ("given", "names", "given"),
)
_EDGE, _END = "§", "¶"  # beyond the notes; the end of a line
_REACH = 3  # words on either side that are looked at
_STEPS = range(2 * _REACH + 1)
NEVER = -9.0
_UNSEEN = [NEVER] * len(BEARERS)
_SLACK: dict[Bearer, float] = {"inside": 1.5, "outside": 1.5}
"""A word beside one that is named for sure needs so much less: surnames follow first names."""
_OPENERS = frozenset((_END, ".", "-", "*", "!", "?"))


class Word(NamedTuple):
    """`shape`: capitals (X, XX, Xx), small letters (x), a number (#), or the mark itself."""

    low: str
    shape: str
    start: int
    end: int


class Named(NamedTuple):
    """A run of words; offsets into the plain text; `sure`: the mean of its words' scores."""

    start: int
    end: int
    sure: float


def words(plain: Plain) -> list[Word]:
    text, low = plain.text, plain.low
    shapes = _Shapes()
    found = [(m.group(), *m.span()) for m in _TOKEN.finditer(text)]
    return [Word(low[a:b] if raw != "\n" else _END, shapes[raw], a, b) for raw, a, b in found]


class _Shapes(dict[str, str]):
    def __missing__(self, word: str) -> str:
        self[word] = shape = _shape(word)
        return shape


def _shape(word: str) -> str:
    if word == "\n":
        return _END
    if not word[0].isalnum():
        return word
    if word[0].isdigit():
        return "#"
    if word.isupper():
        return "XX" if len(word) > 1 else "X"
    return "Xx" if word[0].isupper() else "x"


class Surroundings:
    """The words with what stands around them, made ready to be asked for one at a time."""

    def __init__(self, found: list[Word]) -> None:
        pad = [(_EDGE, _EDGE)] * _REACH
        self._found = found
        self.row = [*pad, *((w.low, w.shape) for w in found), *pad]
        self._often = Counter(w.low for w in found)
        self._small = {w.low for w in found if w.shape == "x"}
        self._lines, self._heads = _lines_and_heads(found)

    def traits(self, n: int) -> tuple[list[str], list[Group]]:
        """What a word is by those beside it and by its place: traits by themselves, and in groups."""
        low, shape, start, _ = self._found[n]
        _, (b, s), (c, t), _, (d, u), (e, v), _ = self.row[n : n + 2 * _REACH + 1]
        alone = [f"-1,0 {c} {low}", f"0,1 {low} {d}", f"-2,-1 {b} {c} {shape}", f"1,2 {shape} {d} {e}"]
        groups: list[Group] = [
            (_shapes, s, t, shape, u, v),
            (_place, self._lines[n], min(n, 20) // 4, min(4, self._often[low]), shape, self._heads[n]),
        ]
        if shape == "Xx":
            if low in self._small:
                alone.append("small elsewhere")
            if n == 0 or t in _OPENERS:
                alone.append("opens")
        if n and self._found[n - 1].end == start:
            alone.append("glued")
        return alone, groups

    def spelled(self, n: int) -> list[str]:
        """Every trait in words, as they are learned from."""
        each = (apart(word)[k] for k, word in enumerate(self.row[n : n + 2 * _REACH + 1]))
        return [*spelled(*self.traits(n)), *chain.from_iterable(each)]


def apart(word: tuple[str, str]) -> list[list[str]]:
    """The traits of a word in small letters, with its shape, for the word three after it, two after it, …"""
    low, shape = word
    lists = [name for name, file, key in _LISTS if low in wordlists.words(file, key)]
    out = [[f"{step}{low}", *(f"in{step} {name}" for name in lists)] for step in range(-_REACH, _REACH + 1)]
    out[_REACH] += ["*", f"end {low[-3:]}", f"head {low[:4]}", *(f"in0 {name} {shape}" for name in lists)]
    out[_REACH + 1].append(f"end1 {low[-3:]} {shape}")
    return out


def _shapes(s: str, t: str, own: str, u: str, v: str) -> list[str]:
    return [f"0:{own}", f"-1:{t}", f"-2:{s}", f"1:{u}", f"2:{v}", f":: {s} {t} {own} {u} {v}"]


def _place(line: int, fifth: int, often: int, shape: str, head: str) -> list[str]:
    return [f"line {line} {shape}", f"place {fifth} {shape}", f"often {often} {shape}", f"under {head}"]


def _lines_and_heads(found: list[Word]) -> tuple[list[int], list[str]]:
    """The number of each word's line, up to six, and the line's first word for all that follow it."""
    lines: list[int] = []
    heads: list[str] = []
    line, head = 0, ""
    for word in found:
        if word.low == _END:
            line, head = min(line + 1, 6), ""
        lines.append(line)
        heads.append(head)
        if not head and word.low not in "¶-*•#>":
            head = word.low
    return lines, heads


def named(plain: Plain) -> dict[Bearer, list[Named]]:
    """Runs of words in a line that are called something, by what they are called."""
    table = weights("words")
    found = words(plain)
    scores = scored(table, found)
    looked = [n for n, score in enumerate(scores) if score is not _UNSEEN]
    columns = zip(*scores, strict=True) if scores else [()] * len(BEARERS)
    return {
        bearer: list(runs(found, mine, least, _SLACK.get(bearer, 0.0), looked))
        for bearer, mine, least in zip(BEARERS, columns, table.least, strict=True)
    }


def scored(table: Weights, found: list[Word]) -> list[list[float]]:
    """Words that are hardly ever part of a name, and marks, are looked at only where they join two that are."""
    around = Surroundings(found)
    each = [*map(_apart(table).__getitem__, around.row)]
    out = [_UNSEEN] * len(found)
    bears = [False] * len(found)

    def look(n: int) -> None:
        beside = sum(map(getitem, each[n : n + len(_STEPS)], _STEPS))
        out[n] = table.scores(table.sum(*around.traits(n), beside))
        bears[n] = any(map(ge, out[n], table.least))

    seldom = wordlists.words("seldom", "words")
    for n, word in enumerate(found):
        if word.low not in seldom and word.low[0].isalnum():
            look(n)
    for n in range(1, len(found) - 1):
        if bears[n - 1] and out[n] is _UNSEEN and any(bears[n + 1 : n + 3]):
            look(n)
            bears[n] = True
    return out


@cache
def _apart(table: Weights) -> Sums:
    return table.sums(apart)


def runs(
    found: list[Word],
    scores: Sequence[float],
    least: float,
    slack: float = 0.0,
    among: Iterable[int] | None = None,
) -> Iterator[Named]:
    """Words of a line that stand together, with at least one of those `among` which to look that is sure enough."""
    leads_on = wordlists.words("grammar", "leads_on")

    def named_by(word: Word) -> bool:
        return word.low[0].isalnum() and not (word.shape == "x" and word.low in leads_on)

    last = -1
    for first in [n for n in (range(len(found)) if among is None else among) if scores[n] >= least]:
        if first <= last or not named_by(found[first]):
            continue
        last = first
        while last + 1 < len(found) and scores[last + 1] >= least - slack and found[last + 1].low != _END:
            last += 1
        kept = last
        while not named_by(found[kept]):
            kept -= 1
        yield Named(found[first].start, found[kept].end, sum(scores[first : kept + 1]) / (kept + 1 - first))
