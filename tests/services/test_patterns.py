"""Patterns, skills and fit: counts with denominators, sentences behind each, and nothing before there is enough."""

import pytest

from coach.domain.debrief import Verdict
from coach.domain.practice import Practice, SkillPlan, Wish
from coach.services import fit
from coach.services.patterns import enough, patterns
from coach.services.skills import decide, skills
from tests.support.memory_journal import MemoryJournal
from tests.support.practised import LIBRARY, MONDAY, SCHOOL, SHOP, THREE, interview


def test_under_three_interviews_nothing_is_said() -> None:
    assert not enough((LIBRARY, SCHOOL))
    found = patterns((LIBRARY, SCHOOL))
    assert (found.interviews, found.sorts, found.stages, found.points) == (2, (), (), ())


def test_every_question_asked_is_counted_once_and_the_parts_make_the_whole() -> None:
    found = patterns(THREE)
    here = next(s for s in found.sorts if s.name == "here")
    assert (here.asked, len(here.well), len(here.hard), len(here.unsaid), here.interviews) == (2, 1, 1, 0, 2)
    imagine = next(s for s in found.sorts if s.name == "imagine")
    assert (imagine.asked, len(imagine.hard)) == (2, 2)
    asked = sum(f.kind == "asked" for i in THREE if i.debrief for f in i.debrief.findings)
    assert sum(s.asked for s in found.sorts) == asked


def test_every_line_leads_to_sentences_that_hold_its_words() -> None:
    texts = {i.id: {s.id: s.text for s in i.debrief.sentences} for i in THREE if i.debrief}
    found = patterns(THREE)
    places = [p for s in found.sorts for p in (*s.well, *s.hard, *s.unsaid)]
    places += [p for point in found.points for p in (point.told, *point.own)]
    assert places
    for place in places:
        said = " ".join(" ".join(texts[place.interview][key] for key in place.sentences).split())
        assert place.words in said


def test_stages_are_counted_with_those_that_ended_there() -> None:
    rows = {s.stage: (len(s.ended), s.interviews) for s in patterns(THREE).stages}
    assert rows == {"first call": (2, 2), "second round": (0, 1)}


def test_feedback_stands_beside_ones_own_words_on_the_same_point() -> None:
    found = patterns(THREE)
    assert found.told_in == 1
    (point,) = found.points
    assert point.told.interview == "i2"
    assert "I stammered" in point.own[0].words


def test_what_changed_is_told_from_six_on() -> None:
    assert patterns(THREE).change is None
    more = [interview(n, "<s>I lost the thread</s>.") for n in (4, 5, 6)]
    change = patterns((*THREE, *more)).change
    assert change is not None
    assert (change.earlier_interviews, change.later_interviews, change.later_hard) == (3, 3, 3)


def test_a_skill_is_listed_once_with_every_place_and_the_persons_own_order() -> None:
    journal = MemoryJournal()
    found = skills(THREE, journal.practice())
    assert [(s.name, len(s.sources), s.interviews) for s in found] == [("Sierra", 2, 2), ("Excel", 1, 1)]
    practice = decide(journal, SkillPlan(key=found[0].key, state="not_now"))
    assert [s.name for s in skills(THREE, practice)] == ["Excel", "Sierra"]
    plan = SkillPlan(key=found[1].key, importance=8, cue="Saturday", step="try a pivot table", state="doing")
    assert skills(THREE, decide(journal, plan))[0].plan == plan
    assert decide(journal, SkillPlan(key=plan.key)).skill(plan.key) == SkillPlan(key=plan.key)


def test_where_it_points_elsewhere_the_counts_are_told_and_the_questions_come() -> None:
    seen = fit.picture(THREE, Practice().fit)
    assert seen.elsewhere == ("In 2 of the 3 interviews where you wrote about it, the work did not feel like yours.",)
    assert len(fit.pivot_questions()) == 3


@pytest.mark.parametrize("verdict", ["good", "mixed", "unclear"])
def test_where_nothing_points_elsewhere_nothing_is_said(verdict: Verdict) -> None:
    three = tuple(interview(n, "<f>so it was</f>", verdict=verdict) for n in (1, 2, 3))
    assert fit.picture(three, Practice().fit).elsewhere == ()


def test_under_three_interviews_the_fit_says_nothing_of_elsewhere() -> None:
    assert fit.picture((SCHOOL, SHOP), Practice().fit).elsewhere == ()


def test_a_must_have_that_was_not_there_is_counted_against_the_roles_that_are_known() -> None:
    journal, wish = MemoryJournal(), Wish(kind="must_have", text="evenings free")
    fit.add_wish(journal, wish)
    fit.learn(journal, "i1", wish, "no")
    fit.learn(journal, "i2", wish, "no")
    fit.learn(journal, "i3", wish, "yes")
    seen = fit.picture((LIBRARY, SCHOOL, SHOP), journal.practice().fit)
    assert "“evenings free” was not there in 2 of the 3 roles where you know." in seen.elsewhere
    fit.learn(journal, "i2", wish, None)
    assert fit.picture(THREE, journal.practice().fit).wishes[0].known == 2
    assert fit.drop_wish(journal, wish).fit.found == ()


def test_what_gave_energy_and_drained_is_the_persons_own_mark() -> None:
    journal = MemoryJournal()
    fit.mark(journal, "i1", "I could do this all day", "gave")
    fit.mark(journal, "i2", "the paperwork wore me out", "drained")
    fit.mark(journal, "i1", "I could do this all day", "drained")
    seen = fit.picture(THREE, journal.practice().fit)
    assert (len(seen.gave), len(seen.drained)) == (0, 2)
    fit.answer(journal, "q", "a", MONDAY)
    assert [a.text for a in fit.answer(journal, "q", "b", MONDAY).fit.answers] == ["b"]
