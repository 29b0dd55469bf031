"""Signs of danger and the ways of speaking that only look like them, as `lexicon/safety.toml` lists them."""

import re
import sys
import tomllib
from collections.abc import Iterator
from functools import cache, cached_property
from importlib.resources import files
from typing import Any, Literal

from coach.domain.base import Frozen

NAMED = re.compile(r"<([A-Z]+\d?)>")


class Pattern(Frozen):
    """Compiled when it is first tried: all of them at once would take most of a second, and few notes try many."""

    source: str

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.source)

    def search(self, line: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        return self._compiled.search(line, start, end)

    def finditer(self, line: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        return self._compiled.finditer(line, start, end)


class Cue(Frozen):
    """A sign worth so many points; three make a crisis. `needs`: words without which it cannot be there.

    `together`: stands in the same sentence, before or after or among what is said.
    """

    name: str
    points: int
    needs: frozenset[str]
    said: Pattern
    together: tuple[Pattern, ...]


class Frame(Frozen):
    """A way of speaking that takes a sign's weight away, down to `leaves` points.

    `where`: it overlaps the sign ("over"), leads up to its first word ("lead"), stands in the same sentence ("near")
    or in that and its neighbours ("scene").
    `of`: the signs it works on, all of them when empty; `alone`: only on one that has no "I" of its own; `unless`: what
    undoes it.
    """

    where: Literal["over", "lead", "near", "scene"]
    leaves: int
    of: frozenset[str]
    alone: bool
    said: Pattern
    unless: Pattern | None


class Rules(Frozen):
    cues: tuple[Cue, ...]
    by_word: dict[str, tuple[int, ...]]
    frames: dict[str, tuple[Frame, ...]]

    def worth_trying(self, words: set[str]) -> Iterator[Cue]:
        """The cues one of whose words is there, in their order in the list."""
        numbers = {n for word in words & self.by_word.keys() for n in self.by_word[word]}
        return (self.cues[n] for n in sorted(numbers))


@cache
def rules() -> Rules:
    data = tomllib.loads(files("coach.reading").joinpath("lexicon/safety.toml").read_text("utf-8"))
    names: dict[str, str] = {}
    for name, words in data["words"].items():
        names[name] = f"(?:{spread(words, names)})"
    cues = tuple(cue_of(entry, names) for entry in data["cue"])
    frames = [frame_of(entry, names) for entry in data["frame"]]
    by_word: dict[str, list[int]] = {}
    for number, cue in enumerate(cues):
        for word in cue.needs:
            by_word.setdefault(word, []).append(number)
    return Rules(
        cues=cues,
        by_word={word: tuple(numbers) for word, numbers in by_word.items()},
        frames={cue.name: tuple(f for f in frames if not f.of or cue.name in f.of) for cue in cues},
    )


def cue_of(entry: dict[str, Any], names: dict[str, str]) -> Cue:
    return Cue(
        name=entry["name"],
        points=entry.get("points", 3),
        needs=frozenset(entry["needs"].split()),
        said=pattern(entry["said"], names),
        together=tuple(pattern([line], names) for line in entry.get("together", [])),
    )


def frame_of(entry: dict[str, Any], names: dict[str, str]) -> Frame:
    where = entry.get("where", "over")
    return Frame(
        where=where,
        leaves=entry.get("leaves", 0),
        of=frozenset(filter(None, entry.get("of", "").split("|"))),
        alone=entry.get("alone", False),
        said=pattern(entry["said"], names, tail="" if where == "lead" else "(?= )"),
        unless=pattern(entry["unless"], names) if "unless" in entry else None,
    )


def pattern(lines: list[str], names: dict[str, str], tail: str = "(?= )") -> Pattern:
    return Pattern(source=f"(?<= )(?:{'|'.join(spread(line, names) for line in lines)}){tail}")


def spread(line: str, names: dict[str, str]) -> str:
    return NAMED.sub(lambda name: names[name[1]], line)
