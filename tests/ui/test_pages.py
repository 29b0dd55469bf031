"""Each page as a journey, on the real app; the browser tests see what this cannot: layout and our own components."""

import json
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from coach.bootstrap import Services
from coach.domain.interview import Facts
from coach.services import interviews
from coach.services.interviews import edit_letter

PAGES = "coach/ui/pages"
NOTES = """\
Interview at Alder Grove Library for library assistant, with Ruth Okafor
Ruth asked why I want to work here. That went really well, she smiled
Ruth asked what I would do if two teenagers were loud. I froze and said nothing useful
They will call by Friday
"""


def said(app: AppTest) -> str:
    parts = [
        *app.title,
        *app.header,
        *app.subheader,
        *app.text,
        *app.caption,
        *app.markdown,
        *app.error,
        *app.info,
        *app.warning,
        *app.success,
    ]
    links = [link.proto.label for link in app.get("page_link")]
    return "\n".join([*(str(part.value) for part in parts), *links, ""])


def read_notes(app: AppTest, kept: Services, notes: str = NOTES) -> AppTest:
    kept.journal.save_draft("notes", notes)
    return app.run().button(key="read").click().run()


def test_the_first_page_invites_and_offers_a_sample(app: AppTest) -> None:
    assert not app.exception
    assert "Paste what you remember. Nothing leaves this computer." in said(app)
    assert app.button(key="sample").label == "Try a sample"


def test_empty_notes_get_a_kind_word_and_keep_nothing(app: AppTest, kept: Services) -> None:
    app.button(key="read").click().run()
    assert "no notes yet" in said(app)
    assert app.button(key="sample").label == "Try a sample", "the way out stays"
    assert kept.journal.interviews() == ()


def test_reading_notes_keeps_them_and_opens_the_interview(app: AppTest, kept: Services) -> None:
    read_notes(app, kept)
    assert not app.exception
    (interview,) = kept.journal.interviews()
    assert interview.notes == NOTES
    assert (interview.facts.company, interview.facts.people) == ("Alder Grove Library", ("Ruth Okafor",))
    assert kept.journal.draft("notes") == ""
    assert "Alder Grove Library" in said(app)
    assert interview.debrief is not None
    assert interview.debrief.heard in said(app)
    assert "struggle" in {f.kind for f in interview.debrief.findings}


def test_a_correction_counts_and_the_letters_follow_it(app: AppTest, kept: Services) -> None:
    read_notes(app, kept)
    (before,) = kept.journal.interviews()
    people = json.dumps({f"people_{before.id}": "Ruth Okafor\nSamira Haddad"})
    kept.journal.save_draft(f"facts {before.id}", people)  # no AppTest types into a component
    app.run().text_input(key=f"company_{before.id}").set_value("Alder Grove Public Library")
    app.button(key="save_facts").click().run()
    assert not app.exception
    (interview,) = kept.journal.interviews()
    assert interview.facts.people == ("Ruth Okafor", "Samira Haddad")
    assert interview.debrief is not None
    thanks = [x.to for x in interview.debrief.letters if x.kind == "thank_you"]
    assert thanks == ["Ruth Okafor", "Samira Haddad"]
    assert "Alder Grove Public Library" in said(app)


def test_questions_come_one_after_another(app: AppTest, kept: Services) -> None:
    read_notes(app, kept)
    (interview,) = kept.journal.interviews()
    app.button_group(key=f"section_{interview.id}").set_value("Questions").run()
    assert "Question 1 of" in said(app)
    app.button(key="next").click().run()
    assert "Question 2 of" in said(app)
    assert not app.exception


def test_a_letter_is_marked_as_sent_with_its_day(app: AppTest, kept: Services) -> None:
    read_notes(app, kept)
    (interview,) = kept.journal.interviews()
    app.button_group(key=f"section_{interview.id}").set_value("Letters").run()
    app.button(key="sent").click().run()
    assert "Sent on" in said(app)
    assert kept.journal.interviews()[0].letters[0].sent_on is not None


def test_another_letter_can_be_asked_for_and_stays(app: AppTest, kept: Services) -> None:
    read_notes(app, kept)
    (interview,) = kept.journal.interviews()
    app.button_group(key=f"section_{interview.id}").set_value("Letters").run()
    next(x for x in app.selectbox if x.label == "What for").set_value("referrer_thanks")
    next(x for x in app.text_input if x.label == "To").input("Kim")
    next(x for x in app.button if x.label == "Write it").click().run()
    assert not app.exception
    assert [(k.kind, k.to) for k in kept.journal.interviews()[0].letters] == [("referrer_thanks", "Kim")]


def test_what_came_back_on_a_letter_is_read_point_by_point(app: AppTest, kept: Services) -> None:
    read_notes(app, kept)
    (interview,) = kept.journal.interviews()
    assert interview.debrief is not None
    edit = partial(edit_letter, kept.journal, interview.id, interview.debrief.letters[0], kept.now())
    edit(sent_on=kept.now().date(), reply="You could give more concrete examples next time.")
    app.button_group(key=f"section_{interview.id}").set_value("Letters").run()
    assert "Something to practise" in said(app)
    assert not app.exception


def test_the_interviews_are_listed_and_a_delete_can_be_undone(app: AppTest, kept: Services) -> None:
    read_notes(app, kept)
    app.button(key="delete").click().run()
    assert kept.journal.interviews() == ()
    assert "The interview was deleted." in said(app)
    app.button(key="undo").click().run()
    assert kept.journal.interviews()[0].notes == NOTES


def test_a_long_list_is_shown_in_parts(app: AppTest, kept: Services) -> None:
    now = kept.now()
    for n in range(25):
        interviews.add(kept.journal, f"i{n}", "notes", Facts(company=f"Company {n}"), now + timedelta(seconds=n))
    app.switch_page(f"{PAGES}/interviews.py").run()
    assert "Company 24" in said(app)
    assert "Company 4\n" not in said(app)
    app.button(key="more").click().run()
    assert "Company 0" in said(app)


def test_an_interview_that_is_gone_says_so(app: AppTest) -> None:
    app.switch_page(f"{PAGES}/interview.py").run()
    assert not app.exception
    assert not app.error
    assert app.info


def test_danger_in_notes_stops_the_writing_until_the_person_goes_on(app: AppTest, kept: Services) -> None:
    read_notes(app, kept, NOTES + "I don't want to be alive anymore\n")
    (interview,) = kept.journal.interviews()
    assert interview.debrief is not None
    assert interview.debrief.letters == ()
    assert "Before anything else" in said(app)
    app.button(key="go_on").click().run()
    (interview,) = kept.journal.interviews()
    assert interview.debrief is not None
    assert interview.debrief.letters
    assert "please talk to a person now" in said(app)


def test_the_day_of_a_no_holds_kindness_first(app: AppTest, kept: Services) -> None:
    read_notes(app, kept, NOTES + "They emailed: we have decided not to move forward with your application.\n")
    app.switch_page(f"{PAGES}/today.py").run()
    assert "says nothing about your worth" in said(app)


def test_what_i_say_about_myself_is_kept_and_signs_the_next_letter(app: AppTest, kept: Services) -> None:
    app.switch_page(f"{PAGES}/settings.py").run()
    app.text_input(key="name").set_value("Nadia Rahman")
    app.button(key="save_profile").click().run()
    assert kept.journal.profile().name == "Nadia Rahman"
    app.switch_page(f"{PAGES}/today.py").run()
    read_notes(app, kept)
    debrief = kept.journal.interviews()[0].debrief
    assert debrief is not None
    assert "Nadia Rahman" in debrief.letters[0].body


def test_a_damaged_journal_is_told_left_alone_and_brought_back_from_its_copy(app: AppTest, kept: Services) -> None:
    read_notes(app, kept)
    for copy in kept.settings.backups.iterdir():
        copy.unlink()
    kept.journal.save_draft("notes", "the next change, before which a copy is made")
    whole = kept.journal.interviews()
    path: Path = kept.settings.journal
    path.write_bytes(b'{"half a file')
    app.switch_page(f"{PAGES}/interviews.py").run()
    assert "not as it was last written" in said(app)
    assert path.read_bytes() == b'{"half a file'
    app.button(key="restore").click().run()
    assert not app.error
    assert [i.notes for i in kept.journal.interviews()] == [i.notes for i in whole]


def test_without_a_copy_a_damaged_journal_is_set_aside_on_request(app: AppTest, kept: Services) -> None:
    kept.settings.home.mkdir()
    kept.settings.journal.write_bytes(b"")
    app.switch_page(f"{PAGES}/interviews.py").run()
    app.button(key="set_aside").click().run()
    assert not app.error
    assert kept.journal.interviews() == ()
    assert list(kept.settings.home.glob("journal-set-aside-*"))


@pytest.mark.parametrize("name", ["today", "interviews", "interview", "recovery", "settings"])
def test_every_page_shows_whom_to_turn_to(app: AppTest, name: str) -> None:
    app.switch_page(f"{PAGES}/{name}.py").run()
    beside = "\n".join(str(m.value) for m in app.sidebar.markdown)
    assert "988" in beside
    assert "116 123" in beside


def test_writing_that_fails_is_told_once_and_tried_again_when_asked(
    app: AppTest, kept: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as breaking:
        breaking.setattr("coach.services.debriefing.unfolding", broken)
        read_notes(app, kept)
    assert "a fault in Rebound" in "\n".join(w.value for w in app.warning)
    assert NOTES.strip() in said(app)
    app.button(key="try_again").click().run()
    assert kept.journal.interviews()[0].debrief is not None


def test_a_folder_that_is_none_is_told(app: AppTest, kept: Services) -> None:
    kept.settings.home.write_text("a file where the folder should be", encoding="utf-8")
    app.button(key="sample").click().run()
    assert not app.exception
    assert "could not be opened" in said(app)


def test_the_day_one_heard_can_be_named(app: AppTest, kept: Services) -> None:
    read_notes(app, kept)
    (before,) = kept.journal.interviews()
    app.selectbox(key=f"outcome_{before.id}").set_value("rejected").run()
    heard = app.date_input(key=f"told_rejected_{before.id}")
    today = kept.now().astimezone().date()
    assert heard.value == today
    heard.set_value(today - timedelta(days=3))
    app.button(key="save_facts").click().run()
    assert not app.exception
    (after,) = kept.journal.interviews()
    assert (after.facts.outcome, after.outcome_on) == ("rejected", today - timedelta(days=3))
    assert kept.journal.draft(f"facts {before.id}") == ""


def test_a_correction_that_was_begun_can_be_left(app: AppTest, kept: Services) -> None:
    read_notes(app, kept)
    (before,) = kept.journal.interviews()
    assert "leave_" + before.id not in {b.key for b in app.button}
    app.text_input(key=f"stage_{before.id}").set_value("second round").run()
    app.button(key="leave_" + before.id).click().run()
    assert app.text_input(key=f"stage_{before.id}_1").value == ""
    assert kept.journal.interviews() == (before,)
