"""What the letter check finds in drafts with planted faults, and what it makes of honest ones.

    python -m benchmarks.letter_check [--half NAME] [--show]

Drafts: tests/data/letters. A planted fault is found when a mark of the right list (leaks for what is private, problems
for the rest) touches it; a true particular is wronged when any mark touches it.
"""

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, get_args

from coach.domain.debrief import Reading
from coach.domain.letters import Check, LetterKind
from coach.domain.profile import Profile
from coach.reading.reader import read
from coach.writing.check import examine

DATA = Path(__file__).parent.parent / "tests" / "data" / "letters"
HALVES = (
    "tuned",
    "held",
    "fresh",
    "free_tuned",
    "free_held",
    "free_own",
    "mixed_tuned",
    "mixed_held",
    "passing_tuned",
    "passing_held",
)
_MARKED = re.compile(r"\{([^{}]*)\}|<(\w+): ([^<>]*)>")


class Spot(NamedTuple):
    """`kind`: `true`, `leak`, or what was planted."""

    start: int
    end: int
    kind: str


class Draft(NamedTuple):
    id: str
    notes: str
    kind: LetterKind
    to: str | None
    body: str
    spots: tuple[Spot, ...]


class Result(NamedTuple):
    draft: Draft
    check: Check


def drafts(half: str) -> Iterator[Draft]:
    for row in (DATA / f"{half}.txt").read_text("utf-8").splitlines():
        if row.strip() and not row.startswith("#"):
            key, notes, kind, to, marked = (part.strip() for part in row.split(" | ", 4))
            known = next(k for k in get_args(LetterKind) if k == kind)
            yield Draft(key, notes, known, to or None, *_unmarked(marked.replace(" // ", "\n\n")))


def _unmarked(marked: str) -> tuple[str, tuple[Spot, ...]]:
    body, at, spots = "", 0, []
    for m in _MARKED.finditer(marked):
        body += marked[at : m.start()]
        said = m[3] if m[1] is None else m[1]
        spots.append(Spot(len(body), len(body) + len(said), m[2] or "true"))
        body, at = body + said, m.end()
    return body + marked[at:], tuple(spots)


def readings() -> dict[str, Reading]:
    rows = map(json.loads, (DATA / "notes.jsonl").read_text("utf-8").splitlines())
    return {row["id"]: read(row["text"]) for row in rows}


def results(half: str) -> list[Result]:
    notes = readings()
    return [Result(d, examine(d.body, notes[d.notes], Profile(), d.to, d.kind)) for d in drafts(half)]


def touched(spot: Spot, check: Check, *lists: str) -> bool:
    return any(m.start < spot.end and spot.start < m.end for name in lists for m in getattr(check, name))


def counts(found: list[Result]) -> tuple[Counter[str], Counter[str]]:
    """Of each kind: how many were found (or wronged), and how many there are."""
    hit: Counter[str] = Counter()
    of: Counter[str] = Counter()
    for draft, check in found:
        for spot in draft.spots:
            honest = all(s.kind == "true" for s in draft.spots)
            true = "true in honest drafts" if honest else "true beside a fault"
            kind = true if spot.kind == "true" else spot.kind
            lists = (
                ("problems", "leaks") if spot.kind == "true" else (("leaks",) if spot.kind == "leak" else ("problems",))
            )
            of[kind] += 1
            hit[kind] += touched(spot, check, *lists)
            if spot.kind != "true":
                of["any mark on a fault"] += 1
                hit["any mark on a fault"] += touched(spot, check, "problems", "leaks")
                of["planted, in the right list"] += 1
                hit["planted, in the right list"] += touched(spot, check, *lists)
    return hit, of


def table(half: str, found: list[Result]) -> str:
    hit, of = counts(found)
    rows = [f"{half}: {len(found)} drafts", f"{'':32}{'marked':>8}{'of':>6}{'share':>8}"]
    rows += [f"{k:32}{hit[k]:8}{of[k]:6}{hit[k] / of[k]:8.3f}" for k in sorted(of, key=lambda k: (" " not in k, k))]
    return "\n".join(rows)


def misses(found: list[Result]) -> Iterator[str]:
    by_kind: dict[str, list[str]] = defaultdict(list)
    for draft, check in found:
        for spot in draft.spots:
            said = draft.body[spot.start : spot.end]
            lists = ("leaks",) if spot.kind == "leak" else ("problems",)
            marks = [
                f"{n[0]}:{m.text[:70]!r} {m.why[:40]}"
                for n in ("problems", "leaks")
                for m in getattr(check, n)
                if m.start < spot.end and spot.start < m.end
            ]
            if spot.kind == "true" and marks:
                by_kind["wronged"].append(f"{draft.id} {said!r} <- {marks}")
            if spot.kind != "true" and not touched(spot, check, *lists):
                by_kind[spot.kind].append(f"{draft.id} {said!r} {marks}")
    for kind, rows in sorted(by_kind.items()):
        yield f"-- {kind}"
        yield from rows


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--half", choices=HALVES)
    p.add_argument("--show", action="store_true", help="every fault missed and every true particular wronged")
    args = p.parse_args()
    for half in [args.half] if args.half else HALVES:
        found = results(half)
        print(table(half, found))
        if args.show:
            print(*misses(found), sep="\n")


if __name__ == "__main__":
    main()
