"""How people write a word when they are tired, young, in a hurry, or hiding it."""

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise

from coach.domain.base import Frozen

REPEATED = re.compile(r"(.)\1{2,}")


class Spelling(Frozen):
    """The words of `lexicon/safety_spelling.toml`, ready to look things up in."""

    said: dict[str, tuple[str, ...]]
    follow: dict[str, tuple[frozenset[str], tuple[str, ...]]]
    phrases: dict[tuple[str, ...], tuple[str, ...]]
    fillers: frozenset[str]
    danger: frozenset[str]
    typos: dict[str, str]
    figures: dict[int, str]
    with_is: frozenset[str]
    dangling: frozenset[str]
    small: frozenset[str]
    hang_on_next: frozenset[str]
    """What is read by the word that follows it."""


@cache
def spelling() -> Spelling:
    data = tomllib.loads(files("coach.reading").joinpath("lexicon/safety_spelling.toml").read_text("utf-8"))
    danger = frozenset(data["danger"].split())
    phrases = {tuple(pair.split()): tuple(one.split()) for pair, one in data["phrases"].items()}
    return Spelling(
        said={short: tuple(full.split()) for short, full in data["said"].items()},
        follow={w: (frozenset(f["before"].split()), tuple(f["is"].split())) for w, f in data["follow"].items()},
        phrases=phrases,
        fillers=frozenset(data["fillers"].split()),
        danger=danger,
        typos={slip: word for word in danger if len(word) > 5 for slip in slips(word) - danger},
        figures=str.maketrans(data["figures"]),
        with_is=frozenset(data["with_is"].split()),
        dangling=frozenset(data["dangling"].split()),
        small=frozenset(data["small"].split()),
        hang_on_next=frozenset({"\n", *data["follow"], *(pair[0] for pair in phrases)}),
    )


def slips(word: str) -> set[str]:
    """One letter dropped, doubled or changed places: nothing that makes another English word."""
    dropped = {word[:i] + word[i + 1 :] for i in range(1, len(word))}
    doubled = {word[:i] + word[i] + word[i:] for i in range(len(word))}
    swapped = {word[:i] + b + a + word[i + 2 :] for i, (a, b) in enumerate(pairwise(word))}
    return dropped | doubled | swapped


@lru_cache(maxsize=20_000)
def spelled(word: str) -> tuple[str, ...]:
    """The plain words that one typed word stands for; none for a word that only adds weight."""
    known = spelling()
    if word in known.fillers:
        return ()
    if word in known.said:
        return known.said[word]
    if "'" in word:
        return shortened(word)
    if "-" in word:
        joined = word.replace("-", "")
        return (joined,) if joined in known.danger else tuple(w for part in word.split("-") for w in spelled(part))
    return (guessed(word),)


def shortened(word: str) -> tuple[str, ...]:
    known = spelling()
    whole = word.replace("'", "")
    base, _, tail = word.rpartition("'")
    if whole in known.said:
        return known.said[whole]
    if tail == "t" and base.endswith("n"):
        return *spelled(base[:-1]), "not"
    if tail == "s":
        return (*spelled(base), "is") if base in known.with_is else spelled(base)
    longer = {"m": "am", "re": "are", "ve": "have", "ll": "will", "d": "would"}.get(tail)
    return (*spelled(base), longer) if longer else (whole,)


def guessed(word: str) -> str:
    known = spelling()
    if word.isalpha():
        tries = [word, known.typos.get(word, ""), REPEATED.sub(r"\1\1", word), REPEATED.sub(r"\1", word)]
        return next((known.typos.get(t, t) for t in tries if t in known.danger or t in known.typos), word)
    if "*" in word or "_" in word:
        shape = re.compile(re.sub(r"[*_]", "[a-z]", re.escape(word).replace(r"\*", "*")))
        return next((w for w in sorted(known.danger) if len(w) == len(word) and shape.fullmatch(w)), word.strip("*_"))
    letters = word.translate(known.figures)
    return letters if letters in known.danger else word


@lru_cache(maxsize=2000)
def unspaced(letters: str) -> tuple[str, ...]:
    """Letters typed apart, as the fewest words known to carry danger; empty when they are something else."""
    known = spelling()
    best: list[tuple[str, ...] | None] = [()]
    for end in range(1, len(letters) + 1):
        ways = [
            (*before, letters[begin:end])
            for begin in range(max(0, end - 12), end)
            if (before := best[begin]) is not None and letters[begin:end] in (known.danger | known.small)
        ]
        best.append(min(ways, key=len, default=None))
    found = best[-1] or ()
    return found if known.danger.intersection(found) else ()
