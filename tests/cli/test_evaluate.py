import json
from pathlib import Path

import pytest

from coach.cli import main
from coach.cli.evaluate import as_table
from coach.domain.errors import EngineMissing
from coach.domain.measures import Share, Spent
from coach.engines.counting import Counted
from coach.engines.endpoint import Endpoint
from coach.engines.model import ModelCoach
from coach.engines.prompts import load_prompts
from coach.services.evaluating import evaluate, labelled
from tests.engines.fake_model import Answer, QueueModel
from tests.engines.notes import BODY

NOTES = Path("tests/data/notes/dev.jsonl")
ONE = {
    "id": 1,
    "text": "Interview at Northwind with Priya Raman. I froze when she asked about the night shift rota.",
    "gold": {"struggled": ["I froze when she asked about the night shift rota", "not in the text"]},
}
QUESTION = {
    "question": "You froze at the night shift rota. What would you say first, if asked now?",
    "why": "It can come.",
}
PROMPTS = load_prompts(Path("prompts"))


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COACH_HOME", str(tmp_path / "home"))
    for name in ("COACH_MODEL", "COACH_ENDPOINT"):
        monkeypatch.delenv(name, raising=False)


class Endless(QueueModel):
    """Gives its last answer again and again."""

    def __init__(self, *answers: Answer) -> None:
        super().__init__(*answers * 50)


def test_the_built_in_coach_is_measured_over_real_notes(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["eval", str(NOTES), "--limit", "4", "--json"]) == 0
    (report,) = json.loads(capsys.readouterr().out)
    assert report["coach"] == "builtin"
    assert report["notes"] == 4
    assert report["questions"]["hit"] == report["questions"]["of"] > 0
    assert report["struggles"]["of"] > 0
    assert report["tokens"] is None


def test_the_table_has_a_column_a_coach(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["eval", str(NOTES), "--limit", "1", "--engine", "builtin", "--engine", "builtin"]) == 0
    head, *rows = capsys.readouterr().out.splitlines()
    assert head == "| | builtin | builtin |"
    assert all(row.count("|") == 4 for row in rows)
    assert any("asked about labelled struggles" in row for row in rows)


def test_a_model_is_measured_alone_with_what_it_spent() -> None:
    counted = Counted(Endless(QUESTION))
    notes = labelled(json.dumps(ONE))
    report = evaluate(notes, ModelCoach(counted, PROMPTS, counted.check), lambda: counted.spent)
    assert report.coach == "model tiny"
    assert report.struggles == Share(hit=1, of=1)
    assert report.questions.hit >= 1
    assert report.citations.hit == report.citations.of == report.questions.hit
    assert report.letters.hit == 0
    assert report.in_form is not None
    assert 0 < report.in_form.hit < report.in_form.of
    assert report.tokens
    assert "| model tiny |" in as_table([report])


def test_what_a_draft_makes_up_is_counted_as_caught() -> None:
    made_up = {"subject": "Thank you for the time", "greeting": "Dear Priya,", "body": BODY + " Zebulon paid 4711."}
    counted = Counted(Endless(made_up))
    report = evaluate(labelled(json.dumps(ONE)), ModelCoach(counted, PROMPTS, counted.check), lambda: counted.spent)
    assert report.caught >= 2
    assert report.left == 0


def test_nobody_to_write_at_all_is_an_error_and_no_row_of_zeros() -> None:
    model = Endpoint("http://192.0.2.1/v1")
    with pytest.raises(EngineMissing):
        evaluate(labelled(json.dumps(ONE)), ModelCoach(model, PROMPTS), Spent)


def test_notes_that_sound_like_danger_are_passed_over() -> None:
    from coach.engines.builtin import BuiltinCoach

    line = json.dumps({"id": "x", "text": "I froze. I don't want to be alive anymore."})
    report = evaluate(labelled(line), BuiltinCoach(), lambda: None)
    assert (report.passed_over, report.questions.of, report.struggles) == (1, 0, None)


@pytest.mark.parametrize("line", ["{", '{"id": 1}', "[]", '{"id": 1, "text": 2}'])
def test_a_broken_line_is_named(tmp_path: Path, line: str, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "notes.jsonl"
    path.write_text(f"{json.dumps(ONE)}\n{line}\n", "utf-8")
    assert main(["eval", str(path)]) == 1
    assert "Line 2" in capsys.readouterr().err


def test_no_notes_and_no_such_engine_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "notes.jsonl"
    path.write_text("\n", "utf-8")
    assert main(["eval", str(path)]) == 1
    assert "no notes" in capsys.readouterr().err
    assert main(["eval", str(NOTES), "--engine", "quality"]) == 1
    assert "not on this computer yet" in capsys.readouterr().err
