"""The letter check: what in a letter's body the notes and the profile do not support, what it gives away, and what
they do support. Every draft is put to it, whoever wrote it."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from coach.domain.debrief import Leaning, Reading
from coach.domain.letters import Check, LetterKind, Mark
from coach.domain.profile import Profile
from coach.reading.leaning import of_stretches
from coach.writing.checking.credit import credit
from coach.writing.checking.evidence import Evidence, Support
from coach.writing.checking.exact import greeted, links, names_and_figures
from coach.writing.checking.kinds import another_of_its_kind
from coach.writing.checking.meaning import Meaning
from coach.writing.checking.parts import Line, Part, bare, parts
from coach.writing.checking.rulings import Ruling, rule
from coach.writing.checking.signs import Signs, best, leans, signs
from coach.writing.checking.stock import without_stock
from coach.writing.checking.weighing import weigh, with_hand

GREETING = 80  # characters in which a letter says whom it is to
_BLANK = re.compile(r"\[[^\[\]]*\]")


def blanks_in(body: str) -> tuple[str, ...]:
    """What the person is to fill in, as written, in order, brackets and all."""
    return tuple(m[0] for m in _BLANK.finditer(body))


def check(body: str, reading: Reading, profile: Profile, to: str | None = None) -> tuple[Mark, ...]:
    """Problems and leaks together, in the order of the body."""
    found = examine(body, reading, profile, to)
    return tuple(sorted((*found.problems, *found.leaks), key=lambda m: (m.start, m.end)))


def supported(body: str, reading: Reading, profile: Profile) -> tuple[Mark, ...]:
    """Each particular that the notes hold, with the sentences that say it."""
    return examine(body, reading, profile).supported


def examine(
    body: str, reading: Reading, profile: Profile, to: str | None = None, kind: LetterKind | None = None
) -> Check:
    """`to`: whom the letter is for. Blanks are left out of account; a private particular is a leak and no problem."""
    if kind == "reply_to_rejection":
        reading = reading.model_copy(update={"outcome": "rejected"})
    text, evidence = bare(without_stock(body)), Evidence(reading, profile)
    problems: list[Mark] = [*links(text, reading.notes.text), *greeted(text, to, evidence)]
    leaks: list[Mark] = []
    good: list[Mark] = []
    looked = looks(text, evidence, to)
    for look, found in zip(looked, with_hand([look.signs for look in looked]), strict=True):
        part, support = look.part, look.support
        into = weigh(found, look.ruling).into
        if into == "leak":
            leaks.append(_whole(part, *look.ruling.leak))
        elif into == "problem" and not _only(look.exact, support):
            problems.append(_whole(part, *look.ruling.problem))
        else:
            problems += look.exact
            if support.met and support.line is not None and not look.exact:
                good.append(_whole(part, "Your notes say it.", (evidence.lines[support.line],)))
    return Check(problems=_in_order(problems), leaks=_in_order(leaks), supported=tuple(good))


class Look(NamedTuple):
    """One claim, all that is known of it; `exact`: its names and figures that are wrong."""

    part: Part
    support: Support
    exact: list[Mark]
    ruling: Ruling
    signs: Signs


def looks(text: str, evidence: Evidence, to: str | None) -> list[Look]:
    meaning = Meaning(evidence)
    found = [p for p in parts(text) if not p.telling or not all(evidence.stated(t) for t in p.telling)]
    read_so = of_stretches(text, [(p.start, p.end) for p in found])
    return [_look(part, text, evidence, meaning, to, leaning) for part, leaning in zip(found, read_so, strict=True)]


def _look(part: Part, text: str, evidence: Evidence, meaning: Meaning, to: str | None, leaning: Leaning) -> Look:
    support = evidence.support(part)
    exact = [*names_and_figures(part, text, evidence), *_mistaken(part, support, evidence)]
    ruling = rule(part, support, to, text[:GREETING], exact, evidence)
    sought = meaning.sought(part)
    line, fits = best(sought)
    found = signs(part, support, sought, line, fits, meaning) | ruling.fired | {"exact": float(bool(exact))}
    found |= credit(part, line, fits, to, text[:GREETING], evidence) | leans(leaning, line, fits, meaning)
    return Look(part, support, exact, ruling, found)


def _mistaken(part: Part, support: Support, evidence: Evidence) -> list[Mark]:
    found = another_of_its_kind(part, support, evidence)
    if found is None:
        return []
    term, told = found
    why = f"Your notes have “{told}” here. Check it."
    return [Mark(text=term.text, start=term.start, end=term.end, why=why)]


def _only(exact: list[Mark], support: Support) -> bool:
    """Whether names and figures are all that is not held up: then they alone are marked."""
    return bool(exact) and all(any(m.start <= t.start < m.end for m in exact) for t in support.missing)


def _whole(part: Part, why: str, lines: Iterable[Line]) -> Mark:
    return Mark(text=part.text, start=part.start, end=part.end, why=why, sentences=tuple(n.id for n in lines))


def _in_order(marks: list[Mark]) -> tuple[Mark, ...]:
    return tuple(sorted(_once(marks), key=lambda m: (m.start, m.end)))


def _once(marks: list[Mark]) -> Iterator[Mark]:
    """One problem for one stretch, the first found."""
    taken: list[Mark] = []
    for mark in marks:
        if not any(t.start < mark.end and mark.start < t.end for t in taken):
            taken.append(mark)
            yield mark
