"""Who writes, on the settings page: models fetched from a server on this computer, a file, another server."""

import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from coach.bootstrap import Services
from coach.engines import download, shelf
from coach.settings import load
from coach.ui.runtime import services
from tests.support.chat_server import chat_server
from tests.support.file_server import FileServer, file_server
from tests.support.small_catalog import CONTENT, small_catalog
from tests.support.waiting import until
from tests.ui.conftest import ROOT
from tests.ui.test_pages import PAGES, read_notes, said

THERE = "http://192.0.2.1:8080/v1"
QUESTION = {"question": "You froze and said nothing useful. What would you say now?", "why": "It can come."}


@pytest.fixture
def files(kept: Services, monkeypatch: pytest.MonkeyPatch) -> Iterator[FileServer]:
    with file_server(CONTENT) as served:
        monkeypatch.setattr(shelf, "catalog", lambda: small_catalog(served))
        yield served


@pytest.fixture
def app(kept: Services, files: FileServer) -> AppTest:
    return settings(AppTest.from_file(str(ROOT / "app.py"), default_timeout=20).run())


def settings(app: AppTest) -> AppTest:
    opened(app.switch_page(f"{PAGES}/settings.py").run(), "other_models")
    assert not app.exception
    return app


def opened(app: AppTest, part: str) -> AppTest:
    """What stands in a closed part is not drawn."""
    app.session_state[part] = True
    return app.run()


def click(app: AppTest, key: str) -> AppTest:
    app.button(key=key).click().run()
    assert not app.exception
    return app


def all_said(app: AppTest) -> str:
    return "\n".join(
        [said(app), *(str(part.value) for part in [*app.warning, *app.sidebar.caption, *app.sidebar.warning])]
    )


def keys(app: AppTest) -> set[str]:
    return {str(button.key) for button in app.button}


def fetched(app: AppTest, key: str = "known") -> AppTest:
    fetch = services().fetches.get(key)
    assert fetch is not None
    assert fetch.ended.wait(10)
    return app.run()


def test_a_model_is_fetched_after_a_yes_that_names_the_host_and_then_writes(app: AppTest, files: FileServer) -> None:
    assert "Suits this computer" in said(app)
    click(app, "fetch_known")
    assert f"from {files.address.removeprefix('http://')}" in said(app)
    assert files.asked == []
    fetched(click(app, "yes_known"))
    assert (load().models / "known.gguf").read_bytes() == CONTENT
    click(app, "verify_known")
    assert "the file that the catalogue means" in said(app)
    click(app, "use_known")
    assert (load().engine, load().model) == ("model", load().models / "known.gguf")
    assert stat.S_IMODE(load().choice.stat().st_mode) == 0o600
    assert "known.gguf" in all_said(app) or "model library" in all_said(app)


def test_a_no_contacts_nobody(app: AppTest, files: FileServer) -> None:
    click(click(app, "fetch_known"), "no_known")
    assert files.asked == []
    assert "fetch_known" in keys(opened(app, "other_models"))


def test_without_a_digest_the_question_says_so(app: AppTest) -> None:
    click(app, "fetch_unknown")
    assert "no digest of this file" in said(app)


def test_a_fetch_is_paused_and_goes_on_after_a_restart(app: AppTest, files: FileServer, kept: Services) -> None:
    files.manners.stall_after = 200_000
    click(click(app, "fetch_known"), "yes_known")
    until(lambda: services().shelf.came(small_catalog(files).models[0]) > 0, seconds=5)
    fetch = services().fetches.get("known")
    assert fetch is not None
    until(lambda: fetch.done > 0, seconds=5)
    app.run()
    assert "pause_known" in keys(app)
    fetched(click(app, "pause_known"))
    assert "Paused" in said(app)
    files.manners.stall_after = None
    restarted = settings(AppTest.from_file(str(ROOT / "app.py"), default_timeout=20).run())
    services.clear()
    restarted.run()
    assert "Go on: 6" in next(b.label for b in restarted.button if b.key == "fetch_known")
    fetched(click(click(restarted, "fetch_known"), "yes_known"))
    assert (load().models / "known.gguf").read_bytes() == CONTENT
    assert (files.asked[-1] or "").startswith("bytes=")


def test_a_fetch_that_failed_is_told_on_the_page(app: AppTest, files: FileServer) -> None:
    files.content = CONTENT[:-1] + b"x"
    fetched(click(click(app, "fetch_known"), "yes_known"))
    assert "not the file that was asked for" in said(app)
    assert "fetch_known" in keys(app)


def test_a_full_disk_is_told_on_the_page(app: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(download, "SPARE", 1 << 60)
    fetched(click(click(app, "fetch_known"), "yes_known"))
    assert "There is not enough room on the disk" in said(app)


def test_deleting_the_model_that_writes_brings_back_the_built_in_coach(app: AppTest) -> None:
    fetched(click(click(app, "fetch_known"), "yes_known"))
    click(click(app, "use_known"), "remove_known")
    assert "built-in coach will write" in said(app)
    click(app, "yes_remove_known")
    assert (load().engine, load().model) == ("builtin", None)
    assert not (load().models / "known.gguf").exists()


def test_a_file_of_ones_own_by_its_path_or_from_the_folder(app: AppTest, tmp_path: Path) -> None:
    opened(app, "own_file")
    app.text_input(key="own_path").set_value(str(tmp_path / "gone.gguf"))
    click(app, "use_own")
    assert "could be opened" in said(app)
    own = tmp_path / "own.gguf"
    own.write_bytes(b"GGUF")
    app.text_input(key="own_path").set_value(str(own))
    click(app, "use_own")
    assert load().model == own
    load().models.mkdir()
    (load().models / "mine.gguf").write_bytes(b"GGUF")
    click(app.run(), "use_file_mine.gguf")
    assert load().model == load().models / "mine.gguf"
    click(app, "use_builtin")
    assert load().engine == "builtin"


def test_a_server_on_this_computer_is_looked_up_chosen_and_writes_at_once(app: AppTest, kept: Services) -> None:
    with chat_server(QUESTION) as server:
        opened(app, "server")
        app.text_input(key="server_address").set_value(server.address)
        click(app, "look_up")
        app.selectbox(key="server_model").set_value("second")
        click(app, "use_server")
        assert (load().engine, load().endpoint, load().endpoint_model) == ("endpoint", server.address, "second")
        assert "Nothing you write leaves this computer." in all_said(app)
        app.switch_page(f"{PAGES}/today.py").run()
        read_notes(app, kept)
        until(lambda: all(i.debrief and i.debrief.letters for i in kept.journal.interviews()), seconds=30)
    debrief = kept.journal.interviews()[0].debrief
    assert debrief is not None
    assert debrief.source.questions == f"model second at {server.address[7:-3]}"


def test_another_computer_gets_nothing_before_a_yes_and_then_every_page_says_so(app: AppTest) -> None:
    opened(app, "server")
    app.text_input(key="server_address").set_value(THERE)
    click(app, "look_up")
    assert "192.0.2.1 is not this computer. Whoever runs it would see your notes" in all_said(app)
    assert "not encrypted" in all_said(app)
    assert load().agreed == ()
    click(app, "refuse")
    assert "agree" not in keys(app)
    services().choice.change(lambda c: c.model_copy(update={"engine": "endpoint", "endpoint": THERE}))
    app.run()
    assert "192.0.2.1 is not this computer, and you have not agreed" in all_said(app)
    services().choice.change(lambda c: c.model_copy(update={"agreed": (THERE,)}))
    for page in ("today", "interviews", "recovery", "settings"):
        app.switch_page(f"{PAGES}/{page}.py").run()
        assert "Your notes are sent to 192.0.2.1" in all_said(app)
        assert "Nothing you write leaves this computer." not in all_said(app)
        assert "Nothing leaves this computer." not in all_said(app)


def test_the_yes_is_kept_and_can_be_taken_back(app: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    with chat_server(QUESTION) as server:
        from coach.engines.address import Address

        monkeypatch.setattr(Address, "here", False)  # this computer, as if it were another
        opened(app, "server")
        app.text_input(key="server_address").set_value(server.address)
        click(app, "look_up")
        assert "server_model" not in {box.key for box in app.selectbox}
        click(app, "agree")
        assert load().agreed == (server.address,)
        click(app, "use_server")
        assert "Your notes are sent to 127.0.0.1" in all_said(app)
        click(click(app, "look_up"), "disagree")
        assert (load().agreed, load().engine) == ((), "builtin")
        assert "Your notes are sent" not in all_said(app)


def test_what_the_environment_decides_is_said(
    kept: Services, files: FileServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COACH_MODEL", str(tmp_path / "x.gguf"))
    app = settings(AppTest.from_file(str(ROOT / "app.py"), default_timeout=20).run())
    assert "decides this" in said(app)
