"""Whom the notes name for what a claim says, where the letter gives it to somebody else: signs, for the weighing."""

import re

from coach.domain.debrief import Finding
from coach.reading.attribution import who
from coach.writing.checking.deeds import DONE_BY_YOU, named_in, own_words, same
from coach.writing.checking.evidence import Evidence
from coach.writing.checking.parts import Line, Part
from coach.writing.checking.signs import Signs

_PRONOUN = re.compile(r"\b(?:he|she|him|her|his)\b", re.IGNORECASE)
_SEVERAL = re.compile(r"\b(?:both|all|team|panel)\b")
_YOU = re.compile(r"(?<!thank )\byou\b|\byour", re.IGNORECASE)
_THANKS = re.compile(r"\s*(?:thank|thanks|grateful|i appreciate)", re.IGNORECASE)
_YOUR_WORDS = re.compile(
    r"\byour (?:\w+ )?(?:line|word|words|question|story|remark|kind|comment|verdict)", re.IGNORECASE
)


def credit(part: Part, best: int | None, fits: float, to: str | None, greeting: str, evidence: Evidence) -> Signs:
    """`best`: the line that says it best; `fits`: how well, which every sign here weighs."""
    if best is None:
        return {}
    people = [p.name for p in evidence.reading.interviewers]
    named = _named(evidence.lines[best], people, to, evidence)
    reader = [p for p in named if to and same(p, to)]
    others = [p for p in named if p not in reader]
    third = [p for p in people if named_in(part.text, p) and not (to and same(p, to))]
    shared = sum(named_in(greeting, p) for p in people) > 1 or _SEVERAL.search(greeting)
    held = {
        "d to": bool(reader and not others),
        "d third": bool(third and named and not _meet(third, named)),
        "d third fits": _meet(third, named),
    }
    if others and not reader and not shared and not any(named_in(part.lead, p) for p in others):
        held |= {
            "d other": True,
            "d other you": bool(_YOU.search(part.text)),
            "d other done": bool(DONE_BY_YOU.search(part.lead)),
            "d other thanks": bool(_THANKS.match(part.lead)),
            "d other said": bool(_YOUR_WORDS.search(part.text)),
        }
    return {name: fits for name, true in held.items() if true}


def _meet(some: list[str], others: list[str]) -> bool:
    return any(same(one, other) for one in some for other in others)


def _named(line: Line, people: list[str], to: str | None, evidence: Evidence) -> list[str]:
    named = [p for p in people if _called(line.text, p)]
    if to and _called(line.text, to) and not _meet([to], named):
        named.append(to)
    if not named and _PRONOUN.search(line.text):
        person = who(evidence.reading, Finding(kind="gratitude", start=line.start, end=line.end, sentences=(line.id,)))
        named = [person.name] if person else []
    return named


def _called(text: str, name: str) -> bool:
    """By name, or as notes shorten it: `LG:`, `D.`, `Mrs D`."""
    own = own_words(name)
    if named_in(text, name) or not own:
        return named_in(text, name)
    first, last, initials = own[0][0].upper(), own[-1][0].upper(), "".join(w[0] for w in own).upper()
    return bool(re.search(rf"\b{initials}\b(?=[.:' ])|\b{first}\.(?= )|\b{first}(?=:)|\bMrs? {last}\b", text))
