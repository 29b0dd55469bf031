"""The model's engine beside others, on the same model, notes and threads, in one run.

python -m benchmarks.engine                        a random model in the shape of a 0.6B one
python -m benchmarks.engine --size 1.7B            … of a 1.7B one
python -m benchmarks.engine --model FILE.gguf      a real one
python -m benchmarks.engine --only questions letter --rounds 5 --json out.json

In less than nine minutes a run, on two cores with nothing else to do, --size 1.7B goes in two:
python -m benchmarks.engine --size 1.7B --minutes 8 --only questions server
python -m benchmarks.engine --size 1.7B --minutes 8 --only letter first cancel page valid

`make bench` installs what it needs; README.md in this folder says how to read the table.
"""

import argparse
import json
import os
import platform
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path

from benchmarks import engine_rows as rows
from benchmarks.engine_bench import Bench, Row
from benchmarks.random_model import SIZES, random_model

ROWS: dict[str, Callable[[Bench], Iterator[Row]]] = {
    "questions": rows.questions,
    "server": rows.server,
    "letter": rows.letter,
    "first": rows.first_words,
    "cancel": rows.cancel,
    "page": rows.page,
    "valid": rows.valid,
}


def machine(threads: int) -> str:
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else float("nan")
    return f"{platform.machine()}, {os.cpu_count()} cores, {threads} threads, load {load:.1f} at this moment"


def printed(row: Row) -> None:
    verdict = "" if row.limit is None else ("ok" if row.reached else "SHORT")
    ratio = "" if row.ratio is None else f"{row.ratio:8.3f}"
    limit = "" if row.limit is None else f"{'≥' if row.more_is_better else '≤'} {row.limit:g}"
    print(f"{row.measure:66} {row.ours:>14} {row.theirs:>14} {ratio:>8} {limit:>8} {verdict}", flush=True)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", choices=SIZES, default="0.6B")
    parser.add_argument("--model", type=Path, help="a GGUF file instead of random weights")
    parser.add_argument("--only", nargs="+", choices=ROWS, default=list(ROWS))
    parser.add_argument("--rounds", type=int, default=3, help="the sides take turns; the median of each counts")
    parser.add_argument("--minutes", type=float, help="fewer rounds, but for the first, where they would take longer")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--valid", type=int, default=500, help="generations in the row `valid`")
    parser.add_argument("--json", type=Path, help="also writes the rows to this file")
    args = parser.parse_args()
    end = time.monotonic() + 60 * args.minutes if args.minutes else float("inf")
    folder = Path(tempfile.mkdtemp(prefix="rebound-bench-"))
    try:
        model = args.model or random_model(folder / f"{args.size}.gguf", SIZES[args.size], rows.words())
        print(f"{model.name}: {machine(args.threads)}")
        print(f"{'measure':66} {'ours':>14} {'theirs':>14} {'ratio':>8} {'must be':>8}")
        bench = Bench(model, folder, args.rounds, args.threads, args.valid)
        done = list[Row]()
        for place, name in enumerate(args.only):
            now = time.monotonic()
            bench.until = now + (end - now) / (len(args.only) - place)
            for row in ROWS[name](bench):
                printed(row)
                done.append(row)
        print(machine(args.threads))
    finally:
        shutil.rmtree(folder)
    if args.json:
        about = {"model": model.name, "machine": machine(args.threads), "rounds": args.rounds}
        args.json.write_text(json.dumps({**about, "rows": [asdict(row) for row in done]}, indent=2) + "\n", "utf-8")
    return 0 if all(row.reached for row in done) else 1


if __name__ == "__main__":
    sys.exit(main())
