"""Where a person can turn, kept on this computer, each with the date it was checked."""

import tomllib
from datetime import date
from functools import cache
from importlib.resources import files

from coach.domain.base import Frozen

HELP_TEXT = (
    "This is a reflection tool, not therapy. It runs on your computer; nobody is watching what you write. "
    "If you might hurt yourself or feel unable to stay safe, please contact a person now."
)


class Help(Frozen):
    name: str
    how: str
    region: str
    checked: date


@cache
def help_list() -> tuple[Help, ...]:
    data = tomllib.loads(files("coach.reading").joinpath("lexicon/help.toml").read_text("utf-8"))
    return tuple(Help(**entry) for entry in data["help"])


def help_text() -> str:
    """The paragraph, then one line for each entry."""
    lines = (f"- {h.name}: {h.how} ({h.region}; checked {h.checked:%d %B %Y})" for h in help_list())
    return "\n".join([HELP_TEXT, "", *lines])
