"""The small tasks: what a model may say, and that what it may not is tried once more and then given up."""

from pathlib import Path

import pytest

from coach.domain.errors import EngineFailed, EngineStopped
from coach.domain.ports import Quiet
from coach.engines.builtin import BuiltinCoach
from coach.engines.fallback import FallbackCoach
from coach.engines.llama.process import LlamaProcess
from coach.engines.model import ModelCoach
from coach.engines.prompts import load_prompts
from coach.writing import remarks
from tests.engines.fake_model import Answer, QueueModel
from tests.engines.notes import reading
from tests.engines.watches import Patient

PROMPTS = load_prompts(Path("prompts"))
SENTENCE = "I froze when she asked about the night shift rota."
KIND = "You froze at the rota, and that was hard. You had carried the whole hour before it, and that counts too."
GOOD_REFRAME = {"text": KIND}
QUESTION = "Tell me about a time you improved something."
ANSWER = (
    "Our stock room was a mess, so we had no idea what was in it. I made one list by hand, shelf by shelf, over two "
    "weeks. In the end nothing was ordered twice."
)
GOOD_FEEDBACK = {
    "good": "You say what you did yourself, and how long it took.",
    "good_quote": "I made one list by hand",
    "next": "Say how many things had been ordered twice before you began.",
    "next_quote": "nothing was ordered twice",
}
FACTS = ("2 interviews", "1 letter sent", "a day of rest")
GOOD_LINE = {"text": "You had 2 interviews this week and took a day of rest."}


def coach(*answers: Answer) -> tuple[ModelCoach, QueueModel]:
    model = QueueModel(*answers)
    return ModelCoach(model, PROMPTS), model


def test_a_reframe_is_shown_with_who_wrote_it_and_streams() -> None:
    writes, _ = coach(GOOD_REFRAME)
    watch = Patient()
    said = writes.reframe(SENTENCE, watch)
    assert (said.text, said.source, watch.read) == (KIND, "model tiny", KIND)


@pytest.mark.parametrize(
    "bad",
    [
        "At least you were there for the rota talk, and you got through it in the end.",
        "You should have planned for the rota, and next time you will do so.",
        "You froze at the rota! It was one moment, and you did fine the rest of the day.",
        "You froze at the rota. Why do you think that this happened to you on that day?",
        "You were there, and it was a long day with many people in one small room.",
        "You froze at the rota. See www.calm.example.com for what helps people like you.",
        "You froze at the rota, but they liked you, and that is what counts in the end.",
        "You froze at the rota, and Meera would say that it was only one moment of the day.",
        "You froze at the rota. 80 of all people do that, and it means nothing at all.",
        "You froze at the rota, and now you want to kill yourself. That is a lot to carry.",
        "I froze when she asked about the night shift rota.",
    ],
)
def test_a_reframe_that_does_not_stand_up_is_tried_once_more(bad: str) -> None:
    writes, model = coach({"text": bad}, GOOD_REFRAME)
    assert writes.reframe(SENTENCE, Quiet()).text == KIND
    assert "could not be used" in model.asks[1].text


def test_feedback_on_an_answer_quotes_it() -> None:
    writes, _ = coach(GOOD_FEEDBACK)
    said = writes.on_answer(QUESTION, ANSWER, Quiet())
    assert said.next is not None
    assert said.good.quote in ANSWER
    assert said.next.quote in ANSWER


@pytest.mark.parametrize(
    "change",
    [
        {"good_quote": "I led a team of nine"},
        {"good": "You led 9 people through it in your own words."},
        {"next": "You failed to say how it ended, which is a pity."},
        {"next": GOOD_FEEDBACK["good"]},
    ],
)
def test_feedback_that_does_not_stand_up_is_tried_once_more(change: dict[str, str]) -> None:
    writes, _ = coach(GOOD_FEEDBACK | change, GOOD_FEEDBACK)
    assert writes.on_answer(QUESTION, ANSWER, Quiet()).good.quote == GOOD_FEEDBACK["good_quote"]


@pytest.mark.parametrize(
    "bad",
    [
        "You had 3 interviews this week and took a day of rest.",
        "You had 2 interviews with Northwind this week.",
        "You had 2 interviews. You took a day of rest as well.",
        "You had 2 interviews because they liked your letter.",
        "A week like this one is what it takes.",
    ],
)
def test_the_first_line_of_a_look_back_says_the_facts_and_nothing_else(bad: str) -> None:
    writes, _ = coach({"text": bad}, GOOD_LINE)
    assert writes.look_back(FACTS, Quiet()).text == GOOD_LINE["text"]


def test_what_fails_twice_is_written_by_the_built_in_coach_and_that_is_said() -> None:
    writes, _ = coach("{", "{", "{", "{", "{", "{")
    both = FallbackCoach(writes, BuiltinCoach())
    said = both.reframe(SENTENCE, Quiet())
    assert (said.source, both.name) == ("builtin", "builtin")
    assert "The built-in coach wrote this." in (both.notice or "")
    assert both.on_answer(QUESTION, ANSWER, Quiet()).source == "builtin"
    assert both.look_back(FACTS, Quiet()).text == remarks.look_back(FACTS)


def test_stop_is_no_failure() -> None:
    watch = Patient()
    watch.stop()
    with pytest.raises(EngineStopped):
        FallbackCoach(coach(GOOD_REFRAME)[0], BuiltinCoach()).reframe(SENTENCE, watch)


def test_a_model_that_reads_adds_to_what_the_rules_found_and_takes_nothing_away() -> None:
    answers: list[Answer] = [
        {"kinds": ["strength"]},
        {"kinds": ["struggle", "feeling"]},
        "{",
        {"kinds": ["gratitude"]},
        "{}",
    ]
    model = QueueModel(*answers)
    before = reading()
    after = ModelCoach(model, PROMPTS, reads=True).read_on(before, Quiet())
    assert after.findings[: len(before.findings)] == before.findings
    added = after.findings[len(before.findings) :]
    assert [(f.kind, f.sentences, f.why) for f in added] == [
        ("strength", ("S0",), "model tiny"),
        ("feeling", ("S1",), "model tiny"),
    ]
    assert all(before.notes.text[f.start : f.end] == before.notes.by_id[f.sentences[0]].text for f in added)


def test_unless_it_is_told_to_a_model_does_not_read() -> None:
    writes, model = coach()
    assert writes.read_on(reading(), Quiet()) == reading()
    assert model.shared == []


@pytest.mark.model
def test_a_model_that_knows_nothing_reads_kinds_and_says_nothing_that_passes(llama: LlamaProcess) -> None:
    writes = ModelCoach(llama, PROMPTS, reads=True)
    after = writes.read_on(reading(), Quiet())
    assert set(reading().findings) <= set(after.findings)
    with pytest.raises(EngineFailed):
        writes.reframe(SENTENCE, Quiet())
