"""Notes → a debrief: read, corrected by the person, written by a coach."""

from collections.abc import Iterator

from coach.domain.debrief import Cited, Debrief, Person, Question, Reading, Source
from coach.domain.interview import Facts
from coach.domain.letters import Letter
from coach.domain.ports import Coach, Quiet, Watch
from coach.domain.profile import Profile
from coach.reading.reader import read
from coach.reading.safety import help_text
from coach.writing.heard import heard
from coach.writing.letters import briefs
from coach.writing.questions import targets


def debrief(
    text: str,
    coach: Coach,
    profile: Profile,
    *,
    facts: Facts | None = None,
    go_on: bool = False,
    watch: Watch | None = None,
) -> Debrief:
    """The whole debrief at once: the last of `unfolding`."""
    *_, last = unfolding(text, coach, profile, facts=facts, go_on=go_on, watch=watch)
    return last


def unfolding(
    text: str,
    coach: Coach,
    profile: Profile,
    *,
    facts: Facts | None = None,
    go_on: bool = False,
    watch: Watch | None = None,
) -> Iterator[Debrief]:
    """The debrief as it grows: first what was read, then one more question or letter each time.

    Where the notes show that the person may be in danger, nothing is written unless they chose to `go_on`.
    """
    watch = watch if watch is not None else Quiet()
    reading = corrected(read(text), facts)
    so_far = _read_only(reading, profile)
    yield so_far
    if reading.crisis and not go_on:
        return
    if (more := coach.read_on(reading, watch)) != reading:
        reading = more
        so_far = _signed_reader(_read_only(reading, profile), coach)
        yield so_far
    questions: tuple[Question, ...] = ()
    for question in coach.questions(reading, targets(reading), watch):
        questions = (*questions, question)
        so_far = so_far.model_copy(
            update={"questions": questions, "source": _signed(so_far.source, "questions", coach)}
        )
        yield so_far
    letters: tuple[Letter, ...] = ()
    for brief in briefs(reading, profile):
        letters = (*letters, coach.letter(reading, brief, profile, watch))
        so_far = so_far.model_copy(update={"letters": letters, "source": _signed(so_far.source, "letters", coach)})
        yield so_far


def prefilled(reading: Reading) -> Facts:
    """What the notes say of the interview, for the person to correct."""
    return Facts(
        company=reading.company.value if reading.company else "",
        role=reading.role.value if reading.role else "",
        people=tuple(p.name for p in reading.interviewers),
        outcome=reading.outcome,
    )


def corrected(reading: Reading, facts: Facts | None) -> Reading:
    """The reading with what the person says in place of what was read; what they say needs no sentence."""
    if facts is None:
        return reading
    read_people = {p.name: p for p in reading.interviewers}
    return reading.model_copy(
        update={
            "company": _said(reading.company, facts.company),
            "role": _said(reading.role, facts.role),
            "outcome": facts.outcome,
            "interviewers": tuple(read_people.get(name) or _named(reading, name) for name in facts.people),
            "outsiders": tuple(o for o in reading.outsiders if o not in facts.people and o != facts.company),
        }
    )


def _said(cited: Cited | None, value: str) -> Cited | None:
    if cited is not None and cited.value == value:
        return cited
    return Cited(value=value, sentences=()) if value else None


def _named(reading: Reading, name: str) -> Person:
    return Person(name=name, sentences=tuple(s.id for s in reading.notes.sentences if name in s.text))


def _read_only(reading: Reading, profile: Profile) -> Debrief:
    return Debrief(
        sentences=reading.notes.sentences,
        company=reading.company,
        role=reading.role,
        outcome=reading.outcome,
        interviewers=reading.interviewers,
        findings=reading.findings,
        role_fit=reading.role_fit,
        heard=heard(reading),
        crisis=reading.crisis,
        help=help_text() if reading.crisis else None,
        profile=profile,
    )


def _signed_reader(debrief: Debrief, coach: Coach) -> Debrief:
    return debrief.model_copy(update={"source": Source(reader=f"builtin, {coach.name}")})


def _signed(source: Source, part: str, coach: Coach) -> Source:
    return source.model_copy(update={part: coach.name})
