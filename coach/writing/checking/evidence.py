"""How well the notes hold up one claim of a letter."""

import re
from typing import NamedTuple

from coach.domain.debrief import Reading
from coach.domain.profile import Profile
from coach.writing.checking.parts import Line, Part, lines
from coach.writing.checking.terms import Term, root_of, terms

LONG = 6
RARE, FEW = 3, 2
ALIKE, NEAR, ANYWHERE = 0.8, 0.7, 0.35


_INNER_CAPITAL = re.compile(r"(?:(?<=[a-z,&(;:|/] )|(?<=M[rs]\. )|(?<=(?:Dr|rs|of)\. ))[A-Z][\w'’-]+")


class Support(NamedTuple):
    """`share` of the telling words that the notes hold near one place, 0 to 1; `line` is that place."""

    share: float
    line: int | None
    missing: tuple[Term, ...]
    met: tuple[Term, ...]


class Evidence:
    """The notes, and what is known beside them: the facts as the person corrected them, the profile."""

    def __init__(self, reading: Reading, profile: Profile) -> None:
        self.reading = reading
        self.lines: tuple[Line, ...] = lines(reading.notes)
        self.all: frozenset[str] = frozenset().union(*(line.keys for line in self.lines))
        self._words = {t.text.lower() for line in self.lines for t in line.terms}
        self.names = frozenset(w for line in self.lines for w in _INNER_CAPITAL.findall(line.text))
        self.facts = _keys(" ".join(_facts(reading)))
        self.own = _keys(" ".join([profile.name, profile.email, profile.phone, profile.sign_off, profile.voice]))

    def support(self, part: Part, telling: tuple[Term, ...] | None = None) -> Support:
        """By the best place; where two are as good, the first."""
        telling = part.telling if telling is None else telling
        if not telling:
            return Support(1.0, None, (), ())
        scores = [sum(self._held(t, n) for t in telling) / len(telling) for n in range(len(self.lines))]
        best = max(range(len(scores)), key=scores.__getitem__, default=None)
        met = tuple(t for t in telling if best is not None and self._held(t, best) >= NEAR)
        missing = tuple(t for t in telling if not self.known(t))
        return Support(scores[best] if best is not None else 0.0, best if met else None, missing, met)

    def known(self, term: Term) -> bool:
        return bool(term.keys & self.all) or self.given(term) or bool(self.misspelt(term))

    def anchored(self, support: Support) -> bool:
        """Whether a word that is rare in the notes stands in the claim as they have it."""
        held = [sum(t.root in line.keys for line in self.lines) for t in support.met if len(t.root) > RARE]
        return any(0 < n <= FEW for n in held)

    def misspelt(self, term: Term) -> frozenset[str]:
        """What the notes have in its place, one slip of the finger away; never for names and figures."""
        word = term.text.lower()
        if len(word) < LONG or not term.text.islower() or term.keys & self.all:
            return frozenset()
        near = (w for w in self._words if w[0] == word[0] and abs(len(w) - len(word)) < 2)
        return frozenset(root_of(w) for w in near if sorted(w) == sorted(word) or _one_off(w, word))

    def given(self, term: Term) -> bool:
        return term.root in self.facts or term.root in self.own

    def stated(self, term: Term) -> bool:
        """A word of the facts that the person can see and correct: the job, the employer, who was there."""
        return term.root in self.facts and not term.figure

    def _held(self, term: Term, n: int) -> float:
        if term.root in self.lines[n].keys or self.misspelt(term) & self.lines[n].keys:
            return 1.0
        if term.keys & self.lines[n].keys:
            return ALIKE
        if self.given(term):
            return NEAR
        if any(term.keys & self.lines[k].keys for k in (n - 1, n + 1) if 0 <= k < len(self.lines)):
            return NEAR
        return ANYWHERE if term.keys & self.all else 0.0

    def near(self, n: int) -> frozenset[str]:
        return frozenset().union(*(self.lines[k].keys for k in (n - 1, n, n + 1) if 0 <= k < len(self.lines)))


def _one_off(one: str, other: str) -> bool:
    """One letter more, less or other."""
    short, long = sorted((one, other), key=len)
    if len(short) < LONG - 1:
        return False
    at = next((n for n, c in enumerate(short) if c != long[n]), len(short))
    return short[at + (len(short) == len(long)) :] == long[at + 1 :]


def _facts(reading: Reading) -> list[str]:
    cited = [c.value for c in (reading.company, reading.role) if c]
    return cited + [f"{p.name} {p.title or ''}" for p in reading.interviewers]


def _keys(text: str) -> frozenset[str]:
    return frozenset(t.root for t in terms(text))
