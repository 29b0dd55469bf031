import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from coach.cli import main

LINES: list[dict[str, Any]] = [
    {"id": "a", "text": "I don't want to be alive anymore"},
    {"id": 2, "text": "That question killed me, and I am dying to hear back."},
    {"id": "c", "text": "They will call by Friday. \u2028 It went well."},
]


def give(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode()), encoding="utf-8"))


def test_a_batch_answers_line_by_line_and_says_why(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    give(monkeypatch, "\n\n".join(json.dumps(line) for line in LINES))
    assert main(["safety", "--batch", "--json"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(row["id"], row["crisis"]) for row in rows] == [("a", True), (2, False), ("c", False)]
    assert all(set(row) == {"id", "crisis", "gentle", "why"} for row in rows)
    assert rows[0]["why"]


def test_a_line_that_is_no_row_is_named_and_those_before_it_are_done(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    give(monkeypatch, json.dumps(LINES[0]) + "\nnot json\n")
    assert main(["safety", "--batch", "--json"]) == 1
    out, err = capsys.readouterr()
    assert json.loads(out)["crisis"]
    assert "Line 2" in err


def test_one_text_gets_a_word_and_the_help_list(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "notes.txt"
    path.write_text(LINES[0]["text"], encoding="utf-8")
    assert main(["safety", str(path)]) == 0
    out = capsys.readouterr().out
    assert out.startswith("crisis")
    assert "988" in out
    path.write_text("They will call by Friday.", encoding="utf-8")
    assert main(["safety", str(path), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"crisis": False, "gentle": False, "why": ""}


def test_it_keeps_nothing_and_needs_no_page_and_no_journal(tmp_path: Path) -> None:
    code = "import sys; from coach.cli import main; main(['safety', '--batch']); print(*sys.modules, file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", code],
        input=json.dumps(LINES[0]),
        env={"COACH_HOME": str(tmp_path / "home"), "PATH": ""},
        capture_output=True,
        text=True,
        check=True,
    )
    assert not (tmp_path / "home").exists()
    assert not {"streamlit", "tinydb"} & set(done.stderr.split())
