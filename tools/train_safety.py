"""Learns the weights of the sense of danger from labelled lines, in some minutes.

    pip install scikit-learn
    python -m tools.train_safety

The lines are those of `tests/data/safety.jsonl` and `safety_lines.jsonl`; the labelled notes nobody was in danger in,
and letters, say what everyday talk is. What is printed was measured on lines by hands whose other lines were not
learned from.
"""

import json
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np

from benchmarks.labelled import tuning, written
from benchmarks.letter_check import drafts
from coach.domain.profile import Profile
from coach.engines.builtin import BuiltinCoach
from coach.reading.safety_scene import split
from coach.reading.safety_sense import traits
from coach.reading.safety_words import words
from coach.reading.weights import spelled
from coach.services.debriefing import debrief
from tools.learning import Model, learn, write

DATA = Path(__file__).resolve().parent.parent / "tests" / "data"
C, SMALLEST, FOLDS = 0.3, 0.05, 3
HINT_C, DANGER_WEIGHS = 0.3, 4  # a hint must miss nothing
PASSED = 0.005  # of the lines of danger that may be missed by hints
LETTERS_OF = 3  # every so many-th note is written letters about

Line = tuple[str, str, bool]


def lines() -> Iterator[Line]:
    """By whom, the text, and whether it tells of danger."""
    for name in ("safety.jsonl", "safety_lines.jsonl"):
        for row in map(json.loads, (DATA / name).read_text("utf-8").splitlines()):
            yield row.get("by", name), row["text"], row["crisis"]


def everyday() -> list[list[str]]:
    """Notes and letters as they are looked at: sentences by themselves, and each with the one before it."""
    notes = [note for note in (*tuning(), *written()) if not note.gold["crisis"]]
    whole = [note for note in notes if not note.scrap]
    made = [debrief(note.text, BuiltinCoach(), Profile()) for note in whole[::LETTERS_OF]]
    texts = [note.text for note in notes]
    texts += [draft.body for half in ("tuned", "held", "fresh") for draft in drafts(half)]
    texts += [letter.body for each in made for letter in each.letters]
    texts += [question.text for each in made for question in each.questions]
    out = []
    for text in texts:
        sentences = [[w.text for w in sentence] for sentence in split(words(text))]
        out += sentences[:1] + [[*before, ".", *sentence] for before, sentence in pairwise(sentences)]
        out += sentences[1::2]
    return out


def plain(text: str) -> list[str]:
    """A line as it is looked at: no stop after the last sentence."""
    sentences = [[word.text for word in sentence] for sentence in split(words(text))]
    return [word for sentence in sentences for word in (".", *sentence)][1:]


def hints(row: Sequence[str]) -> list[str]:
    """What `safety_sense.hint` looks at, over all sentences."""
    out = ["*"]
    for sentence in " ".join(row).split(" . "):
        inside = [word for word in sentence.split() if word != "."]
        out += [*inside, *(f"{a} {b}" for a, b in pairwise(inside))]
    return out


def train(some: Sequence[tuple[list[str], bool]], calm: Sequence[list[str]]) -> tuple[Model, Model]:
    """What tells danger, and the hints that make a sentence worth looking at."""
    rows = [row for row, _ in some] + list(calm)
    told = [danger for _, danger in some] + [False] * len(calm)
    truth = [np.array([[danger]]) for danger in told]
    weigh = [DANGER_WEIGHS if danger else 1 for danger in told]
    danger = learn([[spelled(*traits(row))] for row in rows], truth, [1] * len(rows), C, dual=True)
    return danger, learn([[hints(row)] for row in rows], truth, weigh, HINT_C, dual=True)


def unseen(every: Sequence[Line], calm: Sequence[list[str]]) -> tuple[np.ndarray, np.ndarray]:
    """Likeness and hints of each line, by weights that saw no line by that hand."""
    rows = [plain(text) for _, text, _ in every]
    hands = sorted({by for by, _, _ in every})
    like, hinted = np.zeros(len(every)), np.zeros(len(every))
    for fold in range(FOLDS):
        apart = [n for n, line in enumerate(every) if line[0] in hands[fold::FOLDS]]
        seen = sorted(set(range(len(every))) - set(apart))
        danger, hint = train([(rows[n], every[n][2]) for n in seen], calm)
        like[apart] = danger.scores([spelled(*traits(rows[n])) for n in apart])[:, 0]
        hinted[apart] = hint.scores([hints(rows[n]) for n in apart])[:, 0]
        print(f"fold {fold + 1} of {FOLDS}", flush=True)
    return like, hinted


def tell(every: Sequence[Line], like: np.ndarray) -> None:
    for hand in sorted({by for by, _, _ in every}):
        mine = np.array([by == hand for by, _, _ in every])
        truth = np.array([danger for _, _, danger in every])
        told = " ".join(
            f"{at:5.1f}: {(like[mine & truth] > at).mean():.2f} {(like[mine & ~truth] > at).mean():.2f}"
            for at in (-1.5, -1.0, -0.5, 0.0, 0.5)
        )
        print(f"{hand:14} recall and false alarms from {told}")


def main() -> None:
    every, calm = list(lines()), everyday()
    like, hinted = unseen(every, calm)
    tell(every, like)
    truth = np.array([danger for _, _, danger in every])
    least = float(np.quantile(hinted[truth], PASSED))
    danger, hint = train([(plain(text), found) for _, text, found in every], calm)
    bias = float(hint.bias[0, 0] + hint.weights[hint.index["*"], 0])
    write("danger", ["danger"], [0.0], danger, SMALLEST)
    write("hints", ["hint"], [least - bias], hint, SMALLEST)


if __name__ == "__main__":
    main()
