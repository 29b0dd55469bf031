"""How well and how fast the built-in reader reads.

python -m benchmarks.reading                      notes by a hand that it never learned from
python -m benchmarks.reading --notes tuning       notes that it learned from; --show struggle: what it missed there
python -m benchmarks.reading --notes held-out     notes whose misses nobody has seen
python -m benchmarks.reading --speed              time and memory instead
"""

import argparse
import gc
import json
import time
import tracemalloc
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.score_debrief import score
from coach.reading.reader import read

NOTES = Path(__file__).parent.parent / "tests" / "data" / "notes"
SPANS = ("struggle", "skill_gap", "strength", "gratitude", "asked", "next_step", "feedback", "feeling")
RATES = ("company", "role", "outcome", "role_fit")
COLLECT = 50_000  # new objects between collections, as the app has it


def notes(which: str) -> list[dict[str, Any]]:
    """`tuning` notes were learned from; of `fresh` and `held-out` nothing was; nobody sees what `held-out` missed."""
    name = "fresh.jsonl" if which == "fresh" else "dev.jsonl"
    rows = [json.loads(line) for line in (NOTES / name).read_text("utf-8").splitlines()]
    return rows if which == "fresh" else [row for row in rows if (int(row["id"][1:]) % 3 == 0) == (which == "held-out")]


def debrief(text: str) -> dict[str, Any]:
    reading = read(text)
    found = reading.model_dump(mode="json", exclude={"notes", "outsiders", "english", "gentle"})
    sentences = [s.model_dump() for s in reading.notes.sentences]
    return found | {"sentences": sentences, "questions": [], "letters": [], "profile": {}}


def understanding(rows: list[dict[str, Any]], show: str | None = None) -> tuple[float, dict[str, Any]]:
    """The scorer's own mean over eight kinds of span, people, company, role, outcome and fit."""
    table = score(rows, {row["id"]: debrief(row["text"]) for row in rows}, show)
    parts = (
        [table["spans"][k]["f1"] for k in SPANS]
        + [table["interviewers"]["f1"]]
        + [table["rates"].get(k, 0) for k in RATES]
    )
    return sum(parts) / len(parts), table


def print_table(rows: list[dict[str, Any]], show: str | None) -> None:
    mean, table = understanding(rows, show)
    print(f"{'':14}{'precision':>10}{'recall':>8}{'f1':>7}{'gold':>6}{'said':>6}")
    for kind, row in [*table["spans"].items(), ("interviewers", table["interviewers"]), ("skills", table["skills"])]:
        print(f"{kind:14}{row['precision']:10.3f}{row['recall']:8.3f}{row['f1']:7.3f}{row['gold']:6}{row['said']:6}")
    for kind in (*RATES, "crisis"):
        print(f"{kind:14}{table['rates'][kind]:25.3f}")
    print(f"{'never':14}{table['never'] or 0!s:>25}")
    print(f"{'understanding':14}{mean:25.3f}   over {len(rows)} notes")


def print_speed() -> None:
    """Wall time, the least of a few: of words read before, and, last, of words that this reader never met."""
    gc.set_threshold(COLLECT)
    words = " ".join(row["text"] for row in notes("tuning")).split(" ")
    read(" ".join(words))
    for size in (1_000, 10_000, 100_000):
        text = " ".join((words * (size // len(words) + 1))[:size])
        took = min(_seconds(text) for _ in range(min(9, 100_000 // size)))
        print(f"{size:8,} words {1000 * took:9.1f} ms {1e6 * took / size:7.1f} µs a word")
    new = " ".join(row["text"] for row in notes("fresh")).split(" ")
    parts = [" ".join(new[at : at + 1_000]) for at in range(0, len(new) - 999, 1_000)]
    print(f"   1,000 words never met before {1000 * median(map(_seconds, parts)):9.1f} ms")
    tracemalloc.start()
    read(" ".join((words * (100_000 // len(words) + 1))[:100_000]))
    print(f"peak memory of 100,000 words: {tracemalloc.get_traced_memory()[1] / 1e6:.0f} MB")
    tracemalloc.stop()


def _seconds(text: str) -> float:
    began = time.perf_counter()
    read(text)
    return time.perf_counter() - began


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--notes", choices=("fresh", "tuning", "held-out"), default="fresh")
    parser.add_argument("--show", help="print what was missed and wrongly said of one kind; tuning notes only")
    parser.add_argument("--speed", action="store_true")
    args = parser.parse_args()
    if args.speed:
        print_speed()
    else:
        print_table(notes(args.notes), args.show if args.notes == "tuning" else None)


if __name__ == "__main__":
    main()
