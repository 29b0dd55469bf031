"""Who did what: a deed that the notes tell of somebody else than the letter does."""

import re
from collections import Counter

from coach.domain.debrief import Finding
from coach.reading.attribution import who
from coach.writing.checking.evidence import Evidence, Support
from coach.writing.checking.parts import Line, Part
from coach.writing.phrases import words as listed
from coach.writing.verbs import is_past

DONE_BY_YOU = re.compile(
    r"(?<!thank )(?<!would )(?<!could )(?<!can )(?<!do )(?<!if )(?<!wish )(?<!see )(?<!of )\byou(?:'ve|'d)? "
    r"(?!for\b|and\b|to\b|would|will|want|might|may|can|could|should|like|again|about|at\b|"
    r"on\b|in\b|with\b|all\b|have a\b)\w+"
    r"|\b(?:thank you|thanks|grateful|thankful|appreciate\w*)(?: \w+){0,3} "
    r"(?:for (?!me\b)|you(?:r)? )(?:\w+ing|the|your|a)\b"
    r"|\b(?:of you|for you) to \w+|\b(?:photos?|pictures?|stor(?:y|ies)|tales?|drawings?) of your\b"
    r"|\byour (?:\w+ ){0,2}(?:stor(?:y|ies)|account|question|words|photo|picture|tale|remark|umbrella|advice|memory|"
    r"recommendation|tip|praise|desk|comment|father|mother|mum|dad|grandfather|team|cat|dog|explanation|description|tour|offer|invitation)\b",
    re.IGNORECASE,
)
ENOUGH, BESIDE = 0.55, 24
_PLURAL = re.compile(r"\b(?:both|you and|you two|all of you|together)\b", re.IGNORECASE)


def done_by_another(part: Part, support: Support, to: str | None, greeting: str, evidence: Evidence) -> str | None:
    """Whom the notes name for it, where the letter says that its reader, or somebody third, did it."""
    if support.line is None or not support.met or support.share < ENOUGH:
        return None
    line = evidence.lines[support.line]
    doer = _doer(line, support, to, evidence)
    doer = _by_title(doer, evidence) if doer and not own_words(doer) else doer
    if doer is None:
        return None
    people = [p.name for p in evidence.reading.interviewers]
    third = [p for p in people if named_in(part.text, p) and not same(p, doer) and not (to and same(p, to))]
    if third and not named_in(part.text, doer):
        return None if any(named_in(line.text, p) for p in third) else doer
    if to is None or same(doer, to) or named_in(part.text, doer) or _PLURAL.search(part.lead):
        return None
    if sum(named_in(greeting, p) for p in people) > 1 or not DONE_BY_YOU.search(part.lead):
        return None
    return doer


def _by_title(title: str, evidence: Evidence) -> str | None:
    """`the Colonel` → `Col. Bassey`."""
    short = title.lower()[:3]
    return next((p.name for p in evidence.reading.interviewers if p.name.lower().startswith(short)), None)


def _doer(line: Line, support: Support, to: str | None, evidence: Evidence) -> str | None:
    """Whose part of the line holds most of what the claim says; None where the reader's own part holds some of it."""
    at = [t.start for t in line.terms if t.start < len(line.text) and any(t.keys & m.keys for m in support.met)]
    found = _doers(line.text, to, evidence)
    if found:
        owners = Counter(max((p for p in found if p[0] <= n), default=found[0])[1] for n in at)
        own = to is not None and (any(same(n, to) for n in owners) or _side_by_side(found, to))
        return None if own or not owners else owners.most_common(1)[0][0]
    if not re.search(r"\b(?:he|she|him|her|his)\b", line.text, re.IGNORECASE):
        return None
    person = who(evidence.reading, Finding(kind="gratitude", start=line.start, end=line.end, sentences=(line.id,)))
    return person.name if person and not re.search(r" [a-z]", person.name) else None


def _side_by_side(found: list[tuple[int, str]], to: str) -> bool:
    """`Maeve and Donal showed me`: both did it."""
    at = [place for place, name in found if same(name, to)]
    return any(abs(place - here) < BESIDE for here in at for place, name in found if not same(name, to))


def _is_person(name: str, evidence: Evidence) -> bool:
    """A word that also stands with a capital where no sentence begins."""
    return any(w in evidence.names for w in name.split()) and not re.search(r" [a-z]", name)


def _doers(text: str, to: str | None, evidence: Evidence) -> list[tuple[int, str]]:
    """Interviewers, and whoever else with a capital is followed by what they did."""
    people = [*(p.name for p in evidence.reading.interviewers), *([to] if to else [])]
    named = [(_place(text, p), p) for p in people if named_in(text, p) and _is_person(p, evidence)]
    for m in re.finditer(
        r"((?:[A-Z][\w'-]+\.? )*[A-Z][\w'-]+) (?:also |then |even |personally |has |have )?(\w+)", text
    ):
        known = any(same(m[1], p) for _, p in named)
        if is_past(m[2]) and not known and _is_person(m[1], evidence):
            named.append((m.start(), m[1]))
    return sorted(named)


def same(one: str, other: str) -> bool:
    return bool({w.lower() for w in own_words(one)} & {w.lower() for w in own_words(other)})


def own_words(name: str) -> list[str]:
    """Without titles, which many share."""
    return [w for w in re.findall(r"[^\W\d_]{2,}", name) if w.lower() not in listed("check", "titles")]


def _place(text: str, name: str) -> int:
    found = [m.start() for w in own_words(name) for m in re.finditer(rf"\b{w}\b", text, re.IGNORECASE)]
    return min(found, default=-1)


def named_in(text: str, name: str) -> bool:
    return _place(text, name) >= 0
