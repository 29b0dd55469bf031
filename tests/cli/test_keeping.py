"""`coach backup|import|bin|erase|passphrase` over a real journal."""

import getpass
import json
from pathlib import Path

import pytest

from coach.bootstrap import utc_now
from coach.cli import main
from coach.storage import vault
from tests.storage.samples import NOON, interview, open_journal


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    home = tmp_path / "home"
    monkeypatch.setenv("COACH_HOME", str(home))
    monkeypatch.setattr(vault.Vault.__init__, "__defaults__", (2,))  # the real cost takes half a second a try
    journal = open_journal(home, lambda: NOON)
    journal.add_interview(interview(1))
    journal.add_interview(interview(2))
    return home


def typed(monkeypatch: pytest.MonkeyPatch, *phrases: str) -> None:
    left = list(phrases)
    monkeypatch.setattr(getpass, "getpass", lambda _: left.pop(0))


def said(capsys: pytest.CaptureFixture[str], *command: str, status: int = 0) -> str:
    assert main(command) == status
    out, err = capsys.readouterr()
    return out or err


def test_a_backup_is_listed_and_restored(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = said(capsys, "backup", "list").split()[0]
    assert "as it was" in said(capsys, "backup", "restore", name)
    assert [each["id"] for each in json.loads(said(capsys, "list", "--json"))] == ["interview-1"]
    assert "no backup called" in said(capsys, "backup", "restore", "../x", status=1)


def test_what_was_saved_as_json_comes_back_once(home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = str(tmp_path / "all.json")
    said(capsys, "export", "--json", "--to", file)
    before = said(capsys, "export", "--json")
    assert "Erased" in said(capsys, "erase", "--everything", "--yes")
    assert "No interviews yet" in said(capsys, "list")
    assert "2 interviews" in said(capsys, "import", file)
    assert said(capsys, "export", "--json") == before
    assert "0 interviews and 0 check-ins. 2 were here already" in said(capsys, "import", file)
    assert "not a journal" in said(capsys, "import", str(home / "journal.json"), status=1)


def test_the_bin_gives_back_and_erase_does_not(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "The bin is empty." in said(capsys, "bin", "list")
    open_journal(home, utc_now).delete_interview("interview-1")
    assert "no longer in the bin" in said(capsys, "bin", "restore", "interview-2", status=1)
    assert "Back" in said(capsys, "bin", "restore", "interview-1")
    monkeypatch.setattr("builtins.input", lambda _: "no")
    assert "Nothing was erased" in said(capsys, "erase", "interview-1", status=1)
    assert "Erased" in said(capsys, "erase", "interview-1", "--yes")
    assert "no such interview" in said(capsys, "erase", "interview-1", "--yes", status=1)


def test_a_passphrase_is_asked_for_and_never_an_argument(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    typed(monkeypatch, "correct horse", "correct house")
    assert "not the same" in said(capsys, "passphrase", "set", status=1)
    typed(monkeypatch, "correct horse", "correct horse")
    said(capsys, "passphrase", "set")
    typed(monkeypatch, "wrong")
    assert "does not open your journal" in said(capsys, "list", status=1)
    file = str(tmp_path / "all.locked")
    typed(monkeypatch, "correct horse")
    said(capsys, "export", "--json", "--locked", "--to", file)
    assert b"Northlight" not in Path(file).read_bytes()
    typed(monkeypatch, "correct horse")
    said(capsys, "passphrase", "remove")
    typed(monkeypatch, "correct horse")
    assert "2 were here already" in said(capsys, "import", file)
    assert "no passphrase" in said(capsys, "export", "--locked", status=1)


def test_a_spreadsheet_gets_its_rows(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "interview-2,2026-03-12,Northlight 2" in said(capsys, "export", "--csv", "interviews")
    assert "on,satisfied" in said(capsys, "export", "--csv", "checkins")
