"""Ways to ask, from the phrase files, and the choice among them for one scene."""

import re
from functools import cache
from hashlib import blake2s
from typing import NamedTuple

from coach.domain.debrief import Theme
from coach.writing.phrases import load
from coach.writing.scene import Scene

_SLOT = re.compile(r"\{(\w+)\}")


class Move(NamedTuple):
    theme: Theme
    place: int
    ask: str
    why: str
    when: str | None
    slots: frozenset[str]


@cache
def moves(theme: Theme) -> tuple[Move, ...]:
    return tuple(_move(theme, n, row) for n, row in enumerate(load(theme)["moves"]))


def _move(theme: Theme, place: int, row: dict[str, str]) -> Move:
    needed = frozenset(_SLOT.findall(row["ask"] + row["why"])) | {*row.get("needs", "").split()}
    return Move(theme, place, row["ask"], row["why"], row.get("when"), needed)


def fitting(theme: Theme, here: Scene, seed: str, *, both: bool) -> list[Move]:
    """The moves this scene can fill, the closest first; equals in an order that the seed decides.

    With `both`, only those that speak of the second finding too.
    """
    able = [m for m in moves(theme) if m.slots <= here.slots.keys() and (m.when is None or m.when in here.tags)]
    spoken = [m for m in able if not both or m.slots & {"other", "othersaid", "otherlabel"}]
    best = max((_closeness(m, here) for m in spoken), default=0)
    return sorted(spoken, key=lambda m: (-min(best - 1, _closeness(m, here)), _lot(seed, m)))


_TELLING = {
    "ask",
    "topic",
    "who",
    "known",
    "plan",
    "bright",
    "right",
    "number",
    "praise",
    "no",
    "other",
    "otherlabel",
    "Said",
    "Gap",
}


def _closeness(move: Move, here: Scene) -> int:
    """How much of what is particular to the scene the move takes up."""
    kind = 0 if move.when is None else 4 - min(2, here.tags.index(move.when))
    rare = 2 * len(move.slots & {"right", "known", "plan"}) + 4 * ("no" in move.slots)
    return kind + rare + min(1, len(move.slots & _TELLING))


def _lot(seed: str, move: Move) -> bytes:
    return blake2s(f"{seed}|{move.theme}|{move.place}".encode(), digest_size=8).digest()


def filled(text: str, slots: dict[str, str]) -> str:
    """A quotation after a full stop of its own needs no second one."""
    out = _SLOT.sub(lambda m: slots[m[1]], text)
    return re.sub(r'([!?…]")\.|…\.', lambda m: m[1] or "…", out)
