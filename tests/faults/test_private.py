"""Whatever happens to be done: files for the owner alone, and nothing that was written shows anywhere else."""

import os
import stat
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from coach.bootstrap import build
from coach.domain.interview import Facts
from coach.services import interviews
from coach.settings import load
from coach.storage import vault
from coach.storage.journal import TinyJournal
from tests.storage.samples import NOON, checkin, interview
from tests.support.needs import missing

SECRET = "Quillfeather"


def test_every_file_and_folder_is_the_owners_alone_in_every_moment(tmp_path: Path) -> None:
    """Looked at after each system call that could make or open one, with a umask that would allow everything."""
    if sys.platform == "win32":
        missing("modes of files")
    home, loose = tmp_path / "home", set()

    def look(event: str, _: object) -> None:
        if event.split(".")[0] in ("open", "os", "tempfile") and home.exists() and watching:
            watching.clear()  # looking is not watched
            for path in (home, *home.rglob("*")):
                if stat.S_IMODE(path.stat().st_mode) & 0o077:
                    loose.add(path.name)
            watching.append(True)

    watching: list[bool] = []
    old = os.umask(0)
    sys.addaudithook(look)
    watching.append(True)
    try:
        everything(home)
    finally:
        watching.clear()
        os.umask(old)
    assert loose == set()
    assert any(home.rglob("*.json"))


def opened(home: Path, day: int) -> TinyJournal:
    now = NOON + timedelta(days=day)
    return TinyJournal(home / "journal.json", home / "backups", lambda: now, vault=vault.Vault(cost=2))


def everything(home: Path) -> None:
    for day in range(3):
        journal = opened(home, day)
        journal.add_interview(interview(day))
    journal.save_checkin(checkin())
    journal.passphrase.set("correct horse")
    journal.passphrase.change("correct horse", "battery staple")
    journal.passphrase.remove("battery staple")
    journal.delete_interview("interview-0")
    journal.erase(["interview-0"])
    journal.backups.restore(journal.backups.list()[0].name)
    journal.backups.set_aside()


def test_what_was_written_is_in_no_log_and_no_title(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    home = tmp_path / "home"
    monkeypatch.setenv("COACH_HOME", str(home))
    caplog.set_level("INFO")
    services = build(load())
    kept = interviews.add(services.journal, "20260312-0a1b2c", f"{SECRET} asked why. I froze.", Facts(), NOON)
    app = AppTest.from_file(str(Path(__file__).parents[2] / "app.py"), default_timeout=20).run()
    app.query_params["id"] = kept.id
    app.switch_page("coach/ui/pages/interview.py").run()
    assert not app.exception
    out, err = capfd.readouterr()
    assert SECRET not in out + err + caplog.text
    holding = [path.parent.name for path in home.rglob("*") if path.is_file() and SECRET.encode() in path.read_bytes()]
    assert set(holding) <= {"home", "backups"}
