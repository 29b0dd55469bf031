"""The lists of the lexicon, read once."""

import tomllib
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent / "lexicon"


@cache
def lists(name: str) -> dict[str, tuple[str, ...]]:
    """The lists of one file of the lexicon, a line each; lines that start with # are remarks."""
    data = tomllib.loads((_FOLDER / f"{name}.toml").read_text("utf-8"))
    return {key: tuple(_lines(value)) for key, value in data.items()}


def _lines(block: str) -> list[str]:
    return [line.strip() for line in block.splitlines() if line.strip() and not line.lstrip().startswith("#")]


@cache
def words(name: str, key: str) -> frozenset[str]:
    """One list as single words, several to a line."""
    return frozenset(word for line in lists(name)[key] for word in line.split())
