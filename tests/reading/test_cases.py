"""Short notes in the voices of many trades: what stands in [[ ]] must be found, and nothing else of its kind."""

import re
import tomllib
from pathlib import Path

import pytest

from coach.domain.debrief import FindingKind
from coach.reading.reader import read

DATA = Path(__file__).parent.parent / "data" / "reading"
KINDS: tuple[FindingKind, ...] = (
    "struggle",
    "skill_gap",
    "strength",
    "gratitude",
    "asked",
    "next_step",
    "feedback",
    "feeling",
)
Span = tuple[int, int]


def cases() -> list[tuple[FindingKind, str]]:
    return [(k, case) for k in KINDS for case in tomllib.loads((DATA / f"{k}.toml").read_text("utf-8"))["cases"]]


def marked(case: str) -> tuple[str, list[Span], str]:
    """The note without its marks, the marked spans, and the label after the bar, if any."""
    note, _, label = case.partition("|")
    spans = [
        (m.start() - 4 * n, m.end() - 4 * n - 4) for n, m in enumerate(re.finditer(r"\[\[.*?\]\]", note, re.DOTALL))
    ]
    return note.replace("[[", "").replace("]]", ""), spans, label


def shared(one: Span, two: Span) -> int:
    return max(0, min(one[1], two[1]) - max(one[0], two[0]))


@pytest.mark.parametrize(("kind", "case"), cases())
def test_what_is_marked_is_found_and_nothing_else(kind: FindingKind, case: str) -> None:
    note, spans, label = marked(case)
    found = read(note).of(kind)
    said = [(f.start, f.end) for f in found]
    for span in spans:
        assert sum(shared(span, s) for s in said) >= 0.5 * (span[1] - span[0]), said
    for s in said:
        assert any(3 * shared(s, span) >= s[1] - s[0] for span in spans), note[slice(*s)]
    if label:
        assert [f for f in found if f.label and (f.label.lower() in label.lower() or label.lower() in f.label.lower())]
