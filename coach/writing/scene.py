"""One finding and what stands around it in the notes, as phrases that fit into a question."""

import re
from typing import NamedTuple

from coach.domain.debrief import Finding, Reading
from coach.reading.attribution import who
from coach.writing.asked import asked
from coach.writing.clause import Clause, clause, without_insult
from coach.writing.details import after_said, figures, halves, known_instead, speech
from coach.writing.moments import tags
from coach.writing.nearby import question_for
from coach.writing.overlap import content
from coach.writing.people import called, names_in
from coach.writing.skills import is_gap_told, skill_name
from coach.writing.tidy import full, quoted, upper_first


class Scene(NamedTuple):
    """`slots` fill a move's braces; `tags` say what kind of moment it was, the surest first."""

    slots: dict[str, str]
    tags: tuple[str, ...]


def scene(reading: Reading, at: Finding, other: Finding | None = None) -> Scene:
    names = names_in(reading)
    text = reading.words(at)
    slots = {"words": quoted(without_insult(text), 7 if other else 9)}
    told = _own_clause(at, text, names)
    if told:
        slots |= {"said": told.text, "Said": told.capital} | ({"when": told.text} if told.event else {})
    slots |= _question_around(reading, at, names)
    slots |= _other(reading, other, names)
    if slots.get("other") == slots["words"]:
        slots = {k: v for k, v in slots.items() if k not in {"other", "othersaid"}}
    if "when" not in slots:
        slots.pop("othersaid", None)
    slots |= _special(reading, at, names)
    return Scene({k: v for k, v in slots.items() if v}, tags(reading, at, slots))


def _own_clause(at: Finding, text: str, names: frozenset[str]) -> Clause | None:
    if at.kind == "skill_gap":
        made = clause(text, names)
        return made if made and made.text.startswith(("you", "your")) else None
    return clause(text, names)


def _question_around(reading: Reading, at: Finding, names: frozenset[str]) -> dict[str, str]:
    question = at if at.kind == "asked" else question_for(reading, at)
    person = who(reading, question or at) or who(reading, at)
    slots = {"who": called(person.name)} if person else {}
    if question:
        made = asked(reading.words(question), names)
        slots |= {"ask": made.ask} | ({"topic": made.topic} if made.topic else {})
    return slots


def _other(reading: Reading, other: Finding | None, names: frozenset[str]) -> dict[str, str]:
    if other is None:
        return {}
    text = reading.words(other)
    told = _own_clause(other, text, names)
    slots = {"other": quoted(text, 7)} | ({"othersaid": told.text} if told and told.event else {})
    return slots | ({"otherlabel": skill_name(other.label, names)} if other.label else {})


def _special(reading: Reading, at: Finding, names: frozenset[str]) -> dict[str, str]:
    text = reading.words(at)
    match at.kind:
        case "struggle":
            return figures(text) | _bright(reading, at, names)
        case "skill_gap":
            return _gap(reading, at, names) | _bright(reading, at, names)
        case "strength":
            return {"praise": speech(text)}
        case "feeling":
            return {"felt": quoted(text, 9)} | _bright(reading, at, names)
        case "fit":
            return halves(text) or {"fit": quoted(text, 14)}
        case "feedback":
            return {"told": speech(text) or quoted(after_said(text), 9)}
        case "next_step":
            return {"plan": quoted(text, 9)}
        case "gratitude":
            return {"nice": quoted(text, 9)}
        case _:
            return {}


def _bright(reading: Reading, at: Finding, names: frozenset[str]) -> dict[str, str]:
    """Something short that went well elsewhere in these notes."""
    for strength in reading.of("strength"):
        made = clause(reading.words(strength), names, most=9)
        if made and made.event and not set(strength.sentences) & set(at.sentences) and made.text.startswith("you"):
            return {"bright": made.text, "Bright": made.capital}
    return {}


def _gap(reading: Reading, at: Finding, names: frozenset[str]) -> dict[str, str]:
    label = skill_name(at.label, names)
    told = _own_clause(at, reading.words(at), names)
    slots = {"label": label, "Label": upper_first(label)} if label else {}
    if told and is_gap_told(told.text, label):
        slots |= {"gap": told.text, "Gap": told.capital}
    return slots | known_instead(full(_rest_of(reading, at)), label) | _plan_for(reading, at)


def _rest_of(reading: Reading, at: Finding) -> str:
    """From the finding on, to the end of its sentence or the next gap in it."""
    end = reading.notes.by_id[at.sentences[-1]].end
    following = [f.start for f in reading.of("skill_gap") if at.end <= f.start < end]
    return reading.notes.text[at.start : min([end, *following])]


def _plan_for(reading: Reading, at: Finding) -> dict[str, str]:
    """The part of a plan that is about this gap."""
    wanted = content(at.label or "")
    elsewhere = [f for f in reading.of("next_step") if not set(f.sentences) & set(at.sentences)]
    parts = [part for f in elsewhere for part in re.split(r", (?:and )?|; ", reading.words(f))]
    return next(({"plan": quoted(part, 9)} for part in parts if wanted & content(quoted(part, 9))), {})
