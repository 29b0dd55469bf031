"""What the rules make of one claim, with their reason; what was learned weighs it (`weighing`)."""

import re
from typing import Literal, NamedTuple

from coach.domain.letters import Mark
from coach.writing.checking.claims import gainsaid, unsupported
from coach.writing.checking.deeds import done_by_another
from coach.writing.checking.evidence import Evidence, Support
from coach.writing.checking.parts import Line, Part
from coach.writing.checking.secrets import Leak, leaks
from coach.writing.checking.signs import Signs

List = Literal["problem", "leak"]
NOTHING = "Nothing in your notes says this. Take it out, or put a [blank] in its place."
KEPT = "Your notes keep this to yourself."


class Ruling(NamedTuple):
    """`into`: the list that the rules alone would put it in; `fired`: each rule that spoke."""

    into: List | None
    problem: tuple[str, tuple[Line, ...]]
    leak: tuple[str, tuple[Line, ...]]
    fired: Signs


def rule(part: Part, support: Support, to: str | None, greeting: str, exact: list[Mark], evidence: Evidence) -> Ruling:
    given_away = leaks(part, support, evidence)
    against = gainsaid(part, support, evidence.reading.outcome, evidence)
    doer = done_by_another(part, support, to, greeting, evidence)
    nothing = unsupported(part, support, evidence)
    here = (evidence.lines[support.line],) if support.line is not None else ()
    fired = {f"leak {name}": 1.0 for name in given_away}
    if against:
        fired[f"gainsaid {_manner(against[0])}"] = 1.0
    if doer:
        fired["doer"] = 1.0
    if nothing:
        fired["unsupported plan" if "plan" in nothing else "unsupported nothing"] = 1.0
    problem: tuple[str, tuple[Line, ...]] = (NOTHING, ())
    if against:
        problem = against[0], (against[1],) if against[1] else ()
    elif doer:
        problem = f"In your notes that was {doer}.", here
    elif nothing:
        problem = nothing, ()
    first = next(iter(given_away.values()), None)
    into: List | None = "problem" if against or doer or nothing else None
    if first and first.faint and _boasts(part):
        fired["boast"] = 1.0
        into = "problem"
        problem = problem if against else ("Your notes say otherwise.", first.lines)
    elif first and not (exact and first.faint) and not (against and not _laments(part)):
        into = "leak"
    if against and not _laments(part):
        fired["gainsaid against"] = 1.0
    return Ruling(into, problem, _reason(first), fired)


def _reason(first: Leak | None) -> tuple[str, tuple[Line, ...]]:
    return (first.why, first.lines) if first else (KEPT, ())


def _manner(why: str) -> str:
    return next((m for m in ("hopes", "lack", "opposite") if m in why), "otherwise")


def _laments(part: Part) -> bool:
    """A skill claimed that the notes deny is a false claim, though the lack of it is private; a lament is none."""
    return any(part.says(cue) for cue in ("sore", "faint", "pay", "asides"))


def _boasts(part: Part) -> bool:
    """Tells as good, of oneself, what the notes keep private."""
    own = re.search(r"\b(?:I|I'm|I've|my)\b", part.text, re.IGNORECASE)
    return bool(own and part.says("positive") and not part.says("sore") and not part.says("faint"))
