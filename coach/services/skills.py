"""Skill gaps: one list over all interviews, with what the person decided about each."""

from collections.abc import Sequence

from coach.domain.base import Frozen
from coach.domain.interview import Interview
from coach.domain.ports import Journal
from coach.domain.practice import Practice, Prompt, SkillPlan
from coach.writing.cards import reading_of
from coach.writing.overlap import content
from coach.writing.tidy import plain, upper_first

ORDER = {"doing": 0, "open": 0, "learned": 1, "not_now": 2}


class Skill(Frozen):
    """`sources`: every place in the notes; `interviews` counts each interview once."""

    key: str
    name: str
    sources: tuple[Prompt, ...]
    plan: SkillPlan

    @property
    def interviews(self) -> int:
        return len({source.interview for source in self.sources})


def skills(interviews: Sequence[Interview], practice: Practice) -> tuple[Skill, ...]:
    """What the person is on or has open first, by their own judgement of importance, then by how often it came up."""
    found: dict[str, tuple[str, list[Prompt]]] = {}
    for interview in interviews:
        for key, name, source in _lacked(interview):
            found.setdefault(key, (name, []))[1].append(source)
    plans = {plan.key: plan for plan in practice.skills}
    listed = [
        Skill(key=key, name=name, sources=tuple(sources), plan=plans.get(key, SkillPlan(key=key)))
        for key, (name, sources) in found.items()
    ]
    return tuple(sorted(listed, key=lambda s: (ORDER[s.plan.state], -(s.plan.importance or 0), -s.interviews, s.name)))


def _lacked(interview: Interview) -> list[tuple[str, str, Prompt]]:
    reading = reading_of(interview)
    rows: list[tuple[str, str, Prompt]] = []
    for finding in reading.of("skill_gap") if reading is not None else ():
        name = plain(finding.label or "")
        if name and reading is not None:
            words = " ".join(reading.words(finding).split())
            source = Prompt(
                kind="skill",
                text=name,
                words=words,
                interview=interview.id,
                sentences=finding.sentences,
                family="skill",
            )
            rows.append((key_of(name), upper_first(name), source))
    return rows


def key_of(name: str) -> str:
    """The same for `Excel`, `excel` and `the Excel`."""
    return " ".join(sorted(content(name))) or name.lower()


def decide(journal: Journal, plan: SkillPlan) -> Practice:
    def put(practice: Practice) -> Practice:
        others = tuple(s for s in practice.skills if s.key != plan.key)
        return practice.model_copy(update={"skills": others if plan == SkillPlan(key=plan.key) else (*others, plan)})

    return journal.change_practice(put)
