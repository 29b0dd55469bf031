"""Claims that nothing in the notes holds up, or that the notes gainsay."""

import re

from coach.domain.debrief import Outcome
from coach.writing.checking.evidence import Evidence, Support
from coach.writing.checking.parts import Line, Part, cue_for
from coach.writing.checking.terms import courtesy, root_of, terms

LEAST, LEAST_OF_ONESELF, LEAST_OF_A_REACTION = 0.42, 0.7, 0.3
SHORT, SURE, MANY = 20, 0.75, 3
_FELT = re.compile(r"(?:it|that|this|which) (?:was|is|felt) ", re.IGNORECASE)
_CLAUSE = re.compile(r"[;:.!?()]|,(?! \w+\W*$)| - | – | but | and | so ")


def unsupported(part: Part, support: Support, evidence: Evidence) -> str | None:
    if part.asks and not support.met and not part.says("claims"):
        return None
    if len(part.telling) == 1 and _FELT.match(part.text):
        return None
    if not part.telling:
        return _bare_promise(part)
    least = LEAST_OF_ONESELF if part.says("claims") and not part.says("courteous") else LEAST
    if part.says("reactions") and len(support.missing) < MANY:
        return None
    if part.says("asked") or part.asks or (least == LEAST and evidence.anchored(support)):
        least = LEAST_OF_A_REACTION
    held = support.share >= least
    if part.says("promises") and not (held and _planned(support, evidence)):
        return "Your notes hold no such plan. Promise it only if you mean to do it."
    if held:
        return None
    return "Nothing in your notes says this. Take it out, or put a [blank] in its place."


def _planned(support: Support, evidence: Evidence) -> bool:
    """In the line that holds it up best, or in one that holds half of it."""
    steps = {i for f in evidence.reading.of("next_step") for i in f.sentences}
    for n, line in enumerate(evidence.lines):
        met = sum(bool(t.keys & line.keys) for t in (*support.met, *support.missing))
        near = n == support.line or (met and 2 * met >= len(support.met) + len(support.missing))
        if near and (line.id in steps or cue_for("plans").search(line.text)):
            return True
    return False


def _bare_promise(part: Part) -> str | None:
    found = part.says("promises")
    verb = root_of(found[1]) if found else None
    return "Your notes hold no such plan." if verb and verb not in courtesy() else None


def gainsaid(part: Part, support: Support, outcome: Outcome, evidence: Evidence) -> tuple[str, Line | None] | None:
    if outcome in {"rejected", "withdrew"} and part.says("hopes") and not _of_feedback(part):
        told = "was a no" if outcome == "rejected" else "is one you stepped back from"
        return f"Your notes say that this role {told}. The letter hopes for it all the same.", None
    if support.line is None or support.share < 0.34:
        return None
    line = evidence.lines[support.line]
    own = bool(re.search(r"\b(?:I|I'm|I'd|I've|my)\b", part.lead)) and not part.says("promises")
    claimed = bool(part.says("claims")) and not part.says("courteous")
    stated = (
        own
        and bool(re.search(r"\bI\b", part.text))
        and not part.says("courteous")
        and not part.says("learning")
        and support.share >= SURE
    )
    denied = _denied(_with_answer(line, support.line, evidence), support, whole=claimed)
    if denied is None or part.says("sore") or part.says("asked"):
        return None
    positive = own and bool(part.says("positive"))
    if (claimed or positive) and not part.says("negated") and _lacked(support, evidence):
        return "Your notes say that you lack this.", line
    if denied and not part.says("negated") and (claimed or positive or stated):
        return "Your notes say otherwise.", line
    if not denied and part.says("refusals") and own:
        return "Your notes do not say this; they seem to say the opposite.", line
    return None


def _lacked(support: Support, evidence: Evidence) -> bool:
    """Most of what is claimed stands in one gap of the notes."""
    gaps = ({k for t in terms(evidence.reading.words(f)) for k in t.keys} for f in evidence.reading.of("skill_gap"))
    return any(2 * sum(bool(t.keys & gap) for t in support.met) > len(support.met) for gap in gaps)


def _of_feedback(part: Part) -> bool:
    return bool(
        re.search(r"\b(?:feedback|future|another|other) (?:opening|role|post|position)?", part.lead, re.IGNORECASE)
    )


def _with_answer(line: Line, n: int, evidence: Evidence) -> str:
    """`full driving licence? no, booked in for it` is one matter in two sentences."""
    after = evidence.lines[n + 1].text if n + 1 < len(evidence.lines) else ""
    return f"{line.text} {after}" if line.text.rstrip(" \"'").endswith("?") else line.text


def _denied(text: str, support: Support, *, whole: bool) -> bool | None:
    """Whether the clause of the notes that holds the claim's words is a negative one; None where none holds them."""
    wanted = frozenset().union(*(t.keys for t in support.met))
    clauses = [c for c in _CLAUSE.split(text) if any(t.keys & wanted for t in terms(c))]
    if not clauses:
        return None
    where = [text] if whole and len(text.split()) < SHORT else clauses
    return any(cue_for("negated").search(c) or cue_for("lacking").search(c) for c in where)
