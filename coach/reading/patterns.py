"""The longer patterns of the reader, from `lexicon/patterns.toml`: words are data, and these are mostly words."""

import re
import tomllib
from functools import cache
from importlib.resources import files

_OTHER = re.compile(r"\{\{([\w.]+)\}\}")


def pattern(name: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern called "section.name", compiled."""
    return re.compile(text(name), flags)


def text(name: str) -> str:
    """Its source: the lines joined, with `{{section.name}}` replaced by that one's."""
    section, key = name.split(".")
    return _OTHER.sub(lambda other: text(other[1]), "".join(_all()[section][key]))


@cache
def _all() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(files("coach.reading").joinpath("lexicon/patterns.toml").read_text("utf-8"))
