from datetime import UTC, date, datetime, timedelta

import pytest

from coach.domain.debrief import Debrief, Finding, RoleFit
from coach.domain.errors import BadNotes
from coach.domain.interview import Facts, Interview
from coach.domain.plans import Plan
from coach.services import plans
from tests.support.memory_journal import MemoryJournal

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
TODAY = NOW.astimezone().date()


def made(journal: MemoryJournal, on: date | None = None) -> Plan:
    return plans.make(journal, " it is a no ", "walk by\nthe river.", "", on, NOW)


def test_a_plan_is_kept_in_one_line_each_and_looked_back_at_in_a_week() -> None:
    journal = MemoryJournal()
    plan = made(journal)
    assert journal.all_of(Plan) == (plan,)
    assert (plan.cue, plan.action) == ("it is a no", "walk by the river")
    assert plan.revisit_on == TODAY + timedelta(days=7)


def test_a_plan_without_its_other_half_is_not_kept() -> None:
    journal = MemoryJournal()
    for cue, action in (("", "walk"), ("it is a no", "  ")):
        with pytest.raises(BadNotes, match="both halves"):
            plans.make(journal, cue, action, "", None, NOW)
    assert journal.all_of(Plan) == ()


def test_a_look_back_keeps_the_plan_for_another_week_or_lets_it_go() -> None:
    journal = MemoryJournal()
    kept = plans.look_back(journal, made(journal), "It came. ", NOW, keep=True)
    assert [back.text for back in kept.looked_back] == ["It came."]
    assert kept.revisit_on == TODAY + timedelta(days=7)
    gone = plans.look_back(journal, kept, "", NOW, keep=False)
    assert len(gone.looked_back) == 2
    assert gone.revisit_on is None
    assert plans.open_plans((gone,)) == ()
    assert plans.due((gone,), TODAY + timedelta(days=99)) == ()


def test_the_longest_waiting_plan_is_due_first_and_none_before_its_day() -> None:
    journal = MemoryJournal()
    days = [TODAY, TODAY - timedelta(days=3), TODAY + timedelta(days=1)]
    waiting = tuple(made(journal, on) for on in days)
    assert plans.due(waiting, TODAY) == (waiting[1], waiting[0])


def test_what_to_get_better_at_comes_from_the_notes_and_never_from_heavy_ones() -> None:
    gaps = tuple(
        Finding(kind="skill_gap", start=0, end=1, sentences=(), label=label) for label in ("Sierra", "SQL", "Sierra")
    )
    calm, heavy = (
        Interview(id=str(crisis), created_at=NOW, updated_at=NOW, notes="n", facts=Facts(), debrief=_debrief(g, crisis))
        for g, crisis in ((gaps, False), ((gaps[1].model_copy(update={"label": "Excel"}),), True))
    )
    assert plans.to_get_better_at((calm, heavy)) == ("Sierra", "SQL")


def _debrief(findings: tuple[Finding, ...], crisis: bool) -> Debrief:
    return Debrief(
        sentences=(), company=None, role=None, outcome="unknown", interviewers=(), findings=findings,
        role_fit=RoleFit(), heard="", crisis=crisis, help=None,
    )  # fmt: skip
