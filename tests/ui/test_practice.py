"""Practice and patterns as journeys on the real app."""

import json

import pytest
from streamlit.testing.v1 import AppTest

from coach.bootstrap import Services
from coach.domain.practice import Practice, SkillPlan
from coach.services.deck import Deck
from coach.services.skills import decide, key_of
from tests.support.practised import LIBRARY, SCHOOL, SHOP, THREE, interview
from tests.ui.test_pages import PAGES, said

ANSWER = "I would walk over and speak softly. In the end they stayed and were quiet."


@pytest.fixture
def three(kept: Services) -> Services:
    for one in THREE:
        kept.journal.add_interview(one)
    return kept


def opened(app: AppTest, page: str) -> AppTest:
    return app.switch_page(f"{PAGES}/{page}.py").run()


def first_card(kept: Services) -> str:
    return Deck().cards(kept.journal.interviews(), kept.journal.practice())[0].id


def tried(app: AppTest, kept: Services, answer: str = ANSWER, rating: int = 3) -> AppTest:
    """One whole go at the first card of the queue."""
    opened(app, "practice")
    key = first_card(kept)
    kept.journal.save_draft(f"practice_{key}", answer)
    app.run().button_group(key=f"before_{key}").set_value(3).run()
    app.button(key="look").click().run()
    app.button_group(key=f"rating_{key}").set_value(rating)
    app.button_group(key=f"after_{key}").set_value(6)
    return app.button(key="keep_try").click().run()


@pytest.mark.parametrize("page", ["practice", "patterns", "share"])
def test_a_page_with_nothing_to_do_says_what_will_be_there(app: AppTest, page: str) -> None:
    opened(app, page)
    assert not app.exception
    assert any(word in said(app) for word in ("Here you will find", "this shows", "without names"))
    assert [b.label for b in app.main.button] == ["New notes"]


def test_a_card_shows_where_it_came_from_and_what_went_well_there(app: AppTest, three: Services) -> None:
    opened(app, "practice")
    deck = Deck().cards(three.journal.interviews(), three.journal.practice())
    app.session_state["rebound"].chosen_card = next(c.id for c in deck if len(c.sources) == 2)
    app.session_state[f"from_{app.session_state['rebound'].chosen_card}"] = True
    app.run()
    assert not app.exception
    shown = said(app)
    for words in ("I froze and said nothing useful", "I stammered", "I spoke of the reading group", "Company 2"):
        assert words in shown


def test_a_try_is_kept_with_how_sure_one_felt_and_the_draft_is_gone(app: AppTest, three: Services) -> None:
    key = first_card(three)
    tried(app, three)
    assert not app.exception
    card = three.journal.practice().card(key)
    assert card is not None
    (made,) = card.tries
    assert (made.answer, made.before, made.after, made.rating) == (ANSWER, 3, 6, 3)
    assert card.memory is not None
    assert three.journal.draft(f"practice_{key}") == ""
    assert "3 before, 6 after" in "\n".join(str(s.value) for s in app.success)


def test_the_answer_is_quoted_and_shown_beside_what_a_good_one_shows(app: AppTest, three: Services) -> None:
    opened(app, "practice")
    three.journal.save_draft(f"practice_{first_card(three)}", ANSWER)
    app.run().button(key="look").click().run()
    assert "What a good answer would show" in said(app)
    assert "“In the end they stayed and were quiet.”" in said(app)


def test_heavy_words_in_an_answer_bring_the_help_list_and_no_comment(app: AppTest, three: Services) -> None:
    opened(app, "practice")
    three.journal.save_draft(f"practice_{first_card(three)}", "I don't want to be alive anymore")
    app.run()
    assert "please talk to a person now" in said(app)
    assert "look" not in {b.key for b in app.button}


def test_the_best_answer_is_one_click_away(app: AppTest, three: Services) -> None:
    key = first_card(three)
    tried(app, three)
    app.session_state["rebound"].chosen_card = key
    app.run()
    assert ANSWER in said(app)
    assert "1 try so far" in {e.label for e in app.expander}


def test_a_card_may_rest_and_the_next_one_comes(app: AppTest, three: Services) -> None:
    opened(app, "practice")
    before = [h.value for h in app.header]
    app.button(key="rest").click().run()
    assert [h.value for h in app.header] != before
    (card,) = three.journal.practice().cards
    assert card.resting


def test_the_day_of_the_next_interview_is_kept_and_can_be_taken_back(app: AppTest, three: Services) -> None:
    opened(app, "practice")
    on = three.now().astimezone().date()
    app.session_state["next_None"] = True
    app.run()
    app.date_input(key="next_on_None").set_value(on).run()
    app.button(key="keep_next").click().run()
    assert three.journal.practice().next_on == on
    assert "One easy card is plenty" in said(app)
    app.session_state[f"next_{on}"] = True
    app.run()
    app.button(key="no_next").click().run()
    assert three.journal.practice() == Practice()


def test_patterns_wait_for_three_interviews(app: AppTest, kept: Services) -> None:
    kept.journal.add_interview(LIBRARY)
    kept.journal.add_interview(SCHOOL)
    opened(app, "patterns").button_group(key="patterns").set_value("Over interviews").run()
    assert "Patterns begin with 3 interviews" in said(app)
    assert "So far there are 2 interviews" in said(app)
    kept.journal.add_interview(SHOP)
    app.run()
    assert not app.exception
    assert "From 3 interviews" in said(app)
    assert "first call: 2 of 2 interviews ended there with a no." in said(app)


def test_a_skill_gets_its_next_step(app: AppTest, three: Services) -> None:
    opened(app, "patterns")
    assert not app.exception
    assert any("Sierra" in e.label for e in app.expander)
    plan = SkillPlan(key=key_of("Sierra"), cue="Saturday", step="try it at the library", state="doing")
    decide(three.journal, plan)
    app.run()
    assert "Sierra" in next(e.label for e in app.expander)
    assert "I am on it" in next(e.label for e in app.expander)


def test_the_right_kind_of_job_counts_and_asks(app: AppTest, three: Services) -> None:
    opened(app, "patterns").button_group(key="patterns").set_value("The right kind of job").run()
    assert not app.exception
    assert "the work felt right in 1, did not feel like yours in 2" in said(app)
    assert "If it points elsewhere" in said(app)
    app.text_input(key="wish_text").set_value("evenings free")
    app.button(key="add_wish").click().run()
    assert three.journal.practice().fit.wishes[0].text == "evenings free"


def test_what_is_shared_is_seen_before_it_can_be_saved(app: AppTest, three: Services) -> None:
    opened(app, "share")
    app.button_group(key="share_parts_False").set_value(["was_hard"]).run()
    assert not app.exception
    assert not app.get("download_button")
    app.button(key="share_read").click().run()
    assert app.get("download_button")
    key, text = app.session_state["rebound"].shared
    assert "I had no real reason ready" in text
    assert "Company 3" not in text
    three.journal.save_draft("share text", json.dumps({key: "changed by me"}))
    app.button(key="share_read").click().run()
    assert app.session_state["rebound"].shared[1] == "changed by me"


def test_practice_and_patterns_are_listed_only_when_there_is_something(kept: Services) -> None:
    from coach.ui.practice.deck import prompts_there

    assert not prompts_there(interview(9, "<w>All went well</w>."))
    assert prompts_there(LIBRARY)
