"""Names in the notes, word by word: the employer, the job, who interviewed the writer, who else, what was lacked."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple, get_args

from coach.reading import cues
from coach.reading.plain import Plain
from coach.reading.weights import Weights, weights

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
_NEVER = -9.0
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
    spans = (m.span() for m in _TOKEN.finditer(text))
    return [Word(low[a:b], _shape(text[a:b]), a, b) if text[a] != "\n" else Word(_END, _END, a, b) for a, b in spans]


def _shape(word: str) -> str:
    if not word[0].isalnum():
        return word
    if word[0].isdigit():
        return "#"
    if word.isupper():
        return "XX" if len(word) > 1 else "X"
    return "Xx" if word[0].isupper() else "x"


@cache
def _known(word: str) -> tuple[str, ...]:
    """The lists that a word stands in."""
    return tuple(name for name, file, key in _LISTS if word in cues.words(file, key))


def traits(found: list[Word]) -> Iterator[list[str]]:
    """The traits of each word: itself, its three neighbours on either side, where it stands."""
    surroundings = Surroundings(found)
    return (surroundings.traits(n) for n in range(len(found)))


class Surroundings:
    """The words with what stands around them, made ready to be asked for one at a time."""

    def __init__(self, found: list[Word]) -> None:
        pad = [_EDGE] * 3
        self._found = found
        self._lows = [*pad, *(w.low for w in found), *pad]
        self._shapes = [*pad, *(w.shape for w in found), *pad]
        self._often = Counter(w.low for w in found)
        self._small = {w.low for w in found if w.shape == "x"}
        self._lines, self._heads = _lines_and_heads(found)

    def traits(self, n: int) -> list[str]:
        low, shape, start, _ = self._found[n]
        a, b, c, _, d, e, f = self._lows[n : n + 7]
        s, t, _, u, v = self._shapes[n + 1 : n + 6]
        out = [
            "*",
            f"0{low}",
            f"-1{c}",
            f"-2{b}",
            f"-3{a}",
            f"1{d}",
            f"2{e}",
            f"3{f}",
            f"0:{shape}",
            f"-1:{t}",
            f"-2:{s}",
            f"1:{u}",
            f"2:{v}",
            f"-1,0 {c} {low}",
            f"0,1 {low} {d}",
            f"-2,-1 {b} {c} {shape}",
            f"1,2 {shape} {d} {e}",
            f":: {s} {t} {shape} {u} {v}",
            f"end {low[-3:]}",
            f"end1 {d[-3:]} {u}",
            f"head {low[:4]}",
            f"line {self._lines[n]} {shape}",
            f"place {min(n, 20) // 4} {shape}",
            f"often {min(4, self._often[low])} {shape}",
        ]
        for k, word in ((-1, c), (0, low), (1, d), (2, e)):
            out.extend(f"in{k} {name} {shape}" for name in _known(word))
        if self._heads[n]:
            out.append(f"under {self._heads[n]}")
        if shape == "Xx":
            if low in self._small:
                out.append("small elsewhere")
            if n == 0 or t in _OPENERS:
                out.append("opens")
        if n and self._found[n - 1].end == start:
            out.append("glued")
        return out


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
    scores = _scores(table, found)
    return {
        bearer: list(runs(found, [s[k] for s in scores], table.least[k], _SLACK.get(bearer, 0.0)))
        for k, bearer in enumerate(BEARERS)
    }


def _scores(table: Weights, found: list[Word]) -> list[list[float]]:
    """Small words and marks are looked at only where they join two words that are named."""
    around = Surroundings(found)
    never = [_NEVER] * len(BEARERS)
    joins = cues.words("names", "joins")
    out = [
        never if w.low in joins or not w.low[0].isalnum() else table.scores(around.traits(n))
        for n, w in enumerate(found)
    ]
    bears = [any(s >= least for s, least in zip(score, table.least, strict=True)) for score in out]
    for n in range(1, len(found) - 1):
        if out[n] is never and bears[n - 1] and any(bears[n + 1 : n + 3]):
            out[n] = table.scores(around.traits(n))
            bears[n] = True
    return out


def runs(found: list[Word], scores: list[float], least: float, slack: float = 0.0) -> Iterator[Named]:
    """Words of a line that stand together, with at least one that is sure enough."""
    first = 0
    while first < len(found):
        if scores[first] < least or not found[first].low[0].isalnum():
            first += 1
            continue
        last = first
        while last + 1 < len(found) and scores[last + 1] >= least - slack and found[last + 1].low != _END:
            last += 1
        kept = last
        while not found[kept].low[0].isalnum():
            kept -= 1
        yield Named(found[first].start, found[kept].end, sum(scores[first : kept + 1]) / (kept + 1 - first))
        first = last + 1
