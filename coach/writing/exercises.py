"""The exercises as data: Markdown files with TOML front matter, in the order that one would try them."""

import re
import tomllib
from functools import cache
from pathlib import Path

from pydantic import ValidationError

from coach.domain.errors import CoachError
from coach.domain.exercises import Exercise

ORDER = ("three_sentences", "a_friend", "right_and_different", "private_writing")
_FILE = re.compile(r"\A\+\+\+\n(.*?)^\+\+\+\n(.*)\Z", re.DOTALL | re.MULTILINE)


class BadExercise(CoachError):
    """A file of prompts/kindness is not what it says: a fault of ours or of whoever edited it."""


@cache
def exercises(prompts: Path) -> tuple[Exercise, ...]:
    """Raises BadExercise."""
    return tuple(_exercise(prompts / "kindness" / f"{name}.md") for name in ORDER)


def _exercise(path: Path) -> Exercise:
    try:
        match = _FILE.match(path.read_text("utf-8"))
        if match is None:
            raise BadExercise(f"The exercise {path.name} has no front matter between +++ lines.")
        return Exercise(name=path.stem, **tomllib.loads(match[1]), text=match[2].strip())
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, ValidationError) as error:
        raise BadExercise(f"The exercise {path.name} could not be read.", "The others are still there.") from error
