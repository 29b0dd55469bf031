"""Learns the weights of the sense of danger from labelled lines, in a minute.

    pip install scikit-learn
    python -m tools.train_safety

The lines are those of `tests/data/safety*.jsonl`; the labelled notes nobody was in danger in say what everyday talk is.
What is printed was measured on lines by hands whose other lines were not learned from.
"""

import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from benchmarks.labelled import tuning, written
from coach.reading.safety import windows
from coach.reading.safety_scene import split
from coach.reading.safety_sense import traits
from coach.reading.safety_words import words
from tools.learning import Model, learn, write

DATA = Path(__file__).resolve().parent.parent / "tests" / "data"
C, SMALLEST, FOLDS = 0.3, 0.05, 5

Line = tuple[str, str, bool]


def lines() -> Iterator[Line]:
    """By whom, the text, and whether it tells of danger."""
    for name in ("safety.jsonl", "safety_lines.jsonl"):
        for row in map(json.loads, (DATA / name).read_text("utf-8").splitlines()):
            yield row.get("by", name), row["text"], row["crisis"]


def everyday() -> list[list[str]]:
    """The notes as they are looked at: sentences by themselves, and each with the one before it."""
    out = []
    for note in (*tuning(), *written()):
        if note.gold["crisis"]:
            continue
        sentences = split(words(note.text))
        out += [[w.text for w in window.words] for window in windows(sentences)]
        out += [[w.text for w in sentence] for sentence in sentences[1::2]]
    return out


def train(some: list[Line], calm: list[list[str]]) -> Model:
    rows = [[sorted(traits([w.text for w in words(text)]))] for _, text, _ in some] + [
        [sorted(traits(c))] for c in calm
    ]
    truth = [np.array([[danger]]) for _, _, danger in some] + [np.array([[False]])] * len(calm)
    return learn(rows, truth, [1] * len(rows), C)


def main() -> None:
    every, calm = list(lines()), everyday()
    hands = sorted({by for by, _, _ in every})
    for fold in range(FOLDS):
        apart = hands[fold::FOLDS]
        model = train([line for line in every if line[0] not in apart], calm)
        for hand in apart:
            mine = [line for line in every if line[0] == hand]
            scores = model.scores([sorted(traits([w.text for w in words(text)])) for _, text, _ in mine])[:, 0]
            danger = np.array([d for _, _, d in mine])
            told = " ".join(
                f"{at:5.1f}: {(scores[danger] > at).mean():.2f} {(scores[~danger] > at).mean():.2f}"
                for at in (-1.5, -1.0, -0.5, 0.0, 0.5)
            )
            print(f"{hand:14} recall and false alarms from {told}", flush=True)
    write("danger", ["danger"], [0.0], [train(every, calm)], SMALLEST)


if __name__ == "__main__":
    main()
