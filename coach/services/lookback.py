"""A month, looked back at: what was done, learned and kept. Every statement has the entries that it was made from.

Nothing is made of words that sound like danger: what holds them is left out.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Literal, NamedTuple

from coach.domain.base import Frozen
from coach.domain.exercises import Sitting
from coach.domain.interview import Interview
from coach.domain.plans import Plan
from coach.domain.ports import Journal
from coach.domain.practice import KeptCard
from coach.domain.recovery import CheckIn
from coach.domain.rests import Rest
from coach.services.interviews import day_of
from coach.writing.heavy import heavy
from coach.writing.phrases import load

EntryKind = Literal["interview", "checkin", "plan", "rest", "sitting", "card"]
Part = Literal["done", "learned", "kept"]


class Entry(Frozen):
    """What is kept in the journal, as the person finds it again."""

    kind: EntryKind
    id: str
    on: date
    name: str


class Statement(Frozen):
    """`quote`: the person's own words, exactly."""

    part: Part
    about: str
    """What it is, as the first line names it: "went to interviews"."""
    text: str
    entries: tuple[Entry, ...]
    quote: str = ""


class LookBack(Frozen):
    """`facts`: what was done, counted; the first line is worded from these and nothing else."""

    first: str
    statements: tuple[Statement, ...]
    facts: tuple[str, ...] = ()

    def of(self, part: Part) -> tuple[Statement, ...]:
        return tuple(s for s in self.statements if s.part == part)


class Kept(Frozen):
    """Everything of the journal that a look back draws on."""

    interviews: tuple[Interview, ...] = ()
    checkins: tuple[CheckIn, ...] = ()
    plans: tuple[Plan, ...] = ()
    rests: tuple[Rest, ...] = ()
    sittings: tuple[Sitting, ...] = ()
    cards: tuple[KeptCard, ...] = ()


class DateNames(NamedTuple):
    """How a month with its year, and a day of a year one knows, are written; pages write them as the browser does."""

    month: Callable[[date], str] = "{:%B %Y}".format
    day: Callable[[date], str] = "{0.day} {0:%B}".format


ENGLISH = DateNames()


def kept(journal: Journal) -> Kept:
    """Raises JournalError."""
    return Kept(
        interviews=journal.interviews(),
        checkins=journal.checkins(),
        plans=journal.all_of(Plan),
        rests=journal.all_of(Rest),
        sittings=journal.all_of(Sitting),
        cards=journal.practice().cards,
    )


def look_back(kept: Kept, month: date, titles: dict[str, str], names: DateNames = ENGLISH) -> LookBack:
    """`month`: any day of it; `titles`: of the exercises, by name."""
    found = [*_interviews(kept, month), *_letters(kept, month), *_practice(kept, month), *_weeks(kept, month)]
    found += [*_rests(kept, month, names.day), *_sittings(kept, month, titles), *_learned(kept, month)]
    found += [*_plans(kept, month), *_lines(kept, month)]
    named = names.month(month)
    told = tuple(s for s in found if not heavy(f"{s.text}\n{s.quote}"))
    return LookBack(first=_first(told, named), statements=told, facts=_facts(told, named))


def months(kept: Kept, today: date) -> tuple[date, ...]:
    """The first days of the months that hold anything, the latest first; today's is always there."""
    days = [*(day_of(i) for i in kept.interviews), *(c.on for c in kept.checkins), *(r.start for r in kept.rests)]
    days += [*(_day(p.created_at) for p in kept.plans), *(_day(s.created_at) for s in kept.sittings), today]
    days += [_day(made.at) for card in kept.cards for made in card.tries]
    return tuple(sorted({day.replace(day=1) for day in days if day <= today}, reverse=True))


def _first(statements: Sequence[Statement], month: str) -> str:
    did = list(dict.fromkeys(s.about for s in statements if s.part == "done"))
    if not did:
        return f"{month} holds nothing written down as done. That is no judgement on it."
    return f"In {month} you {_listed(did)}."


def _facts(statements: Sequence[Statement], month: str) -> tuple[str, ...]:
    """An entry counts once for each thing that it is."""
    done: dict[str, set[str]] = {}
    for statement in (s for s in statements if s.part == "done"):
        done.setdefault(statement.about, set()).update(entry.id for entry in statement.entries)
    counted = load("look_back")["facts"]
    facts = (counted[about]["one" if len(ids) == 1 else "many"].format(n=len(ids)) for about, ids in done.items())
    return (f"the month: {month}", *facts) if done else ()


def _listed(names: Sequence[str]) -> str:
    return " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def _interviews(kept: Kept, month: date) -> Iterator[Statement]:
    met = [i for i in reversed(kept.interviews) if _in(day_of(i), month)]
    if met:
        names = _listed(list(dict.fromkeys(_named(i) for i in met)))
        yield Statement(
            part="done", about="went to interviews", text=f"You went to meet {names}.", entries=_entries(met)
        )


def _letters(kept: Kept, month: date) -> Iterator[Statement]:
    for i in reversed(kept.interviews):
        sent = [x for x in i.letters if x.sent_on is not None and _in(x.sent_on, month)]
        if sent:
            to = _listed(list(dict.fromkeys(x.to or _named(i) for x in sent)))
            yield Statement(part="done", about="sent letters", text=f"You wrote to {to}.", entries=_entries([i]))


def _weeks(kept: Kept, month: date) -> Iterator[Statement]:
    for c in _of(kept.checkins, month):
        if c.step or c.week == "step":
            yield Statement(
                part="done", about="took steps", text="You took a step.", quote=c.step, entries=(_checkin(c),)
            )
        if c.rest or c.week == "rested":
            yield Statement(part="done", about="rested", text="You rested.", quote=c.rest, entries=(_checkin(c),))


def _rests(kept: Kept, month: date, written: Callable[[date], str]) -> Iterator[Statement]:
    for r in kept.rests:
        if _in(r.start, month) or (r.end is not None and _in(r.end, month)):
            entry = Entry(kind="rest", id=r.id, on=r.start, name="Rest")
            until = f" to {written(r.end)}" if r.end is not None and r.end != r.start else ""
            begun = "on" if r.end == r.start else "from"
            text = f"You rested {begun} {written(r.start)}{until}."
            yield Statement(part="done", about="rested", text=text, quote=r.line, entries=(entry,))


def _practice(kept: Kept, month: date) -> Iterator[Statement]:
    for card in kept.cards:
        days = [_day(made.at) for made in card.tries if _in(_day(made.at), month)]
        if days:
            entry = Entry(kind="card", id=card.id, on=max(days), name="Practice")
            text = f"You practised: {card.wordings[-1]}" if card.wordings else "You practised."
            yield Statement(part="done", about="practised", text=text, entries=(entry,))


def _sittings(kept: Kept, month: date, titles: dict[str, str]) -> Iterator[Statement]:
    for s in kept.sittings:
        if not s.declined and _in(_day(s.created_at), month):
            title = titles.get(s.exercise, "An exercise")
            entry = Entry(kind="sitting", id=s.id, on=_day(s.created_at), name=title)
            yield Statement(
                part="done", about="took time for yourself", text=f"You took time for “{title}”.", entries=(entry,)
            )


def _learned(kept: Kept, month: date) -> Iterator[Statement]:
    for i in reversed(kept.interviews):
        for a in i.answers:
            if _in(_day(a.at), month):
                text = f"You thought about: {a.question}"
                yield Statement(part="learned", about="", text=text, quote=a.text, entries=_entries([i]))
        if _in(day_of(i), month) and i.debrief is not None and not i.debrief.crisis:
            yield from _heard(i, i.notes)


def _heard(interview: Interview, notes: str) -> Iterator[Statement]:
    told = [f for f in interview.debrief.findings if f.kind == "feedback"] if interview.debrief else []
    for finding in told:
        words = notes[finding.start : finding.end]
        yield Statement(part="learned", about="", text="They told you:", quote=words, entries=_entries([interview]))


def _plans(kept: Kept, month: date) -> Iterator[Statement]:
    for p in kept.plans:
        entry = (Entry(kind="plan", id=p.id, on=_day(p.created_at), name="Plan"),)
        words = f"If {p.cue}, then I will {p.action}."
        if _in(_day(p.created_at), month):
            yield Statement(part="done", about="made plans", text="You made a plan.", quote=words, entries=entry)
        for back in p.looked_back:
            if back.text and _in(_day(back.at), month):
                text = "You looked back at a plan."
                yield Statement(part="learned", about="", text=text, quote=back.text, entries=entry)
        if p.revisit_on is not None and _in(_day(p.created_at), month):
            better = f"You want to get better at {p.better_at}." if p.better_at else "A plan that stands."
            yield Statement(part="kept", about="", text=better, quote=words, entries=entry)


def _lines(kept: Kept, month: date) -> Iterator[Statement]:
    for c in _of(kept.checkins, month):
        if c.line:
            yield Statement(part="kept", about="", text="In your own words:", quote=c.line, entries=(_checkin(c),))


def _checkin(c: CheckIn) -> Entry:
    return Entry(kind="checkin", id=c.id, on=c.on, name="Check-in")


def _entries(interviews: Iterable[Interview]) -> tuple[Entry, ...]:
    return tuple(Entry(kind="interview", id=i.id, on=day_of(i), name=_named(i)) for i in interviews)


def _named(interview: Interview) -> str:
    return interview.facts.company or interview.facts.role or "an interview"


def _of(checkins: Iterable[CheckIn], month: date) -> list[CheckIn]:
    return [c for c in checkins if _in(c.on, month)]


def _in(day: date, month: date) -> bool:
    return (day.year, day.month) == (month.year, month.month)


def _day(at: datetime) -> date:
    return at.astimezone().date()
