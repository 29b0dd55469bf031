"""The labelled notes: those of `tests/data/notes/written`, with tags around the words, and those of `dev.jsonl`.

`{S|went to pieces}` is a struggle; tags nest, and one may bear several codes: `{W,T|…}`.
See `tests/data/notes/README.md`.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

NOTES = Path(__file__).resolve().parent.parent / "tests" / "data" / "notes"
KINDS = {
    "S": "struggle",
    "G": "skill_gap",
    "W": "strength",
    "T": "gratitude",
    "F": "feedback",
    "N": "next_step",
    "M": "feeling",
    "P": "private",
    "k": "skill",
}
_HURTS = {"Q-": True, "Q+": False, "Q0": None}
_KEYS = {
    "struggle": "struggled",
    "strength": "strengths",
    "gratitude": "thank_for",
    "next_step": "next_steps",
    "feeling": "feelings",
}
_KEYS |= {"feedback": "feedback", "private": "keep_out_of_letter"}
_CODE = r"(?:Q[-+0]|FIT[-+~]?|[SWTPFNMGkO])"
_OPEN = re.compile(rf"\{{({_CODE}(?:,{_CODE})*)\|")
_OWN = re.compile(r"[^\W\d_]{3,}")
_BESIDE = 2  # characters between two spans that are one

Spans = tuple[tuple[int, int, str], ...]
Again = dict[tuple[str, str], list[tuple[int, int, str, bool]]]


@dataclass(frozen=True)
class Labelled:
    """`spans`: start, end and code of each tag, in code points of `text`; `gold`: the same as the scorer reads it."""

    id: str
    text: str
    spans: Spans
    gold: dict[str, Any]
    source: str

    @property
    def scrap(self) -> bool:
        """A few lines out of the midst of some notes."""
        return "occupation" not in self.gold

    @property
    def named(self) -> bool:
        """Whether company, role and people are told, even if there are none."""
        return bool(self.gold["named"])

    def row(self) -> dict[str, Any]:
        return {"id": self.id, "text": self.text, "gold": self.gold}

    def of(self, kind: str) -> list[tuple[int, int]]:
        """The stretches of a kind: a finding's, a side of the fit (`fit+`, `fit-`), or an outcome's."""
        return [(a, b) for a, b, code in self.spans if self._means(code, kind)]

    def _means(self, code: str, kind: str) -> bool:
        if kind == "asked":
            return code in _HURTS
        if kind == "fit":
            return code.startswith("FIT")
        if kind in ("fit+", "fit-"):
            return code in ("FIT" + kind[-1], "FIT~")
        if kind == "private":
            return code in ("P", "S", "G")
        if code == "O":
            return bool(self.gold["outcome"] == kind)
        return KINDS.get(code) == kind

    def names(self, bearer: str) -> list[tuple[int, int]]:
        """Every place where somebody or something is named so; of people, each part of the name by itself too."""
        match bearer:
            case "company" | "role":
                return self._places(self.gold[bearer])
            case "organisation":
                return [span for name in self.gold["other_companies"] for span in self._places(name)]
            case "skill":
                return self.of("skill")
        whole = self.gold["interviewers" if bearer == "inside" else "other_names"]
        parts = [p for name in whole for p in _OWN.findall(name) if p[0].isupper() or name.islower()]
        return [span for name in (*whole, *parts) for span in self._places(name)]

    def _places(self, name: str | None) -> list[tuple[int, int]]:
        if not name:
            return []
        return [m.span() for m in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", self.text)]


def written() -> list[Labelled]:
    again = _second_reading()
    return [note for path in sorted((NOTES / "written").glob("*.txt")) for note in _in_file(path, again)]


def _second_reading() -> Again:
    """What a second reader decided otherwise: by file and note, the code, the stretch, and whether it is one."""
    out: Again = {}
    for line in (NOTES / "second_reading.tsv").read_text("utf-8").splitlines():
        file, name, code, start, end, there = line.split("\t")
        out.setdefault((file, name), []).append((int(start), int(end), code, there == "yes"))
    return out


def decided_otherwise(spans: Spans, start: int, end: int, code: str, *, there: bool) -> Spans:
    """The spans with a stretch taken into those of a code, or out of them; a span for both sides loses one."""
    if there:
        near = [(a, b) for a, b, c in spans if c == code and a <= end + _BESIDE and start <= b + _BESIDE]
        start, end = min([start, *(a for a, _ in near)]), max([end, *(b for _, b in near)])
        return tuple(sorted([*(s for s in spans if s[2] != code or s[:2] not in near), (start, end, code)]))
    out: list[tuple[int, int, str]] = []
    for a, b, c in spans:
        if not (c == code or (c == "FIT~" and code.startswith("FIT"))) or b <= start or end <= a:
            out.append((a, b, c))
            continue
        out += [(x, y, c) for x, y in ((a, start), (end, b)) if y - x > _BESIDE]
        if c != code:
            out.append((max(a, start), min(b, end), "FIT-" if code == "FIT+" else "FIT+"))
    return tuple(sorted(out))


def tuning() -> list[Labelled]:
    """The notes of `dev.jsonl` but for every third, which are held out."""
    signs = dict(_signs())
    rows = [json.loads(line) for line in (NOTES / "dev.jsonl").read_text("utf-8").splitlines()]
    return [_from_row(row, *signs[row["id"]]) for row in rows if int(row["id"][1:]) % 3]


def _signs() -> Iterator[tuple[str, tuple[list[str], list[str]]]]:
    """What `dev.jsonl` does not hold: the words that tell the outcome, and which side each span of fit is on."""
    for line in (NOTES / "dev_outcomes.tsv").read_text("utf-8").splitlines():
        name, quotes, signs = line.split("\t")
        yield name, ([q for q in quotes.split(" ¦ ") if q], signs.split())


def _in_file(path: Path, again: Again) -> Iterator[Labelled]:
    for block in re.split(r"^=== ", path.read_text("utf-8"), flags=re.MULTILINE)[1:]:
        head, body = block.split("\n---\n", 1)
        name, *lines = head.strip().splitlines()
        facts = {key.strip(): value.strip() for key, _, value in (line.partition(":") for line in lines)}
        text, spans = untagged(body.strip("\n"))
        for start, end, code, there in again.get((path.stem, name.strip()), ()):
            spans = decided_otherwise(spans, start, end, code, there=there)
        yield Labelled(name.strip(), text, spans, _gold(facts, text, spans), path.stem)


def untagged(body: str) -> tuple[str, Spans]:
    """The text without its tags, and where each stood.

    Raises:
        ValueError: a tag is not closed.
    """
    out: list[str] = []
    open_tags: list[tuple[int, str]] = []
    spans: list[tuple[int, int, str]] = []
    at = 0
    while at < len(body):
        tag = _OPEN.match(body, at)
        if tag:
            open_tags.append((len(out), tag[1]))
            at = tag.end()
            continue
        if body[at] == "}" and open_tags:
            start, codes = open_tags.pop()
            spans += [(start, len(out), code) for code in codes.split(",")]
        else:
            out.append(body[at])
        at += 1
    if open_tags:
        raise ValueError(f"not closed: {open_tags}")
    return "".join(out), tuple(sorted(spans))


def _gold(facts: dict[str, str], text: str, spans: Spans) -> dict[str, Any]:
    def several(key: str) -> list[str]:
        return [v.strip() for v in facts.get(key, "").split(";") if v.strip()]

    gold: dict[str, Any] = {key: [] for key in ("questions", "skill_gaps", *_KEYS.values())}
    gold |= {key: several(key) for key in ("interviewers", "other_names", "other_companies")}
    gold |= {"company": facts.get("company") or None, "role": facts.get("role") or None}
    gold |= {"outcome": facts.get("outcome") or "unknown", "crisis": facts.get("crisis") == "yes"}
    gold["named"] = bool({"occupation", "other_companies"} & facts.keys())
    gold["role_fit"] = {
        "verdict": _verdict({c for _, _, c in spans}),
        "spans": [text[a:b] for a, b, c in spans if c[0:3] == "FIT"],
    }
    if "occupation" in facts:
        gold["occupation"] = facts["occupation"]
    for start, end, code in spans:
        said, kind = text[start:end], KINDS.get(code)
        if code in _HURTS:
            gold["questions"].append({"span": said, "struggled": _HURTS[code]})
        elif kind == "skill_gap":
            names = [text[a:b] for a, b, c in spans if c == "k" and start <= a and b <= end]
            gold["skill_gaps"] += [{"skill": name, "span": said} for name in names]
        elif kind in _KEYS:
            gold[_KEYS[kind]].append(said)
        if code in ("S", "G") and said not in gold["keep_out_of_letter"]:
            gold["keep_out_of_letter"].append(said)
    return gold


def _verdict(codes: set[str]) -> str:
    sides = (bool(codes & {"FIT+", "FIT~"}), bool(codes & {"FIT-", "FIT~"}))
    return {(True, True): "mixed", (True, False): "good", (False, True): "poor"}.get(sides, "unclear")


def _from_row(row: dict[str, Any], outcomes: list[str], signs: list[str]) -> Labelled:
    gold, text = row["gold"], row["text"]
    codes = {key: code for code, kind in KINDS.items() for key in (_KEYS.get(kind),) if key}
    spans = [(q, code) for key, code in codes.items() for q in gold[key]]
    spans += [(q["span"], next(c for c, v in _HURTS.items() if v == q["struggled"])) for q in gold["questions"]]
    spans += [(g["span"], "G") for g in gold["skill_gaps"]]
    spans += [(q, "FIT" + sign) for q, sign in zip(gold["role_fit"]["spans"], signs, strict=True)]
    spans += [(q, "O") for q in outcomes]
    placed = [(text.find(q), text.find(q) + len(q), code) for q, code in spans]
    for gap in gold["skill_gaps"]:
        at = text.find(gap["span"]) + gap["span"].find(gap["skill"])
        placed.append((at, at + len(gap["skill"]), "k"))
    return Labelled(
        row["id"], text, tuple(sorted(placed)), gold | {"occupation": row["occupation"], "named": True}, "dev"
    )
