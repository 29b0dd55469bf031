"""The settings page: backups, bin, passphrase, what is brought in, and the end of it all."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from coach.bootstrap import Services
from coach.services.transfer import export_json
from coach.storage import vault
from tests.storage.samples import checkin, interview

PHRASE = "correct horse battery"


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vault.Vault.__init__, "__defaults__", (2,))  # the real cost takes half a second a try


@pytest.fixture
def settings(kept: Services, app: AppTest) -> AppTest:
    kept.journal.add_interview(interview(1))
    kept.journal.add_interview(interview(2))
    return app.switch_page("coach/ui/pages/settings.py").run()


def opened(app: AppTest, part: str) -> AppTest:
    app.session_state[f"data_{part}"] = True
    return app.run()


def said(app: AppTest) -> str:
    assert not app.exception
    return " ".join(each.value for kind in (app.text, app.success, app.error, app.warning) for each in kind)


def test_a_backup_is_brought_back(kept: Services, settings: AppTest) -> None:
    app = opened(settings, "backups")
    app.button(key="bring_backup").click().run()
    assert "Your journal is as it was on" in said(app)
    assert [each.id for each in kept.journal.interviews()] == ["interview-1"]


def test_what_was_deleted_is_brought_back_or_erased(kept: Services, settings: AppTest) -> None:
    kept.journal.save_checkin(checkin())
    kept.journal.delete_interview("interview-1")
    kept.journal.delete_checkin("checkin-1")
    app = opened(settings, "bin_")
    assert "Northlight 1 · Data analyst" in said(app)
    app.button(key="back_interview-1").click().run()
    assert {each.id for each in kept.journal.interviews()} == {"interview-1", "interview-2"}
    app.button(key="empty_bin").click().run()
    assert kept.journal.bin() == ()
    assert "stays here for 30 days" in said(app)


def test_a_passphrase_is_given_asked_for_and_removed(kept: Services, settings: AppTest) -> None:
    app = opened(settings, "passphrase")
    app.text_input(key="phrase_new").input(PHRASE)
    app.text_input(key="phrase_again").input("something else")
    app.button(key="give_phrase").click().run()
    assert "not the same" in said(app)
    app.text_input(key="phrase_new").input(PHRASE)
    app.text_input(key="phrase_again").input(PHRASE)
    app.button(key="give_phrase").click().run()
    assert kept.passphrase.state() == "locked"
    app.run()
    app.button(key="lock_now").click().run()
    assert "Your journal is locked" in [each.value for each in app.header]
    assert "Northlight" not in said(app)
    app.text_input(key="phrase").input("wrong words")
    app.button(key="unlock").click().run()
    assert "does not open your journal" in said(app)
    app.text_input(key="phrase").input(PHRASE)
    app.button(key="unlock").click().run()
    app = opened(app, "passphrase")
    app.text_input(key="phrase_old").input(PHRASE)
    app.button(key="change_phrase").click().run()
    assert "Removed." in said(app)
    assert len(kept.journal.interviews()) == 2


def test_what_was_saved_is_brought_in(kept: Services, settings: AppTest) -> None:
    raw = export_json(kept.journal)
    kept.journal.erase_everything()
    app = opened(settings, "bringing_in")
    app.file_uploader(key="import_file").set_value(("rebound.json", raw, "application/json"))
    app.button(key="import").click().run()
    assert "2 interviews" in said(app)
    assert len(kept.journal.interviews()) == 2


def test_everything_is_erased_only_after_the_word(kept: Services, settings: AppTest) -> None:
    app = opened(settings, "erasing")
    app.button(key="erase").click().run()
    assert "Nothing was erased." in said(app)
    app.text_input(key="erase_word").input("Erase")
    app.button(key="erase").click().run()
    assert kept.journal.interviews() == ()
    home: Path = kept.settings.home
    assert [path.name for path in home.rglob("*") if path.is_file()] == ["journal.json.lock"]
