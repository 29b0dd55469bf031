from pathlib import Path

import pytest

from coach.engines.prompts import BadPrompt, load_prompt, load_prompts

FOLDER = Path("prompts")


def written(folder: Path, text: str) -> Path:
    path = folder / "task.md"
    path.write_text(text, "utf-8")
    return path


def test_every_prompt_can_be_read() -> None:
    prompts = load_prompts(FOLDER)
    assert prompts.question.output == "question"
    assert prompts.letter("thank_you").output == "letter"


def test_what_comes_before_a_task_asks_for_nothing_but_the_notes() -> None:
    prompts = load_prompts(FOLDER)
    assert prompts.system.inputs == frozenset()
    assert prompts.notes.inputs == {"notes"}


def test_no_letter_has_a_place_for_the_notes() -> None:
    prompts = load_prompts(FOLDER)
    for kind in ("thank_you", "feedback_request", "reply_to_rejection", "keep_in_touch"):
        assert not {"notes", "words", "sentence"} & getattr(prompts, kind).inputs


def test_every_kind_and_theme_has_words() -> None:
    from typing import get_args

    from coach.domain.debrief import FINDING_KINDS, Theme

    spelled = load_prompts(FOLDER).question.words
    assert set(spelled["kind"]) == set(FINDING_KINDS)
    assert set(spelled["theme"]) == set(get_args(Theme))


def test_what_is_put_in_is_not_read_as_a_prompt(tmp_path: Path) -> None:
    prompt = load_prompt(written(tmp_path, '+++\ninputs = ["a", "b"]\n+++\n{a} and {b}'))
    assert prompt.render(a="{b}", b="{a} \\1") == "{b} and {a} \\1"


def test_a_missing_input_is_an_error_and_so_is_one_too_many(tmp_path: Path) -> None:
    prompt = load_prompt(written(tmp_path, '+++\ninputs = ["a"]\n+++\n{a}'))
    for given in ({}, {"a": "1", "b": "2"}):
        with pytest.raises(BadPrompt):
            prompt.render(**given)


def test_a_value_that_has_no_words_is_an_error(tmp_path: Path) -> None:
    prompt = load_prompt(written(tmp_path, '+++\ninputs = ["a"]\n[words.a]\nyes = "Yes."\n+++\n{a}'))
    assert prompt.render(a="yes") == "Yes."
    with pytest.raises(BadPrompt):
        prompt.render(a="no")


@pytest.mark.parametrize(
    "text",
    [
        "no front matter",
        "+++\ninputs = [\n+++\n",
        '+++\ninputs = ["a"]\n+++\nnothing of it',
        "+++\ninputs = []\n+++\n{a}",
        "+++\ninputs = []\ncolour = 'red'\n+++\n",
    ],
)
def test_a_prompt_file_at_fault_is_an_error(tmp_path: Path, text: str) -> None:
    with pytest.raises(BadPrompt):
        load_prompt(written(tmp_path, text))


def test_a_prompt_file_that_is_gone_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(BadPrompt):
        load_prompt(tmp_path / "gone.md")
