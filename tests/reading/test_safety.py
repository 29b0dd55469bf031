"""Whether someone may be in danger: every line here was written by hand, none tells of a method."""

import json
import time
from pathlib import Path

import pytest

from benchmarks.labelled import written
from coach.reading.safety import HELP_TEXT, help_list, help_text, judge

DATA = Path(__file__).parents[1] / "data"
LINES = [json.loads(x) for x in (DATA / "safety.jsonl").read_text("utf-8").splitlines()]
FRESH = [json.loads(x) for x in (DATA / "safety_fresh.jsonl").read_text("utf-8").splitlines()]
FRESH_FOUND, FRESH_FALSE, CALM_FALSE = 143, 14, 0.01

DANGER = [
    "i dont want to be alive anymore",
    "I DON'T WANT TO BE ALIVE ANYMORE",
    "I don’t want to be alive anymore.",
    "I don&#39;t want to be alive any more",
    "I want\nto die",
    "i w\u200bant to d\u200bie",
    "Everyone would be better off without me.",
    "my family would be better off if i was gone",
    "I just want to fall asleep and never wake up",
    "I can't keep myself safe tonight",
    "thinking about ending my life",
    "I keep thinking about killing myself",
    "wish I had never woken up this morning",
    "probably won't do anything, but I think about dying every day",
]

NO_DANGER = [
    "That question killed me.",
    "Dying to hear back.",
    "I'm going to die of embarrassment",
    "They asked how I would talk to a patient who wants to die.",
    "I'd rather die than do another one-way video interview",
    "I had to kill the process and restart the server",
    "I'm done with this company, they ghosted me twice",
    "I was sad and cried in the car.",
    "I feel flat and I am tired of applying.",
    "My grandfather died in March, so I had to move the interview.",
    "The suicide prevention training came up and they liked that I had done it.",
]


def test_of_the_lines_in_the_set_nearly_all_are_judged_rightly() -> None:
    danger = [row["text"] for row in LINES if row["crisis"]]
    fine = [row["text"] for row in LINES if not row["crisis"]]
    assert sum(judge(text).crisis for text in danger) >= 0.97 * len(danger)
    assert sum(judge(text).crisis for text in fine) <= 0.03 * len(fine)


def test_of_lines_nothing_was_learned_from_as_many_are_judged_rightly_as_were_measured() -> None:
    """Most share words with a line of the other kind, by two hands. The floors are what was measured, less two."""
    danger = [row["text"] for row in FRESH if row["crisis"]]
    fine = [row["text"] for row in FRESH if not row["crisis"]]
    assert sum(judge(text).crisis for text in danger) >= FRESH_FOUND
    assert sum(judge(text).crisis for text in fine) <= FRESH_FALSE


def test_nothing_was_learned_from_the_fresh_lines() -> None:
    learned = {json.loads(x)["text"] for x in (DATA / "safety_lines.jsonl").read_text("utf-8").splitlines()}
    assert not learned & {row["text"] for row in FRESH}


def test_notes_nobody_was_in_danger_in_hardly_ever_raise_the_alarm() -> None:
    calm = [note.text for note in written() if not note.gold["crisis"]]
    assert sum(judge(text).crisis for text in calm) <= CALM_FALSE * len(calm)


@pytest.mark.parametrize("text", DANGER)
def test_danger_is_seen(text: str) -> None:
    assert judge(text).crisis


@pytest.mark.parametrize("text", NO_DANGER)
def test_a_way_of_speaking_is_no_danger(text: str) -> None:
    assert not judge(text).crisis


def test_one_line_in_the_middle_of_long_notes_is_seen_and_pointed_at() -> None:
    before = "They asked about budgets and I answered well. " * 80
    text = before + "I don't want to be alive anymore. " + "They will call by Friday. " * 80
    judgement = judge(text)
    assert judgement.crisis
    assert judgement.start < len(before) + 33 <= judgement.end + 2
    assert text[judgement.start : judgement.end] in judgement.why


def test_a_job_word_two_paragraphs_away_silences_nothing() -> None:
    assert judge("The role is on a suicide helpline.\n\nThey were kind.\n\nI want to die.").crisis


def test_empty_and_odd_texts_are_judged_too() -> None:
    for text in ("", " ", "\0", "🙂" * 50, "…", "\u202e", "a" * 300):
        assert not judge(text).crisis


@pytest.mark.parametrize(
    ("piece", "times"), [("a", 1_000_000), (" ", 1_000_000), ("i want to ", 20_000), ("die ", 50_000)]
)
def test_no_text_takes_long(piece: str, times: int) -> None:
    begun = time.process_time()
    judge(piece * times)
    assert time.process_time() - begun < 20


def test_the_help_list_names_whom_to_call_and_when_it_was_checked() -> None:
    told = help_text()
    assert told.startswith(HELP_TEXT)
    for part in ("988", "116 123", "112", "findahelpline.com"):
        assert part in told
    assert all(f"checked {entry.checked.day} {entry.checked:%B %Y}" in told for entry in help_list())
