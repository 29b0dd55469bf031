"""What shows over several interviews, as counts with their denominators and the sentences behind each. No causes."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Literal

from coach.domain.base import Frozen
from coach.domain.debrief import Finding, Reading
from coach.domain.interview import Interview, InterviewId
from coach.services.interviews import day_of
from coach.writing.cards import families, family, reading_of
from coach.writing.nearby import question_for
from coach.writing.overlap import content
from coach.writing.phrases import load

ENOUGH = 3
"""Interviews, before anything is said of a pattern."""

Went = Literal["well", "hard", "unsaid"]


class Place(Frozen):
    """A stretch of one interview's notes."""

    interview: InterviewId
    words: str
    sentences: tuple[str, ...]


class Sort(Frozen):
    """One sort of question over all interviews; each question asked is in exactly one of the three."""

    name: str
    title: str
    well: tuple[Place, ...] = ()
    hard: tuple[Place, ...] = ()
    unsaid: tuple[Place, ...] = ()

    @cached_property
    def asked(self) -> int:
        return len(self.well) + len(self.hard) + len(self.unsaid)

    @cached_property
    def interviews(self) -> int:
        return len({p.interview for p in (*self.well, *self.hard, *self.unsaid)})


class Stage(Frozen):
    """`stage` is "" where the person did not say."""

    stage: str
    interviews: int
    ended: tuple[InterviewId, ...]
    """Those that ended there with a no."""


class SamePoint(Frozen):
    """What they said, and what the person wrote of the same point in the same interview."""

    told: Place
    own: tuple[Place, ...]


class Change(Frozen):
    """Hard moments in the earlier half of the interviews, and in the later one."""

    earlier_hard: int
    earlier_interviews: int
    later_hard: int
    later_interviews: int
    later: tuple[Place, ...]


class Patterns(Frozen):
    interviews: int
    sorts: tuple[Sort, ...] = ()
    stages: tuple[Stage, ...] = ()
    points: tuple[SamePoint, ...] = ()
    told_in: int = 0
    """Interviews with feedback."""
    change: Change | None = None


def enough(interviews: Sequence[Interview]) -> bool:
    return len(readings(interviews)) >= int(load("patterns")["enough"])


def readings(interviews: Iterable[Interview]) -> list[tuple[Interview, Reading]]:
    return [(i, reading) for i in interviews if (reading := reading_of(i)) is not None]


def patterns(interviews: Sequence[Interview]) -> Patterns:
    """Of those interviews whose notes were read; `interviews` in any order."""
    read = sorted(readings(interviews), key=lambda row: (day_of(row[0]), row[0].id))
    if len(read) < ENOUGH:
        return Patterns(interviews=len(read))
    points = tuple(point for interview, reading in read for point in _points(interview, reading))
    return Patterns(
        interviews=len(read),
        sorts=_sorts(read),
        stages=_stages([interview for interview, _ in read]),
        points=points,
        told_in=sum(bool(reading.of("feedback")) for _, reading in read),
        change=_change(read),
    )


def place(interview: Interview, reading: Reading, finding: Finding) -> Place:
    words = " ".join(reading.words(finding).split())
    return Place(interview=interview.id, words=words, sentences=finding.sentences)


def _sorts(read: list[tuple[Interview, Reading]]) -> tuple[Sort, ...]:
    rows: dict[str, dict[Went, list[Place]]] = {name: {"well": [], "hard": [], "unsaid": []} for name in families()}
    for interview, reading in read:
        went = dict(_how_it_went(reading))
        for finding in reading.of("asked"):
            sort = rows[family(reading.words(finding))]
            sort[went.get((finding.start, finding.end), "unsaid")].append(place(interview, reading, finding))
    made = (
        Sort(name=name, title=families()[name], **{way: tuple(places) for way, places in row.items()})
        for name, row in rows.items()
    )
    return tuple(sorted((s for s in made if s.asked), key=lambda s: (s.name == "other", -s.asked)))


def _how_it_went(reading: Reading) -> Iterator[tuple[tuple[int, int], Went]]:
    """A question with a hard moment counts as hard, even where part of it went well."""
    for kind, way in (("strength", "well"), ("struggle", "hard"), ("skill_gap", "hard")):
        for finding in reading.findings:
            if finding.kind == kind and (asked := question_for(reading, finding)) is not None:
                yield (asked.start, asked.end), "well" if way == "well" else "hard"


def _stages(interviews: list[Interview]) -> tuple[Stage, ...]:
    names = dict.fromkeys(i.facts.stage.strip().lower() for i in interviews)
    rows = []
    for name in names:
        here = [i for i in interviews if i.facts.stage.strip().lower() == name]
        ended = tuple(i.id for i in here if i.facts.outcome == "rejected")
        rows.append(Stage(stage=here[0].facts.stage.strip(), interviews=len(here), ended=ended))
    return tuple(sorted(rows, key=lambda s: (not s.stage, -s.interviews)))


def _points(interview: Interview, reading: Reading) -> Iterator[SamePoint]:
    """Two content words in common, or the whole of a short one, make the same point; "great" alone does not."""
    own = reading.of("struggle", "strength", "skill_gap")
    for told in reading.of("feedback"):
        stems = content(reading.words(told))
        apart = [f for f in own if not (f.start < told.end and told.start < f.end)]
        same = [f for f in apart if len(stems & content(_with_question(reading, f))) >= 2]
        if same:
            yield SamePoint(
                told=place(interview, reading, told), own=tuple(place(interview, reading, f) for f in same[:3])
            )


def _with_question(reading: Reading, finding: Finding) -> str:
    asked = question_for(reading, finding)
    return f"{reading.words(finding)} {reading.words(asked) if asked else ''}"


def _change(read: list[tuple[Interview, Reading]]) -> Change | None:
    """From six interviews on: three against three is the least that can be set side by side."""
    if len(read) < 2 * ENOUGH:
        return None
    half = len(read) // 2
    earlier, later = read[:half], read[half:]
    hard = [place(i, r, f) for i, r in later for f in r.of("struggle")]
    return Change(
        earlier_hard=sum(len(r.of("struggle")) for _, r in earlier),
        earlier_interviews=len(earlier),
        later_hard=len(hard),
        later_interviews=len(later),
        later=tuple(hard),
    )
