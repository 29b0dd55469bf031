"""What a person entered for getting back up is theirs to change, to take away, and to bring back."""

from datetime import date, timedelta
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from coach.bootstrap import Services
from coach.domain.exercises import Sitting
from coach.domain.plans import Plan
from coach.domain.practice import Try, Wish
from coach.domain.rests import Rest
from coach.services import fit, practice
from coach.services.deck import Deck
from tests.support.practised import THREE
from tests.ui.test_pages import PAGES, said
from tests.ui.test_recovery import section, today


def recovery(app: AppTest, name: str) -> AppTest:
    return section(app.switch_page(f"{PAGES}/recovery.py").run(), name)


def a_rest(kept: Services) -> Rest:
    rest = Rest(id="r", created_at=kept.now(), start=date(2026, 1, 2), end=date(2026, 1, 4), line="by the sea")
    kept.journal.save(rest)
    return rest


def a_plan(kept: Services) -> Plan:
    on = today(kept) + timedelta(days=3)
    plan = Plan(id="p", created_at=kept.now(), cue="it is a no", action="walk", revisit_on=on)
    kept.journal.save(plan)
    return plan


def test_a_plan_is_changed_and_the_change_taken_back(app: AppTest, kept: Services) -> None:
    plan = a_plan(kept)
    recovery(app, "Plans").text_input(key="action_p").set_value("ring Ines").run()
    app.button(key="keep_change_p").click().run()
    assert kept.journal.all_of(Plan) == (plan.model_copy(update={"action": "ring Ines"}),)
    app.button(key="undo").click().run()
    assert kept.journal.all_of(Plan) == (plan,)
    assert app.text_input(key="action_p_1").value == "walk"
    assert not app.exception


def test_a_plan_does_not_lose_a_half_by_a_change(app: AppTest, kept: Services) -> None:
    plan = a_plan(kept)
    recovery(app, "Plans").text_input(key="action_p").set_value("").run()
    app.button(key="keep_change_p").click().run()
    assert "needs both halves" in said(app)
    assert kept.journal.all_of(Plan) == (plan,)


def test_a_rest_is_changed_and_deleted_and_comes_back(app: AppTest, kept: Services) -> None:
    a_rest(kept)
    recovery(app, "Rest").date_input(key="start_r").set_value(date(2026, 1, 1)).run()
    app.button(key="keep_change_r").click().run()
    (changed,) = kept.journal.all_of(Rest)
    assert (changed.start, changed.end, changed.line) == (date(2026, 1, 1), date(2026, 1, 4), "by the sea")
    app.button(key="delete_r").click().run()
    assert kept.journal.all_of(Rest) == ()
    assert "The rest was deleted." in said(app)
    app.button(key="undo").click().run()
    assert kept.journal.all_of(Rest) == (changed,)
    assert not app.exception


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("Plans", Plan(id="x1x1", created_at=THREE[0].created_at, cue="a", action="b", revisit_on=date(2030, 1, 1))),
        ("Plans", Plan(id="x1x1", created_at=THREE[0].created_at, cue="a", action="b")),
        ("Kindness", Sitting(id="x1x1", created_at=THREE[0].created_at, exercise="a_friend", texts=("Be kind",))),
    ],
)
def test_what_is_deleted_can_be_brought_back(app: AppTest, kept: Services, name: str, what: Plan | Sitting) -> None:
    kept.journal.save(what)
    kind: type[Any] = type(what)
    recovery(app, name).button(key="delete_x1x1").click().run()
    assert kept.journal.all_of(kind) == ()
    app.button(key="undo").click().run()
    assert kept.journal.all_of(kind) == (what,)
    assert not app.exception


def test_a_try_is_deleted_and_comes_back_where_it_stood(app: AppTest, kept: Services) -> None:
    for one in THREE:
        kept.journal.add_interview(one)
    for text in ("first", "second", "third"):
        card = Deck().cards(kept.journal.interviews(), kept.journal.practice())[0]
        practice.keep_try(kept.journal, card, Try(at=kept.now(), rating=3, answer=text))
    practice.choose_best(kept.journal, card, 2)
    before = kept.journal.practice()
    app.switch_page(f"{PAGES}/practice.py").run()
    app.session_state["rebound"].chosen_card = card.id
    app.session_state[f"tries_{card.id}"] = True
    next(b for b in app.run().button if (b.key or "").startswith("delete_try_1_")).click().run()
    after = kept.journal.practice().card(card.id)
    assert after is not None
    assert [t.answer for t in after.tries] == ["first", "third"]
    assert after.tries[after.best or 0].answer == "third"
    app.button(key="undo").click().run()
    assert kept.journal.practice() == before
    assert not app.exception


def test_a_wish_that_was_taken_away_comes_back_with_what_was_learned(app: AppTest, kept: Services) -> None:
    kept.journal.add_interview(THREE[0])
    wish = Wish(kind="must_have", text="evenings free")
    fit.add_wish(kept.journal, wish)
    fit.learn(kept.journal, THREE[0].id, wish, "yes")
    before = kept.journal.practice()
    fit.drop_wish(kept.journal, wish)
    fit.put_back(kept.journal, before.fit, wish)
    assert kept.journal.practice() == before
