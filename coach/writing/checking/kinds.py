"""One thing put in place of another of its kind: roses in the letter where the notes have hydrangeas."""

from functools import cache

from coach.writing.checking.evidence import Evidence, Support
from coach.writing.checking.parts import Part
from coach.writing.checking.terms import Term, root_of
from coach.writing.phrases import load

SURE = 0.5


def another_of_its_kind(part: Part, support: Support, evidence: Evidence) -> tuple[Term, str] | None:
    """The word that is wrong, and the notes' own, where the rest of the claim stands in that very line."""
    if support.line is None or not support.met or part.asks or part.says("negated"):
        return None
    here = evidence.lines[support.line]
    own = {t.root for t in part.terms}
    for term in part.terms:
        kind = _kind(term.root)
        others = [t for t in support.met if t.root != term.root]
        if not kind or not others or term.root in evidence.near(support.line):
            continue
        for told in here.terms:
            if told.root in kind and told.root not in own and not told.keys & term.keys:
                return term, told.text
    return None


@cache
def _kinds() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for line in load("kinds")["kinds"].strip().splitlines():
        roots = frozenset(root_of(w) for w in line.split())
        found |= {root: found.get(root, frozenset()) | roots for root in roots}
    return found


def _kind(root: str) -> frozenset[str]:
    return _kinds().get(root, frozenset())
