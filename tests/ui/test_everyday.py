"""What a person expects of any app: find, sort, hide, edit, delete, take back, print."""

from datetime import timedelta

import pytest
from streamlit.testing.v1 import AppTest

from coach.bootstrap import Services
from coach.domain.debrief import Outcome
from coach.domain.interview import Facts
from coach.services import interviews
from tests.ui.test_pages import NOTES, PAGES, read_notes, said


def keep(kept: Services, n: int, company: str, outcome: Outcome = "waiting", notes: str = "notes") -> None:
    interviews.add(
        kept.journal, f"i{n}", notes, Facts(company=company, outcome=outcome), kept.now() + timedelta(days=n)
    )


def links(app: AppTest) -> list[str]:
    """Of a row of the list the name alone, which stands in front."""
    return [link.proto.label.removeprefix("**").partition("**")[0] for link in app.get("page_link")]


@pytest.fixture
def listed(app: AppTest, kept: Services) -> AppTest:
    keep(kept, 1, "Alder", notes="We talked about the rota.\nRuth was kind.")
    keep(kept, 2, "Birch", "rejected")
    return app.switch_page(f"{PAGES}/interviews.py").run()


def test_a_search_finds_words_of_the_notes_and_shows_their_line(listed: AppTest) -> None:
    listed.text_input(key="query").set_value("ROTA").run()
    assert links(listed) == ["Alder"]
    assert "“We talked about the rota\\.”" in said(listed)
    listed.text_input(key="query").set_value("nowhere").run()
    assert "Nothing here has these words." in said(listed)


def test_the_search_is_still_there_when_one_comes_back(listed: AppTest) -> None:
    listed.text_input(key="query").set_value("rota").run()
    listed.switch_page(f"{PAGES}/today.py").run()
    listed.switch_page(f"{PAGES}/interviews.py").run()
    assert listed.text_input(key="query").value == "rota"


def test_the_order_and_how_it_stands_can_be_chosen(listed: AppTest) -> None:
    assert links(listed) == ["Birch", "Alder"]
    listed.selectbox(key="order").set_value("oldest").run()
    assert links(listed) == ["Alder", "Birch"]
    listed.selectbox(key="outcome").set_value("rejected").run()
    assert links(listed) == ["Birch"]


def test_the_ones_that_were_a_no_stay_hidden_in_every_window(listed: AppTest, kept: Services) -> None:
    listed.toggle(key="hide_rejections").set_value(True).run()
    assert links(listed) == ["Alder"]
    another = AppTest.from_file(listed._script_path, default_timeout=20).run()
    another.switch_page(f"{PAGES}/interviews.py").run()
    assert links(another) == ["Alder"]
    another.selectbox(key="outcome").set_value("rejected").run()
    assert links(another) == ["Birch"], "asked for by name they are there"


def test_notes_are_edited_read_again_and_taken_back(app: AppTest, kept: Services) -> None:
    read_notes(app, kept)
    (before,) = kept.journal.interviews()
    app.button(key="edit").click().run()
    assert kept.journal.draft(f"edit {before.id}") == NOTES
    kept.journal.save_draft(f"edit {before.id}", NOTES + "I have never used Sierra.\n")
    app.run().button(key="keep_notes").click().run()
    (after,) = kept.journal.interviews()
    assert after.notes.endswith("Sierra.\n")
    assert after.debrief is not None
    assert after.debrief.sentences[-1].text.startswith("I have never used Sierra")
    assert kept.journal.draft(f"edit {before.id}") == ""
    app.button(key="undo").click().run()
    (back,) = kept.journal.interviews()
    assert (back.notes, back.debrief) == (before.notes, before.debrief)
    assert not app.exception


def test_an_edit_that_was_begun_is_there_after_a_restart_and_can_be_dropped(app: AppTest, kept: Services) -> None:
    read_notes(app, kept)
    (interview,) = kept.journal.interviews()
    kept.journal.save_draft(f"edit {interview.id}", "half an edit")
    app.run()
    app.button(key="leave_notes").click().run()
    assert kept.journal.interviews()[0].notes == NOTES
    assert kept.journal.draft(f"edit {interview.id}") == ""


def test_edited_notes_may_not_be_empty(app: AppTest, kept: Services) -> None:
    read_notes(app, kept)
    (interview,) = kept.journal.interviews()
    kept.journal.save_draft(f"edit {interview.id}", "  ")
    app.run().button(key="keep_notes").click().run()
    assert "no notes yet" in said(app)
    assert kept.journal.interviews()[0].notes == NOTES


def test_a_correction_can_be_taken_back(app: AppTest, kept: Services) -> None:
    read_notes(app, kept)
    app.text_input[0].set_value("Another Library")
    next(b for b in app.button if b.label == "Save").click().run()
    assert kept.journal.interviews()[0].facts.company == "Another Library"
    app.button(key="undo").click().run()
    assert kept.journal.interviews()[0].facts.company == "Alder Grove Library"


def test_the_sample_is_told_apart_can_be_removed_and_leaves_the_draft_alone(app: AppTest, kept: Services) -> None:
    kept.journal.save_draft("notes", "my own words")
    app.run().button(key="sample").click().run()
    assert "This is the sample" in said(app)
    app.button(key="remove_sample").click().run()
    assert kept.journal.interviews() == ()
    assert kept.journal.draft("notes") == "my own words"


def test_the_next_round_belongs_to_the_same_application(app: AppTest, kept: Services) -> None:
    read_notes(app, kept)
    (first,) = kept.journal.interviews()
    app.button_group(key=f"section_{first.id}").set_value("Time line").run()
    app.button(key="next_round").click().run()
    kept.journal.save_draft("notes", "Second talk, with the head of the library. It went well.")
    app.run().button(key="read").click().run()
    assert not app.exception
    second = kept.journal.interviews()[0]
    assert (second.facts.company, second.facts.role) == (first.facts.company, first.facts.role)
    app.button_group(key=f"section_{second.id}").set_value("Time line").run()
    assert "Open this round" in links(app)


def test_all_of_an_interview_stands_on_one_sheet(app: AppTest, kept: Services) -> None:
    read_notes(app, kept)
    (interview,) = kept.journal.interviews()
    assert interview.debrief is not None
    app.query_params["id"] = interview.id
    app.switch_page(f"{PAGES}/sheet.py").run()
    assert not app.exception
    for words in (NOTES, interview.debrief.heard, interview.debrief.letters[0].body):
        assert words in said(app)


def test_one_letter_stands_on_paper_alone(app: AppTest, kept: Services) -> None:
    read_notes(app, kept)
    (interview,) = kept.journal.interviews()
    assert interview.debrief is not None
    first, *_ = interview.debrief.letters
    interviews.edit_letter(kept.journal, interview.id, first, kept.now(), body="Dear Ruth,\n\nThank you.")
    app.query_params["id"] = interview.id
    app.query_params["letter"] = "0"
    app.switch_page(f"{PAGES}/sheet.py").run()
    assert not app.exception
    assert "Dear Ruth," in said(app)
    assert NOTES not in said(app)
    app.query_params["letter"] = "99"
    app.switch_page(f"{PAGES}/sheet.py").run()
    assert NOTES in said(app)


def test_an_interview_in_the_crisis_state_keeps_its_questions_off_paper(app: AppTest, kept: Services) -> None:
    read_notes(app, kept, "They said no. I froze on the first question. I don't want to be alive anymore.")
    (interview,) = kept.journal.interviews()
    app.query_params["id"] = interview.id
    app.switch_page(f"{PAGES}/sheet.py").run()
    assert "Questions" not in said(app)
    assert "I froze" in said(app)


def test_the_privacy_page_says_where_everything_is(app: AppTest, kept: Services) -> None:
    app.switch_page(f"{PAGES}/privacy.py").run()
    assert not app.exception
    assert "127" in said(app)
    assert kept.settings.home.name in said(app)
