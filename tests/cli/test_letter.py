import json
from pathlib import Path
from typing import get_args

import pytest

from coach.cli import main
from coach.domain.letters import WORDS, LetterForm, LetterKind, Tone
from coach.writing.overlap import words

NOTES = (
    "Interviewed by Denise Okafor at Marlow Fresh on Friday. Denise showed me the new chiller at 6.\n£13.20 an hour.\n"
)
BODY = "Dear Denise,\n\nYou showed me the new chiller. I loved the tour of the garden. £13.20 an hour is fine.\n"


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    notes, draft = tmp_path / "notes.txt", tmp_path / "draft.json"
    notes.write_text(NOTES, "utf-8")
    draft.write_text(json.dumps({"kind": "thank_you", "to": "Denise Okafor", "subject": "", "body": BODY}), "utf-8")
    return ["letter", "check", "--notes", str(notes), "--draft", str(draft)]


def test_a_draft_is_checked_with_offsets_into_its_body(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*files, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [p["text"] for p in found["problems"]] == ["I loved the tour of the garden"]
    assert [p["text"] for p in found["leaks"]] == ["£13.20 an hour is fine"]
    assert [p["text"] for p in found["supported"]] == ["You showed me the new chiller"]
    assert all(BODY[p["start"] : p["end"]] == p["text"] for part in found.values() for p in part)
    assert set(found["problems"][0]) == {"text", "start", "end", "why", "sentences"}


def test_a_person_is_told_in_words(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(files) == 0
    told = capsys.readouterr().out
    assert "To look at:" in told
    assert "garden" in told


def test_many_drafts_are_checked_in_one_go(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = tmp_path / "rows.jsonl"
    row = {"id": 7, "notes": NOTES, "draft": {"kind": "decline", "to": None, "subject": "", "body": BODY}}
    rows.write_text(json.dumps(row) + "\n\n" + json.dumps({**row, "id": "b"}) + "\n", "utf-8")
    assert main(["letter", "check", "--batch", "--json", str(rows)]) == 0
    out = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [r["id"] for r in out] == [7, "b"]
    assert set(out[0]["check"]) == {"problems", "leaks", "supported"}


def test_what_is_no_draft_is_said_kindly(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad = tmp_path / "bad.json"
    bad.write_text("[]", "utf-8")
    assert main(["letter", "check", "--notes", str(bad), "--draft", str(bad)]) == 1
    assert "does not hold a draft" in capsys.readouterr().err


@pytest.mark.parametrize("kind", get_args(LetterKind))
@pytest.mark.parametrize("form", get_args(LetterForm))
@pytest.mark.parametrize("tone", get_args(Tone))
def test_every_kind_form_and_tone_has_its_length_and_passes_the_check(
    kind: str, form: LetterForm, tone: str, files: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["letter", "write", kind, "--notes", files[3], "--form", form, "--tone", tone, "--json"]) == 0
    for written in json.loads(capsys.readouterr().out):
        least, most = WORDS[form]
        assert least <= len(words(written["body"])) <= most, written["body"]
        assert written["problems"] == []
        assert written["facts"] or written["blanks"]


def test_a_sample_of_writing_gives_its_habits(
    tmp_path: Path, files: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    me = tmp_path / "me.json"
    me.write_text(json.dumps({"name": "Jo", "voice": "Hi Sam,\nI'm glad it's done.\nCheers,\nJo"}), "utf-8")
    assert main(["letter", "write", "thank_you", "--notes", files[3], "--profile", str(me)]) == 0
    out = capsys.readouterr().out
    assert "Hi Denise," in out
    assert "Cheers,\nJo" in out
    assert " I am " not in out


def test_whoever_put_in_a_word_is_not_told_that_they_showed_the_place(
    files: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["letter", "write", "referrer_thanks", "--to", "Kim", "--notes", files[3]]) == 0
    out = capsys.readouterr().out
    assert "Dear Kim," in out
    assert "chiller" not in out
