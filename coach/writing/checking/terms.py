"""Words as the check compares them: their roots, numbers as digits, and words that may stand for one another."""

import re
from functools import cache
from typing import NamedTuple

from coach.writing.checking.clock import TIME, told
from coach.writing.phrases import load, words
from coach.writing.verbs import base_of_any

WORD = re.compile(r"[^\W_](?:[^\W_]|['’](?=[^\W\d_])|[.,:/+#&-](?=\d)|[+#-](?=[^\W_]))*[+#%]*")
_ENDS = ("ations", "ation", "ings", "ing", "ies", "ied", "ed", "ers", "er", "es", "s", "ly", "ment", "ness")
_CLITIC = re.compile(r"(?:n't|'(?:s|ll|d|ve|re|m))$")
_RANGE = re.compile(r"\d[\d.,]*k?-\d[\d.,]*k?%?")
_WEEKEND = re.compile(
    r"(?:sat|sun)\b(?=\.? (?:the )?\d\d?(?:st|nd|rd|th)\b| (?:am|pm|morning|afternoon|evening)\b)"
    r"|(?:(?<=\bevery )|(?<=\bone ))(?:sat|sun)s?\b(?! [a-z]{3,})"
    r"|(?<=\d )sats?(?= in \d)|(?-i:(?<=\bon )(?:Sat|Sun)\b(?!-))",
    re.IGNORECASE | re.ASCII,
)
_SHORT = frozenset({"this", "his", "was", "is", "as", "us", "its", "yes", "bus", "gas", "does"})


class Term(NamedTuple):
    """One word of a text; `keys`: its root, and the groups of words it belongs to."""

    text: str
    start: int
    end: int
    root: str
    keys: frozenset[str]

    @property
    def figure(self) -> bool:
        return self.root[0].isdigit()


def terms(text: str) -> tuple[Term, ...]:
    """A number in several words (`three hundred`, `ninety-one`) is one term."""
    found: list[Term] = []
    times = {m.start(): m for m in TIME.finditer(text)}
    at_least = 0
    for m in WORD.finditer(text):
        if m.start() < at_least:
            continue
        if time := times.get(m.start()):
            at_least = time.end()
            found.append(Term(time[0], time.start(), time.end(), *told(time)))
            continue
        for at, word in _pieces(m[0]):
            new = _term(word, m.start() + at, weekend=bool(_WEEKEND.match(text, m.start() + at)))
            sum_ = _together(found[-1], new) if found and not text[found[-1].end : new.start].strip("- ") else None
            if sum_:
                found[-1] = Term(text[found[-1].start : new.end], found[-1].start, new.end, sum_, frozenset({sum_}))
            else:
                found.append(new)
    return tuple(found)


def _together(last: Term, new: Term) -> str | None:
    """What two words of one number make: 3 and `hundred`, 90 and `one`."""
    if not (last.figure and last.root.isdigit() and last.text[0].isalpha()):
        return None
    if new.text.lower() in ("hundred", "thousand", "dozen"):
        return str(int(last.root) * int(new.root))
    units = load("figures")["units"].get(new.text.lower())
    return str(int(last.root) + int(units)) if units and last.root[-1] == "0" and len(last.root) > 1 else None


def _pieces(word: str) -> list[tuple[int, str]]:
    """`rapid-fire` → its two words; `B-12` and `C++` stay."""
    if "-" not in word or (any(c.isdigit() for c in word) and not _RANGE.fullmatch(word)):
        return [(0, word)]
    return [(m.start(), m[0]) for m in re.finditer(r"[^-]+", word)]


def _term(word: str, start: int, *, weekend: bool = False) -> Term:
    root = root_of({"sat": "saturday", "sun": "sunday"}[word.lower()[:3]] if weekend else word)
    return Term(word, start, start + len(word), root, keys(root))


@cache
def root_of(word: str) -> str:
    low = _CLITIC.sub("", word.lower().replace("’", "'")).rstrip(".,")
    low = load("figures")["words"].get(low, low)
    if low[:1].isdigit():
        return _figure(low)
    low = load("figures")["short"].get(low, low)
    low = base_of_any(low)
    return _cut(low)


def _figure(low: str) -> str:
    bare = re.sub(r"^0(?=\d[.:]\d\d)|(?<=\d),(?=\d{3})", "", low)
    bare = re.sub(r"(?<=\d):(?=\d\d)", ".", bare)  # a time, however it is pointed
    bare = re.sub(r"(?<=\d)(?:st|nd|rd|th)$", "", bare)
    bare = re.sub(r"(?<=\d)k$", "000", bare)
    return re.sub(r"\.0+$", "", bare.rstrip("%"))


def _cut(low: str) -> str:
    if low in _SHORT:
        return low
    for end in _ENDS:
        if low.endswith(end) and len(low) - len(end) >= 3:
            low = low[: -len(end)]
            break
    if len(low) > 3 and low[-1] == low[-2]:
        low = low[:-1]
    return low[:-1] if len(low) > 3 and low[-1] in "eyi" else low


@cache
def keys(root: str) -> frozenset[str]:
    return frozenset({root}) | _groups().get(root, frozenset())


@cache
def _groups() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for n, line in enumerate(load("senses")["groups"].strip().splitlines()):
        for word in line.split():
            found.setdefault(root_of(word), set()).add(f"={n}")
    return {root: frozenset(groups) for root, groups in found.items()}


@cache
def courtesy() -> frozenset[str]:
    """Roots of the words that any letter may say."""
    return frozenset(
        root_of(w) for w in (words("manners", "courtesy") | words("check", "safe")) - words("overlap", "stop")
    )


def telling(found: tuple[Term, ...]) -> tuple[Term, ...]:
    """Those that carry a fact."""
    return tuple(t for t in found if t.figure or not (small(t.text) or t.root in courtesy()))


@cache
def small(word: str) -> bool:
    low = word.lower().replace("’", "'")
    stop = words("overlap", "stop")
    return low in stop or _CLITIC.sub("", low) in stop or len(low) == 1
