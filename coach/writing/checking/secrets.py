"""What belongs to the writer alone and shows in a letter all the same."""

import re
from typing import NamedTuple

from coach.domain.debrief import FindingKind, Reading
from coach.writing.checking.evidence import Evidence, Support
from coach.writing.checking.parts import Line, Part, cue_for
from coach.writing.checking.terms import Term, terms
from coach.writing.people import strangers

LITTLE, HALF, MOST = 0.3, 0.5, 0.6
_OWN = re.compile(r"\b(?:I|I'm|I've|I'd|my|me)\b")
_OF_ONESELF = re.compile(
    r"\b(?:and|but|where|when|that|which|know|sorry|because) I\b|^I (?:was (?!asked)|got|felt|could)\b"
)
_SUBJECT = re.compile(r"\b(?:I|I'm|I'd|I've|we)\b")
_YOURS = re.compile(r"\byou(?:rs?)?\b", re.IGNORECASE)
_SECRET: tuple[FindingKind, ...] = ("private", "struggle", "skill_gap")
_OPEN: tuple[FindingKind, ...] = ("asked", "gratitude", "strength", "next_step")


class Leak(NamedTuple):
    """`faint`: by its words alone, without a sign in the letter."""

    why: str
    lines: tuple[Line, ...]
    faint: bool = False


def leaks(part: Part, support: Support, evidence: Evidence) -> dict[str, Leak]:
    """By name, the plainest first. A private matter that the notes do not hold is none."""
    looks = {"pay": _pay, "aside": _aside, "stranger": _stranger, "sore": _sore, "retold": _retold}
    found = {name: look(part, support, evidence) for name, look in looks.items()}
    return {name: held for name, held in (*found.items(), ("told", _told(part, evidence))) if held}


def _pay(part: Part, support: Support, evidence: Evidence) -> Leak | None:
    if not part.says("pay"):
        return None
    figures = tuple(t for t in part.terms if t.figure)
    if part.says("asked") and not figures:
        return None
    if figures and not any(_known(t, evidence) for t in figures):
        return None
    held = [n for n in evidence.lines if cue_for("pay").search(n.text) and _any(part.telling, n)]
    if not held and support.line is not None and support.share >= HALF:
        held = [evidence.lines[support.line]]
    return Leak("This is about pay, which your notes keep to yourself.", tuple(held[:2])) if held else None


def _known(figure: Term, evidence: Evidence) -> bool:
    """Also `eleven thousand` for the notes' 11."""
    return evidence.known(figure) or figure.root.removesuffix("000") in evidence.all


def _aside(part: Part, support: Support, evidence: Evidence) -> Leak | None:
    """Gossip, family, other offers."""
    if (
        part.says("asides")
        and not part.says("courteous")
        and support.line is not None
        and (support.share >= HALF or len(support.met) > 1)
    ):
        return Leak("This is between you and your notes.", (evidence.lines[support.line],))
    return None


def _stranger(part: Part, support: Support, evidence: Evidence) -> Leak | None:
    del support
    for name in strangers(evidence.reading):
        roots = {t.root for t in terms(name)}
        if not roots & {t.root for t in part.terms if t.text[0].isupper()}:
            continue
        held = [n for n in evidence.lines if name in n.text and _beside(n)]
        others = tuple(t for t in part.telling if t.root not in roots)
        if held and (not others or any(_any(others, n) for n in held)):
            return Leak(f"{name} was not part of the interview. That is better kept to yourself.", tuple(held[:2]))
    return None


def _beside(line: Line) -> bool:
    return bool(cue_for("asides").search(line.text) or cue_for("pay").search(line.text)) or " says " in line.text


def _sore(part: Part, support: Support, evidence: Evidence) -> Leak | None:
    cue = part.says("sore") or _faintly(part)
    if not cue or _within_question(part) or support.line is None or (support.share < LITTLE and not support.met):
        return None
    line = evidence.lines[support.line]
    return Leak("This tells of a weak spot or a feeling that your notes keep to yourself.", (line,))


def _within_question(part: Part) -> bool:
    """`you asked me about a weakness` tells of a question, not of a weakness."""
    return bool(part.says("asked")) and not _OF_ONESELF.search(part.text)


def _faintly(part: Part) -> bool:
    own = _OWN.search(part.text) and not part.says("courteous") and not part.says("asked")
    return bool(own and part.says("faint"))


def _retold(part: Part, support: Support, evidence: Evidence) -> Leak | None:
    """A thing that went badly, told again in plain words."""
    if support.line is None or support.share < HALF or not _SUBJECT.search(part.text):
        return None
    if any(part.says(cue) for cue in ("courteous", "asked", "promises", "learning", "positive")):
        return None
    line = evidence.lines[support.line]
    hard = [f for f in evidence.reading.of("struggle") if line.id in f.sentences]
    met = frozenset().union(*(t.keys for t in support.met))
    said = any(met & t.keys for f in hard for t in terms(evidence.reading.words(f)))
    gap = part.says("negated") and any(line.id in f.sentences for f in evidence.reading.of("skill_gap"))
    bad = part.says("negated") and (cue_for("sore").search(line.text) or cue_for("faint").search(line.text))
    return Leak("Your notes tell this as something that went badly.", (line,)) if said or gap or bad else None


def _told(part: Part, evidence: Evidence) -> Leak | None:
    """Most of what it says stands in one private stretch, and not in anything open."""
    telling = tuple(t for t in part.telling if not evidence.given(t))
    if len(telling) < 2 or cue_for("courteous").search(part.lead) or part.says("asked"):
        return None
    open_ = _keys(evidence.reading)
    for finding in evidence.reading.of(*_SECRET):
        secret = frozenset().union(*(t.keys for t in terms(evidence.reading.words(finding))))
        held = [t for t in telling if t.keys & secret]
        if finding.kind == "private" and _YOURS.search(part.text):
            continue
        only = [t for t in held if not t.keys & open_]
        if len(only) >= 2 and len(held) >= MOST * len(telling):
            ids = finding.sentences
            return Leak("Your notes keep this to yourself.", tuple(n for n in evidence.lines if n.id in ids), True)
    return None


def _keys(reading: Reading) -> frozenset[str]:
    return frozenset().union(*(t.keys for f in reading.findings if f.kind in _OPEN for t in terms(reading.words(f))))


def _any(found: tuple[Term, ...], line: Line) -> bool:
    return any(t.keys & line.keys for t in found)
