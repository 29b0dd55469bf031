"""What kind of moment a finding was: the tags that a move may ask for."""

import re

from coach.domain.debrief import Finding, FindingKind, Reading
from coach.writing.asked import asked
from coach.writing.nearby import question_for
from coach.writing.phrases import load

_TABLES: dict[FindingKind, str] = {
    "struggle": "struggle",
    "feeling": "feeling",
    "strength": "strength",
    "feedback": "feedback",
    "next_step": "plan",
}


def tags(reading: Reading, at: Finding, slots: dict[str, str]) -> tuple[str, ...]:
    """The surest first; by the words that the question will show, so that it speaks of what the person sees."""
    shown = " ".join(slots.get(k, "") for k in ("words", "said", "felt", "told")).lower()
    found = _cued(at.kind, shown)
    match at.kind:
        case "fit":
            return (reading.role_fit.verdict,)
        case "next_step":
            return _whose_plan(slots["words"].lower(), found)
        case "feeling":
            return tuple(t for t in found if not (t == "hurt" and "joy" in found))
        case "strength":
            return _how_it_shone(slots, found)
        case "struggle":
            return _what_went(reading, at, slots, found)
        case _:
            return tuple(found)


def _cued(kind: FindingKind, shown: str) -> list[str]:
    table: dict[str, list[str]] = load("cues").get(_TABLES.get(kind, ""), {})
    return [tag for tag, cues in table.items() if any(_stands(cue, shown) for cue in cues)]


def _stands(cue: str, shown: str) -> bool:
    """At a word's beginning; a short cue as a whole word, so that `red` is not found in `Redis`."""
    if cue not in shown:
        return False
    end = r"(?!\w)" if len(cue) < 5 else ""
    return bool(re.search(rf"(?<!\w){re.escape(cue)}{end}", shown))


def _whose_plan(shown: str, found: list[str]) -> tuple[str, ...]:
    if re.search(r"\bnot going to\b", shown):
        return ()
    if re.match(load("cues")["their_plan"], shown.strip(' "')):
        return ("theirs",)
    return ("own",) if "own" in found else ()


def _how_it_shone(slots: dict[str, str], found: list[str]) -> tuple[str, ...]:
    """Praise needs somebody else to have given it."""
    said = slots.get("said", "")
    by_others = bool(said) and (not said.startswith("you") or bool(re.search(r"\b(?:he|she|they)\b", said)))
    kept = [t for t in found if t != "praise" or by_others]
    return (*kept, "praised") if "praise" in slots else tuple(kept)


def _what_went(reading: Reading, at: Finding, slots: dict[str, str], found: list[str]) -> tuple[str, ...]:
    question = question_for(reading, at)
    if question and _is_task(reading.words(question)):
        found = [*found, "task"]
    if re.match(r"how (?:many|much|long|often)\b", slots.get("ask", "")):
        found = [*found, "count"]
    return ("right", *found) if "right" in slots else tuple(found)


def _is_task(question: str) -> bool:
    return asked(question).ask.startswith("to ") or bool(re.search(load("cues")["tasks"], question, re.IGNORECASE))
