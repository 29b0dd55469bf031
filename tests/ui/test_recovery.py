"""The recovery page as a journey, and what stands before it when words sound like danger."""

import ast
from datetime import date, timedelta
from importlib.resources import files
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from coach.bootstrap import Services
from coach.domain.exercises import Sitting
from coach.domain.interview import Facts
from coach.domain.plans import Plan
from coach.domain.recovery import CheckIn
from coach.domain.rests import Rest
from coach.services import interviews
from coach.ui.picture import HEIGHT
from tests.ui.test_pages import NOTES, PAGES, read_notes, said

HEAVY = "I don't want to be alive anymore"


@pytest.fixture
def recovery(app: AppTest) -> AppTest:
    return app.switch_page(f"{PAGES}/recovery.py").run()


def section(app: AppTest, name: str) -> AppTest:
    return app.button_group(key="section").set_value(name).run()


def today(kept: Services) -> date:
    return kept.now().astimezone().date()


def weekly(kept: Services, *scores: int) -> None:
    """The last of them a week ago."""
    for n, score in enumerate(reversed(scores), 1):
        on = today(kept) - timedelta(weeks=n)
        kept.journal.save_checkin(CheckIn(id=f"c{n}", created_at=kept.now(), on=on, confidence=score))


def test_a_check_in_can_be_partial_and_draws_the_picture(recovery: AppTest, kept: Services) -> None:
    recovery.button_group(key="scale_kindness_new").set_value(7)
    recovery.text_input(key="step_new").set_value("Rang Ines")
    recovery.button(key="keep_new").click().run()
    assert not recovery.exception
    (checkin,) = kept.journal.checkins()
    assert (checkin.kindness, checkin.happy, checkin.step) == (7, None, "Rang Ines")
    assert "Kind to myself: last 7." in said(recovery)
    assert "Kept. Thank you" in said(recovery)
    assert "Kept. Thank you" not in said(recovery.run())


def test_the_place_of_the_chart_is_kept_while_it_is_drawn() -> None:
    style = files("coach.ui").joinpath("style.css").read_text("utf-8")
    assert f".st-key-picture {{\n  min-height: {HEIGHT}px;\n}}" in style


def test_a_check_in_without_answers_keeps_nothing(recovery: AppTest, kept: Services) -> None:
    recovery.button(key="keep_new").click().run()
    assert "Nothing was answered" in said(recovery)
    assert kept.journal.checkins() == ()


def test_a_check_in_can_be_for_an_earlier_day(recovery: AppTest, kept: Services) -> None:
    recovery.button_group(key="scale_happy_new").set_value(0)
    recovery.date_input(key="on_new").set_value(today(kept) - timedelta(days=9))
    recovery.button(key="keep_new").click().run()
    (checkin,) = kept.journal.checkins()
    assert (checkin.on, checkin.happy) == (today(kept) - timedelta(days=9), 0)


def test_a_check_in_is_passed_over_without_a_word(recovery: AppTest, kept: Services) -> None:
    recovery.button(key="skip_checkin").click().run()
    assert kept.journal.checkins()[0].empty
    assert not recovery.exception
    assert "Kept" not in said(recovery)
    assert not [b for b in recovery.button if b.key == "keep_new"]


def test_an_earlier_check_in_is_changed_and_keeps_its_day_and_place(recovery: AppTest, kept: Services) -> None:
    weekly(kept, 3)
    (before,) = kept.journal.checkins()
    recovery.run().button_group(key="open_None").set_value("Earlier check-ins").run()
    recovery.button_group(key="scale_confidence_c1").set_value(5)
    recovery.text_input(key="line_c1").set_value("Better than I thought")
    recovery.button(key="keep_c1").click().run()
    (after,) = kept.journal.checkins()
    assert after == before.model_copy(update={"confidence": 5, "line": "Better than I thought"})


def test_a_deleted_check_in_can_be_brought_back(recovery: AppTest, kept: Services) -> None:
    weekly(kept, 3)
    before = kept.journal.checkins()
    recovery.run().button_group(key="open_None").set_value("Earlier check-ins").run()
    recovery.button(key=f"delete_checkin_{before[-1].id}").click().run()
    assert kept.journal.checkins() == ()
    recovery.button(key="undo_checkin").click().run()
    assert kept.journal.checkins() == before


def test_coming_back_is_told_with_its_definition(recovery: AppTest, kept: Services) -> None:
    weekly(kept, 6, 6, 6, 6, 2, 6)
    on = today(kept) - timedelta(days=17)  # three days after the fourth of six check-ins
    facts = Facts(company="Alder Grove", outcome="rejected")
    interviews.add(kept.journal, "a", NOTES, facts, kept.now() - timedelta(days=17))
    interviews.change(kept.journal, "a", kept.now(), outcome_on=on)
    told = said(recovery.run())
    assert "your usual was 6; lowest 2, 4 points away. Back after 10 days." in told.replace("\\", "")
    assert "median of your answers in the four weeks before" in told
    assert "once you came back 8 times; so far: 1." in told


def test_too_little_to_say_is_an_answer(recovery: AppTest, kept: Services) -> None:
    weekly(kept, 6, 6, 6)
    interviews.add(kept.journal, "a", NOTES, Facts(outcome="rejected"), kept.now())
    assert "too little to say (3 answers in the four weeks before)" in said(recovery.run())


def test_a_plan_is_made_said_over_and_looked_back_at(recovery: AppTest, kept: Services) -> None:
    section(recovery, "Plans")
    recovery.text_input(key="plan_cue").set_value("the next one is a no")
    recovery.text_input(key="plan_action").set_value("walk by the river.")
    recovery.button(key="keep_plan").click().run()
    (plan,) = kept.journal.all_of(Plan)
    assert (plan.cue, plan.action) == ("the next one is a no", "walk by the river")
    assert plan.revisit_on == today(kept) + timedelta(days=7)
    recovery.button(key=f"said_{plan.id}").click().run()
    assert kept.journal.all_of(Plan)[0].rehearsed_at is not None
    kept.journal.save(plan.model_copy(update={"revisit_on": today(kept)}))
    recovery.run().text_input(key=f"back_{plan.id}").set_value("It came, and I walked.")
    recovery.button(key=f"keep_plan_{plan.id}").click().run()
    (kept_plan,) = kept.journal.all_of(Plan)
    assert [back.text for back in kept_plan.looked_back] == ["It came, and I walked."]
    assert kept_plan.revisit_on == today(kept) + timedelta(days=7)
    assert not recovery.exception


def test_half_a_plan_is_not_kept_and_stays_in_its_box(recovery: AppTest, kept: Services) -> None:
    section(recovery, "Plans").text_input(key="plan_cue").set_value("the next one is a no")
    recovery.button(key="keep_plan").click().run()
    assert "needs both halves" in said(recovery)
    assert kept.journal.all_of(Plan) == ()
    assert recovery.text_input(key="plan_cue").value == "the next one is a no"


def test_rest_begins_and_ends_and_nothing_is_due_in_it(recovery: AppTest, kept: Services) -> None:
    read_notes(recovery.switch_page(f"{PAGES}/today.py").run(), kept)
    section(recovery.switch_page(f"{PAGES}/recovery.py").run(), "Rest")
    recovery.button(key="begin_rest").click().run()
    (rest,) = kept.journal.all_of(Rest)
    assert (rest.start, rest.end) == (today(kept), None)
    assert "You are resting" in said(recovery.switch_page(f"{PAGES}/today.py").run())
    section(recovery.switch_page(f"{PAGES}/recovery.py").run(), "Rest").button(key="end_rest").click().run()
    assert kept.journal.all_of(Rest)[0].end == today(kept)
    assert not recovery.exception


def test_an_exercise_is_kept_only_where_the_person_says_so(recovery: AppTest, kept: Services) -> None:
    kept.journal.save_draft("three_sentences_0", "It hurts.")
    section(recovery, "Kindness").button(key="drop_sitting").click().run()
    assert [s.texts for s in kept.journal.all_of(Sitting)] == [()]
    assert kept.journal.draft("three_sentences_0") == ""
    kept.journal.save_draft("three_sentences_0", "It hurts.")
    recovery.run().button(key="keep_sitting_1").click().run()
    assert kept.journal.all_of(Sitting)[-1].texts == ("It hurts.", "", "")
    assert "It hurts." in said(recovery)


def test_private_writing_is_offered_once_with_its_warning(recovery: AppTest, kept: Services) -> None:
    section(recovery, "Kindness").button_group(key="exercise_4").set_value("private_writing").run()
    assert "You may feel worse right after writing" in said(recovery)
    recovery.button(key="no_writing").click().run()
    assert not recovery.exception
    assert kept.journal.all_of(Sitting)[0].declined
    assert "You may feel worse" not in said(recovery)
    assert len(recovery.button_group(key="exercise_3").options) == 3


def test_the_month_is_told_with_its_entries(recovery: AppTest, kept: Services) -> None:
    now = kept.now()
    kept.journal.save_checkin(CheckIn(id="c", created_at=now, on=today(kept), step="Rang Ines", line="I am proud"))
    section(recovery.run(), "Month")
    assert not recovery.exception
    assert "you took steps." in said(recovery)
    assert "“Rang Ines”" in said(recovery)
    assert "“I am proud”" in said(recovery)


@pytest.mark.parametrize("name", ["Weeks", "Plans", "Rest", "Kindness", "Month"])
def test_every_part_of_an_empty_page_says_what_will_be_there(recovery: AppTest, name: str) -> None:
    section(recovery, name)
    assert not recovery.exception
    assert len(said(recovery)) > 100


def test_a_heavy_line_in_a_check_in_stands_before_everything_and_is_kept(recovery: AppTest, kept: Services) -> None:
    recovery.text_input(key="line_new").set_value(HEAVY)
    recovery.button(key="keep_new").click().run()
    assert kept.journal.checkins()[0].line == HEAVY
    assert "Before anything else" in said(recovery)
    assert "nobody is watching what you write" in said(recovery)
    assert "Over the weeks" not in said(recovery)
    assert "Before anything else" in said(recovery.switch_page(f"{PAGES}/today.py").run())
    recovery.switch_page(f"{PAGES}/recovery.py").run().button(key="go_on").click().run()
    assert "Over the weeks" in said(recovery)
    assert "please talk to a person now" in said(recovery)


def test_a_heavy_line_in_a_plan_or_an_exercise_does_the_same(recovery: AppTest, kept: Services) -> None:
    kept.journal.save_draft("three_sentences_1", HEAVY)
    section(recovery, "Kindness").button(key="drop_sitting").click().run()
    assert "Before anything else" in said(recovery)
    recovery.button(key="stop_here").click().run()
    assert "please talk to a person now" in said(recovery)
    assert "Before anything else" not in said(recovery)


def test_heavy_words_are_in_no_look_back(recovery: AppTest, kept: Services) -> None:
    kept.journal.save_checkin(CheckIn(id="c", created_at=kept.now(), on=today(kept), line=HEAVY, step="Slept"))
    section(recovery.run(), "Month")
    assert HEAVY not in said(recovery).replace("\\", "")
    assert "“Slept”" in said(recovery)


@pytest.mark.parametrize("path", sorted(Path(PAGES).glob("*.py")), ids=lambda path: path.stem)
def test_no_page_file_has_a_bare_string_that_streamlit_would_show(path: Path) -> None:
    body = ast.parse(path.read_text("utf-8")).body[1:]  # after its docstring
    assert not [line for line in body if isinstance(line, ast.Expr) and isinstance(line.value, ast.Constant)]


def test_what_is_due_on_the_recovery_page_is_one_click_away(app: AppTest, kept: Services) -> None:
    read_notes(app, kept)
    plan = Plan(id="p", created_at=kept.now(), cue="it is a no", action="walk", revisit_on=today(kept))
    kept.journal.save(plan)
    app.switch_page(f"{PAGES}/today.py").run()
    assert "A plan to look back at: if it is a no, …" in said(app)
    next(b for b in app.button if b.label == "Look back").click().run()
    assert not app.exception
    assert "Did the moment come" in app.text_input(key="back_p").label
