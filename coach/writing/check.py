"""The letter check: what in a letter's body the notes and the profile do not support, what it gives away, and what
they do support. Every draft is put to it, whoever wrote it."""

import re
from collections.abc import Iterable, Iterator

from coach.domain.debrief import Reading
from coach.domain.letters import Check, LetterKind, Mark
from coach.domain.profile import Profile
from coach.writing.checking.claims import gainsaid, unsupported
from coach.writing.checking.deeds import done_by_another
from coach.writing.checking.evidence import Evidence, Support
from coach.writing.checking.exact import greeted, links, names_and_figures
from coach.writing.checking.kinds import another_of_its_kind
from coach.writing.checking.parts import Part, bare, parts
from coach.writing.checking.secrets import leak
from coach.writing.checking.stock import without_stock

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
    for part in parts(text):
        if part.telling and all(evidence.stated(t) for t in part.telling):
            continue
        support = evidence.support(part)
        given_away = leak(part, support, evidence)
        exact = list(names_and_figures(part, text, evidence))
        if given_away and given_away.faint and _boasts(part):
            problems.append(_whole(part, "Your notes say otherwise.", (n.id for n in given_away.lines)))
            continue
        if given_away and not (exact and given_away.faint) and not _claimed_against(part, support, evidence):
            leaks.append(_whole(part, given_away.why, (n.id for n in given_away.lines)))
            continue
        exact += _mistaken(part, support, evidence)
        wrong = _wrong(part, support, to, text, evidence)
        if wrong and not _only(exact, support):
            problems.append(wrong)
        else:
            problems += exact
            if support.met and support.line is not None and not exact:
                good.append(_whole(part, "Your notes say it.", [evidence.lines[support.line].id]))
    return Check(problems=_in_order(problems), leaks=_in_order(leaks), supported=tuple(good))


def _boasts(part: Part) -> bool:
    """Tells as good, of oneself, what the notes keep private."""
    own = re.search(r"\b(?:I|I'm|I've|my)\b", part.text, re.IGNORECASE)
    return bool(own and part.says("positive") and not part.says("sore") and not part.says("faint"))


def _mistaken(part: Part, support: Support, evidence: Evidence) -> list[Mark]:
    found = another_of_its_kind(part, support, evidence)
    if found is None:
        return []
    term, told = found
    why = f"Your notes have “{told}” here. Check it."
    return [Mark(text=term.text, start=term.start, end=term.end, why=why)]


def _claimed_against(part: Part, support: Support, evidence: Evidence) -> bool:
    """A skill claimed that the notes deny is a false claim, though the lack of it is private."""
    lament = any(part.says(cue) for cue in ("sore", "faint", "pay", "asides"))
    return not lament and gainsaid(part, support, evidence.reading.outcome, evidence) is not None


def _wrong(part: Part, support: Support, to: str | None, text: str, evidence: Evidence) -> Mark | None:
    """What is wrong with the claim as a whole."""
    against = gainsaid(part, support, evidence.reading.outcome, evidence)
    if against:
        return _whole(part, against[0], [against[1].id] if against[1] else [])
    doer = done_by_another(part, support, to, text[:80], evidence)
    if doer and support.line is not None:
        return _whole(part, f"In your notes that was {doer}.", [evidence.lines[support.line].id])
    why = unsupported(part, support, evidence)
    return _whole(part, why, []) if why else None


def _only(exact: list[Mark], support: Support) -> bool:
    """Whether names and figures are all that is not held up: then they alone are marked."""
    return bool(exact) and all(any(m.start <= t.start < m.end for m in exact) for t in support.missing)


def _whole(part: Part, why: str, ids: Iterable[str]) -> Mark:
    return Mark(text=part.text, start=part.start, end=part.end, why=why, sentences=tuple(ids))


def _in_order(marks: list[Mark]) -> tuple[Mark, ...]:
    return tuple(sorted(_once(marks), key=lambda m: (m.start, m.end)))


def _once(marks: list[Mark]) -> Iterator[Mark]:
    """One problem for one stretch, the first found."""
    taken: list[Mark] = []
    for mark in marks:
        if not any(t.start < mark.end and mark.start < t.end for t in taken):
            taken.append(mark)
            yield mark
