"""Learns what the signs of the letter check weigh: `coach/writing/phrases/learned.toml`.

    pip install scikit-learn
    python -m tools.train_check

From the drafts of tests/data/letters that were not set aside (those called `held` are only ever counted): each claim
is a problem, a leak or neither. Freely worded drafts count for more, and so do claims that a label stands on.
"""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
from sklearn.linear_model import LogisticRegression

from benchmarks.letter_check import drafts, readings
from coach.domain.debrief import Reading
from coach.domain.profile import Profile
from coach.writing import phrases
from coach.writing.check import looks
from coach.writing.checking.evidence import Evidence
from coach.writing.checking.parts import bare
from coach.writing.checking.signs import Signs
from coach.writing.checking.stock import without_stock
from coach.writing.checking.weighing import with_hand
from coach.writing.letters import briefs, letter

HALVES = {"tuned": 0.5, "fresh": 1.0, "free_tuned": 1.5, "free_own": 1.5, "mixed_tuned": 1.0, "passing_tuned": 1.0}
SEEN, FIRMNESS, UNLABELLED, OUR_OWN = 8, 2.0, 0.5, 0.3
SMALLEST = 0.005


class Row(NamedTuple):
    signs: Signs
    label: str
    weight: float


def rows() -> Iterator[Row]:
    notes = readings()
    yield from _our_own({key: notes[key] for half in HALVES for key in (d.notes for d in drafts(half))})
    for half, weight in HALVES.items():
        for draft in drafts(half):
            reading = notes[draft.notes]
            if draft.kind == "reply_to_rejection":
                reading = reading.model_copy(update={"outcome": "rejected"})
            found = looks(bare(without_stock(draft.body)), Evidence(reading, Profile()), draft.to)
            for look, signs in zip(found, with_hand([x.signs for x in found]), strict=True):
                kinds = {s.kind for s in draft.spots if s.start < look.part.end and look.part.start < s.end}
                label = "leak" if "leak" in kinds else "problem" if kinds - {"true"} else "neither"
                if label == "problem" and look.exact and look.ruling.into != "problem":
                    continue  # its name or figure is wrong, and the rest of it true
                yield Row(signs, label, weight * (1.0 if kinds else UNLABELLED))


def _our_own(notes: dict[str, Reading]) -> Iterator[Row]:
    """What the built-in writer says keeps to the notes."""
    for reading in notes.values():
        for brief in briefs(reading, Profile()):
            body = bare(without_stock(letter(brief, Profile()).body))
            found = [x.signs for x in looks(body, Evidence(reading, Profile()), brief.to)]
            yield from (Row(signs, "neither", OUR_OWN) for signs in with_hand(found))


def main() -> None:
    found = list(rows())
    seen = Counter(name for row in found for name in row.signs)
    names = sorted(name for name, times in seen.items() if times >= SEEN)
    x = np.array([[row.signs.get(name, 0.0) for name in names] for row in found])
    lines = [f"# Learned from {len(found)} claims by tools/train_check.py; not written by hand."]
    for into in ("problem", "leak"):
        truth = np.array([row.label == into for row in found])
        model = LogisticRegression(C=FIRMNESS, max_iter=3000).fit(x, truth, [row.weight for row in found])
        learned = dict(zip(names, model.coef_[0], strict=True))
        learned["bias"] += model.intercept_[0]
        lines += [f"[{into}]", *(f'"{n}" = {w:.3f}' for n, w in learned.items() if abs(w) >= SMALLEST)]
    (Path(phrases.__file__).parent / "learned.toml").write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
