"""How the notes say it ended, by what their clauses say of that, first and last."""

from collections.abc import Iterator, Sequence
from typing import get_args

from coach.domain.debrief import Outcome
from coach.reading.weights import weights

OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)
TELLING = ("rejected", "waiting", "offer", "withdrew", "next_step", "feedback")
"""The kinds of clause that tell of it."""
_LEVELS = tuple(n / 4 for n in range(-16, 9))
_NOTHING = -9.0


def outcome(scores: Sequence[Sequence[float]]) -> Outcome:
    """The likeliest; `scores`: of every clause, for each of `TELLING`."""
    table = weights("outcome")
    of_each = table.scores(table.sum(traits(scores)))
    return OUTCOMES[of_each.index(max(of_each))]


def traits(scores: Sequence[Sequence[float]]) -> Iterator[str]:
    """How high the clauses score: the highest, the one after it, the highest of the last and of the first quarter."""
    yield "*"
    quarter = max(1, len(scores) // 4)
    for kind, mine in zip(TELLING, zip(*scores, strict=True), strict=False):
        best, after = sorted((*mine, _NOTHING))[-1:-3:-1]
        tops = {"most": best, "then": after, "last": max(mine[-quarter:]), "first": max(mine[:quarter])}
        for name, top in tops.items():
            yield from (f"{name} {kind}>{level:g}" for level in _LEVELS if top > level)
