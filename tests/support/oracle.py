"""Readings as a perfect reader would make them: from the hand-made labels, where they are there."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from coach.domain.debrief import Cited, Finding, FindingKind, Person, Reading, RoleFit
from coach.domain.notes import Notes, Sentence

DEV = Path(__file__).parents[1] / "data" / "notes" / "dev.jsonl"
KINDS: tuple[tuple[FindingKind, str], ...] = (
    ("asked", "questions"),
    ("struggle", "struggled"),
    ("skill_gap", "skill_gaps"),
    ("strength", "strengths"),
    ("gratitude", "thank_for"),
    ("private", "keep_out_of_letter"),
    ("feedback", "feedback"),
    ("next_step", "next_steps"),
    ("feeling", "feelings"),
)
Note = dict[str, Any]


@cache
def labelled() -> tuple[Note, ...]:
    """The labelled notes to look at while working: every third is left for the final count, unseen."""
    if not DEV.exists():
        return ()
    rows = [json.loads(line) for line in DEV.read_text(encoding="utf-8").splitlines() if '"id"' in line[:10]]
    return tuple(row for row in rows if int(row["id"][1:]) % 3)


def oracle(note: Note) -> Reading:
    text, gold = note["text"], note["gold"]
    notes = Notes(text=text, sentences=tuple(sentences(text)))
    findings = [f for kind, key in KINDS for f in _findings(notes, kind, gold[key])]
    findings += _findings(notes, "fit", gold["role_fit"]["spans"])
    return Reading(
        notes=notes,
        company=_cited(notes, gold["company"]),
        role=_cited(notes, gold["role"]),
        outcome=gold["outcome"],
        interviewers=tuple(Person(name=name, sentences=_citing(notes, name)) for name in gold["interviewers"]),
        findings=tuple(sorted(findings, key=lambda f: (f.start, f.end))),
        role_fit=RoleFit(
            verdict=gold["role_fit"]["verdict"],
            sentences=tuple(i for span in gold["role_fit"]["spans"] for i in _citing(notes, span)),
        ),
        outsiders=tuple(gold["other_names"] + gold["other_companies"]),
        crisis=gold["crisis"],
    )


def sentences(text: str) -> Iterator[Sentence]:
    """A plain splitter: lines, full stops, and at 60 words a clause's end."""
    count = 0
    for line in re.finditer(r"[^\n]+", text):
        for piece in re.finditer(r"(?:.+?)(?:[.!?][\"'”’)]*(?=\s+[^a-z])|$)", line.group()):
            for start, end in _short(piece.group(), line.start() + piece.start()):
                if text[start:end].strip():
                    count += 1
                    yield Sentence(id=f"S{count}", start=start, end=end, text=text[start:end])


def _short(piece: str, start: int) -> list[tuple[int, int]]:
    words = list(re.finditer(r"\S+", piece))
    cuts = [words[i].start() for i in range(30, len(words), 30) if len(words) > 60]
    edges = [len(piece) - len(piece.lstrip()), *cuts, len(piece)]
    return [(start + a, start + b) for a, b in pairwise(edges) if b > a]


def _findings(notes: Notes, kind: FindingKind, items: list[Any]) -> list[Finding]:
    used: Counter[str] = Counter()
    found = []
    for item in items:
        span = item["span"] if isinstance(item, dict) else item
        start = notes.text.find(span, used[span])
        start = start if start >= 0 else notes.text.find(span)
        used[span] = start + 1
        end = start + len(span)
        label = item["skill"] if isinstance(item, dict) and "skill" in item else None
        found.append(Finding(kind=kind, start=start, end=end, sentences=notes.citing(start, end), label=label))
    return found


def _cited(notes: Notes, value: str | None) -> Cited | None:
    return Cited(value=value, sentences=_citing(notes, value)[:1]) if value else None


def _citing(notes: Notes, words: str) -> tuple[str, ...]:
    start = notes.text.find(words)
    return notes.citing(start, start + len(words))
