"""Where in the notes the words of a claim stand, or words near to them in meaning."""

from collections.abc import Iterable
from typing import NamedTuple

from coach.domain.debrief import FindingKind, Leaning, Reading
from coach.writing.checking.evidence import Evidence
from coach.writing.checking.kin import KIN, SAME, kin, rarity
from coach.writing.checking.parts import Part
from coach.writing.checking.terms import Term, terms

UNKNOWN = Leaning(0.0, 0.0, 0.0)
BESIDE = 0.85  # what a word in the sentence before or after counts
LEAST_WEIGHT = 0.3
KINDS: tuple[FindingKind, ...] = (
    "struggle", "skill_gap", "private", "strength", "gratitude", "next_step", "feeling", "feedback", "asked",
)  # fmt: skip


class Sought(NamedTuple):
    """One telling word: what it weighs, and how nearly each sentence says it, 0 to 1."""

    term: Term
    weight: float
    places: dict[int, float]


class Meaning:
    def __init__(self, evidence: Evidence) -> None:
        self.evidence = evidence
        self.at: dict[str, list[int]] = {}
        for n, line in enumerate(evidence.lines):
            for key in line.keys:
                self.at.setdefault(key, []).append(n)
        self.sorts = _sorts(evidence)
        self.findings = tuple(_findings(evidence.reading))
        leanings = {s.id: x for s, x in zip(evidence.reading.notes.sentences, evidence.reading.leanings, strict=False)}
        self.leanings = [leanings.get(line.id, UNKNOWN) for line in evidence.lines]

    def sought(self, part: Part) -> tuple[Sought, ...]:
        return tuple(self._sought(t) for t in part.telling if not self.evidence.stated(t))

    def _sought(self, term: Term) -> Sought:
        found: dict[int, float] = {}
        for root, score in (kin(term.root) | dict.fromkeys(term.keys, KIN) | {term.root: SAME}).items():
            for n in self.at.get(root, ()):
                found[n] = max(score, found.get(n, 0.0))
        for root in self.evidence.misspelt(term):
            found.update(dict.fromkeys(self.at.get(root, ()), SAME))
        return Sought(term, LEAST_WEIGHT + (1.0 if term.figure else rarity(term.root)), found)

    def told(self, sought: tuple[Sought, ...]) -> dict[FindingKind, float]:
        """How much of the claim stands in one finding of each kind, 0 to 1."""
        total = sum(s.weight for s in sought) or 1.0
        found = dict.fromkeys(KINDS, 0.0)
        for kind, keys in self.findings:
            held = sum(s.weight * _likeness(s.term, keys) for s in sought) / total
            found[kind] = max(found[kind], held)
        return found


def _likeness(term: Term, keys: frozenset[str]) -> float:
    if term.root in keys:
        return SAME
    near = kin(term.root)
    return max([KIN if term.keys & keys else 0.0, *(near[r] for r in near.keys() & keys)])


def _findings(reading: Reading) -> Iterable[tuple[FindingKind, frozenset[str]]]:
    for f in reading.of(*KINDS):
        yield f.kind, frozenset().union(*(t.keys for t in terms(reading.words(f))))


def _sorts(evidence: Evidence) -> dict[str, set[int]]:
    """The sentences that tell of something gone badly or lacking (`bad`, with the question it answered), of something
    gone well, of what is private, and of neither."""
    number = {line.id: n for n, line in enumerate(evidence.lines)}
    at = {k: {number[i] for f in evidence.reading.of(k) for i in f.sentences if i in number} for k in KINDS}
    bad = at["struggle"] | at["skill_gap"]
    good = (at["strength"] | at["gratitude"]) - bad
    bad |= {n for n in at["asked"] if n + 1 in bad and n + 1 not in at["asked"]}
    kept = at["private"] - bad - good
    return {
        "bad": bad, "kept": kept, "good": good, "gap": at["skill_gap"], "fault": at["struggle"],
        "plan": at["next_step"], "said": at["feedback"], "plain": set(number.values()) - bad - kept - good,
    }  # fmt: skip
