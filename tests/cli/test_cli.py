import io
import json
import os
import stat
import sys
from pathlib import Path

import pytest

from coach.cli import main
from coach.domain.debrief import Debrief
from tests.support.pace import slowness, spent

NOTES = """\
Interview at Alder Grove Library for library assistant, with Ruth Okafor
Ruth asked why I want to work here. That went well, she smiled
Ruth asked what I would do if two teenagers were loud. I froze and said nothing useful
I have never used Sierra
They will call by Friday
"""


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("COACH_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("COACH_MODEL", raising=False)
    return tmp_path / "home"


@pytest.fixture
def notes(tmp_path: Path) -> str:
    path = tmp_path / "notes.txt"
    path.write_text(NOTES, encoding="utf-8")
    return str(path)


def stdin(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))


def test_a_debrief_is_printed_as_json_that_its_own_schema_knows(notes: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["debrief", notes, "--json"]) == 0
    debrief = Debrief.model_validate_json(capsys.readouterr().out)
    assert all(NOTES[s.start : s.end] == s.text for s in debrief.sentences)
    assert debrief.outcome == "waiting"
    assert main(["debrief", "--schema"]) == 0
    assert set(json.loads(capsys.readouterr().out)["properties"]) == set(Debrief.model_fields)


def test_a_debrief_for_a_person_is_markdown(notes: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["debrief", notes]) == 0
    out = capsys.readouterr().out
    assert out.startswith("# ")
    assert "## Questions to think about" in out
    assert "Dear Ruth" in out or "Ruth" in out


def test_a_batch_answers_line_by_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    stdin(monkeypatch, b'{"id": "a", "text": "It went well."}\n\n{"id": 2, "text": "\\u2028 ok"}\n')
    assert main(["debrief", "--batch", "--json"]) == 0
    assert [json.loads(x)["id"] for x in capsys.readouterr().out.splitlines()] == ["a", 2]


def test_a_broken_line_of_a_batch_is_named(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    stdin(monkeypatch, b'{"id": "a", "text": "x"}\n{"id": 3}\n')
    assert main(["debrief", "--batch", "--json"]) == 1
    out, err = capsys.readouterr()
    assert len(out.splitlines()) == 1
    assert "Line 2" in err


def test_byte_order_marks_and_line_ends_stay_as_given(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "windows.txt"
    path.write_bytes("\ufeffIt went well.\r\nI froze on the last question.\r\n".encode())
    assert main(["debrief", str(path), "--json"]) == 0
    text = path.read_bytes().decode()
    for sentence in json.loads(capsys.readouterr().out)["sentences"]:
        assert text[sentence["start"] : sentence["end"]] == sentence["text"]


def test_a_note_that_sounds_like_danger_gets_help_and_nothing_written(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = b"Interview at Alder Grove. I froze on the first question. I don't want to be alive anymore."
    stdin(monkeypatch, text)
    assert main(["debrief", "-", "--json"]) == 0
    debrief = json.loads(capsys.readouterr().out)
    assert debrief["crisis"]
    assert "988" in debrief["help"]
    assert (debrief["questions"], debrief["letters"]) == ([], [])
    stdin(monkeypatch, text)
    assert main(["debrief", "-", "--json", "--go-on"]) == 0
    assert json.loads(capsys.readouterr().out)["letters"]


def test_a_profile_is_used_and_a_broken_one_explained(
    notes: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    profile = tmp_path / "me.json"
    profile.write_text('{"name": "Nadia Rahman"}', encoding="utf-8")
    assert main(["debrief", notes, "--json", "--profile", str(profile)]) == 0
    assert "Nadia Rahman" in json.loads(capsys.readouterr().out)["letters"][0]["body"]
    profile.write_text('{"nmae": "x"}', encoding="utf-8")
    assert main(["debrief", notes, "--profile", str(profile)]) == 1
    assert "does not hold a profile" in capsys.readouterr().err


def test_a_missing_file_and_a_binary_one_are_explained(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["debrief", str(tmp_path / "gone.txt")]) == 1
    assert "could not be opened" in capsys.readouterr().err
    for name, data, word in (
        ("cv.pdf", b"%PDF-1.7\0\0\0", "could not be read as a PDF"),
        ("cv.png", b"\x89PNG\0\0", "plain text"),
    ):
        (tmp_path / name).write_bytes(data)
        assert main(["debrief", str(tmp_path / name)]) == 1
        assert word in capsys.readouterr().err


def test_an_interview_is_added_listed_shown_and_exported(
    notes: str, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["add", notes]) == 0
    key = capsys.readouterr().out.strip()
    assert main(["list", "--json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert (row["id"], row["company"]) == (key, "Alder Grove Library")
    assert main(["show", key, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["notes"] == NOTES
    for command in (["list"], ["show", key], ["export"]):
        assert main(command) == 0
        assert "Alder Grove" in capsys.readouterr().out
    assert main(["export", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["interviews"][0]["id"] == key
    assert stat.S_IMODE((home / "journal.json").stat().st_mode) == 0o600


def test_an_export_to_a_file_is_private(notes: str, tmp_path: Path) -> None:
    assert main(["add", notes]) == 0
    assert main(["export", "--json", "--to", str(tmp_path / "all.json")]) == 0
    assert stat.S_IMODE((tmp_path / "all.json").stat().st_mode) == 0o600


def test_showing_what_is_not_there_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "nothing"]) == 1
    assert "not in your journal" in capsys.readouterr().err


def test_a_check_in_keeps_what_was_answered_and_shows_help_where_it_is_needed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["checkin", "--kindness", "6", "--week", "rested", "--json"]) == 0
    kept = json.loads(capsys.readouterr().out)
    assert (kept["kindness"], kept["happy"], kept["week"]) == (6, None, "rested")
    assert main(["checkin"]) == 1
    assert "Nothing was answered" in capsys.readouterr().err
    assert main(["checkin", "--line", "I want to die"]) == 0
    assert "988" in capsys.readouterr().out


def test_the_doctor_says_where_data_lies_and_who_would_write(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor"]) == 0
    out = capsys.readouterr().out
    assert str(home) in out
    assert "the built-in coach" in out


def test_a_note_of_300_words_is_debriefed_in_under_four_tenths_of_a_second() -> None:
    """Start to end, the best of ten, in processor time and at the pace of a processor at rest."""
    coach = str(Path(sys.executable).with_name("coach"))
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    before = slowness()
    took = min(spent([coach, "debrief", "-", "--json"], (NOTES * 6).encode(), env) for _ in range(10))
    assert took < 0.4 * max(before, slowness())
