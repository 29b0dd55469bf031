"""`coach debrief --engine endpoint`: another server writes, with the built-in coach behind it."""

import json
from pathlib import Path

import pytest

from coach.cli import main
from tests.support.chat_server import chat_server

NOTES = "Interview at Northwind with Priya Raman for ward nurse. I froze when she asked about the night shift rota.\n"
QUESTION = {"question": "You froze at the night shift rota. What would you say now?", "why": "It can come."}


@pytest.fixture
def notes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("COACH_HOME", str(tmp_path / "home"))
    for name in ("COACH_MODEL", "COACH_ENDPOINT", "COACH_ENDPOINT_MODEL"):
        monkeypatch.delenv(name, raising=False)
    path = tmp_path / "notes.txt"
    path.write_text(NOTES, "utf-8")
    return str(path)


def test_a_server_on_this_computer_writes_and_is_named(
    notes: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with chat_server(QUESTION) as server:
        monkeypatch.setenv("COACH_ENDPOINT", server.address)
        assert main(["debrief", notes, "--json", "--engine", "endpoint"]) == 0
    out, err = capsys.readouterr()
    debrief = json.loads(out)
    assert QUESTION["question"] in [q["text"] for q in debrief["questions"]]
    assert debrief["source"]["questions"] == f"model first at {server.address[7:-3]}"
    assert debrief["source"]["letters"] == "builtin"
    assert "The built-in coach wrote" in err


@pytest.mark.parametrize(
    ("address", "word"),
    [
        ("http://192.0.2.1:8/v1", "nothing was sent to it"),
        ("http://127.0.0.1:1/v1", "Nobody answers"),
        ("nonsense", "not the address of a server"),
    ],
)
def test_where_the_server_cannot_write_the_built_in_coach_does_and_says_so(
    notes: str, address: str, word: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COACH_ENDPOINT", address)
    assert main(["debrief", notes, "--json", "--engine", "endpoint"]) == 0
    out, err = capsys.readouterr()
    assert json.loads(out)["source"]["letters"] == "builtin"
    assert json.loads(out)["letters"]
    assert word in err


def test_no_server_is_told(notes: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["debrief", notes, "--engine", "endpoint"]) == 1
    assert "COACH_ENDPOINT=" in capsys.readouterr().err


def test_the_doctor_names_the_server(
    notes: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COACH_ENDPOINT", "http://127.0.0.1:8080/v1")
    assert main(["doctor"]) == 0
    assert "the server at http://127.0.0.1:8080/v1" in capsys.readouterr().out
