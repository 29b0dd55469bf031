"""Whether a claim is a problem, a leak or neither: the rules' word and all other signs, weighed as was learned.

The nearer a letter keeps to the words of the notes, the more the rules have to say; where it tells true things freely,
in other words, what was learned from such letters decides (tools/train_check.py).
"""

from collections.abc import Sequence
from typing import NamedTuple

from coach.writing.checking.rulings import List, Ruling
from coach.writing.checking.signs import Signs
from coach.writing.phrases import load

USUAL, DOUBT = 0.6, 2  # the share of words held in common, and how many claims it takes to believe another
_NO_DOUBT = {"leak stranger", "leak pay"}
BOUND = 3.0
VERBATIM, CERTAIN = 0.9, 10.0
TRUST, TRUST_NEAR = 0.5, 8.0  # what the rules' word weighs; more, for a letter near to the words of the notes
LEAST: dict[List, float] = {"problem": -0.7, "leak": -0.3}
_NEAR = (
    "share", "window", "lost in all", "lost", "unsupported nothing", "unsupported plan", "doer", "gainsaid otherwise",
    "gainsaid opposite", "gainsaid lack", "leak told", "leak sore", "leak retold", "leak aside", "leak pay",
)  # fmt: skip


class Weighed(NamedTuple):
    """Above 0 it belongs in the list."""

    problem: float
    leak: float

    @property
    def into(self) -> List | None:
        if self.leak > 0 and self.leak >= self.problem:
            return "leak"
        return "problem" if self.problem > 0 else None


def with_hand(found: Sequence[Signs]) -> list[Signs]:
    """Each with how near the other claims of the letter keep to the notes' own words, a share above or below usual."""
    out = []
    for n, signs in enumerate(found):
        others = [s["share"] for k, s in enumerate(found) if k != n and not s["none"]]
        near = (sum(others) + USUAL * DOUBT) / (len(others) + DOUBT) - USUAL
        out.append(signs | {"hand": near} | {f"hand {s}": near * BOUND * signs.get(s, 0.0) for s in _NEAR})
    return out


def weigh(signs: Signs, ruling: Ruling) -> Weighed:
    """What is said in the notes' own words is a problem only by a rule; of a stranger and of pay there is no doubt."""
    if _NO_DOUBT & ruling.fired.keys():
        return Weighed(0.0, CERTAIN)
    trust = max(0.0, TRUST + TRUST_NEAR * signs["hand"])
    problem = _sum("problem", signs) + (trust if ruling.into == "problem" else -trust)
    leak = _sum("leak", signs) + (trust if ruling.into == "leak" else -trust)
    return Weighed(-CERTAIN if ruling.into is None and signs["share"] >= VERBATIM else problem, leak)


def _sum(into: List, signs: Signs) -> float:
    learned: dict[str, float] = load("learned")[into]
    return sum(learned.get(name, 0.0) * score for name, score in signs.items()) - LEAST[into]
