"""The lists of the lexicon, read once, and the cue phrases in them.

A line is a phrase (see finder). A list whose name begins with `any_` is a choice that other lines of its file name as
`<any_…>`.
"""

import tomllib
from functools import cache
from pathlib import Path

from coach.reading.finder import Finder

_FOLDER = Path(__file__).parent / "lexicon"


@cache
def lists(name: str) -> dict[str, tuple[str, ...]]:
    """The lists of one file of the lexicon, a line each; lines that start with # are remarks."""
    data = tomllib.loads((_FOLDER / f"{name}.toml").read_text("utf-8"))
    found = {key: tuple(_lines(value)) for key, value in data.items()}
    named = {f"<{key}>": "(" + "|".join(words) + ")" for key, words in found.items() if key.startswith("any_")}
    return {key: tuple(_filled(line, named) for line in block) for key, block in found.items()}


def _filled(line: str, named: dict[str, str]) -> str:
    for name, choice in named.items():
        line = line.replace(name, choice)
    return line


def _lines(block: str) -> list[str]:
    return [line.strip() for line in block.splitlines() if line.strip() and not line.lstrip().startswith("#")]


@cache
def words(name: str, key: str) -> frozenset[str]:
    """One list as single words, several to a line."""
    return frozenset(word for line in lists(name)[key] for word in line.split())


CUE_FILES = ("answers", "gaps", "kindness", "ahead", "moods", "fit", "private", "judged", "outcome")

WORD_LISTS = {
    ("answers", "bare"),
    ("answers", "answering"),
    ("answers", "about"),
    ("answers", "denies"),
    ("gaps", "stop"),
    ("gaps", "trim"),
    ("gaps", "verbs"),
    ("gaps", "asking"),
    ("gaps", "topic_stop"),
    ("gaps", "unless"),
    ("gaps", "unskilled"),
    ("gaps", "learned"),
    ("outcome", "denial"),
    ("judged", "speech"),
    ("judged", "to_me"),
}
"""Lists of single words, which no sentence is searched for."""


@cache
def cues() -> Finder:
    """All cue groups, each named `file.list`."""
    found = Finder()
    for name in CUE_FILES:
        for key, phrases in lists(name).items():
            if key.startswith("any_") or (name, key) in WORD_LISTS:
                continue
            for line in phrases:
                found.add(f"{name}.{key}", line)
    return found
