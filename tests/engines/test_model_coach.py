from pathlib import Path

import pytest

from coach.domain.debrief import Reading
from coach.domain.errors import EngineError, EngineFailed, EngineStopped
from coach.domain.letters import Fact, LetterKind, Mark
from coach.domain.ports import Quiet
from coach.domain.profile import Profile
from coach.engines.llama.process import LlamaProcess
from coach.engines.model import SHORTENED, ModelCoach
from coach.engines.prompts import load_prompts
from coach.writing.questions import targets
from tests.engines.fake_model import Answer, QueueModel
from tests.engines.notes import BODY, BRIEF, GOOD, GOOD_LETTER, TARGETS, reading
from tests.engines.watches import Patient

PROMPTS = load_prompts(Path("prompts"))
NO_QUESTION = {"question": "Tell me more about the rota.", "why": "It helps."}


def no_marks(body: str, _reading: Reading, _profile: Profile) -> tuple[Mark, ...]:
    return ()


def marks_northwind(body: str, _reading: Reading, _profile: Profile) -> tuple[Mark, ...]:
    at = body.find("Northwind")
    return (Mark(text="Northwind", start=at, end=at + 9, why="a name"),) if at >= 0 else ()


def coach(*answers: Answer, room: int = 100_000) -> tuple[ModelCoach, QueueModel]:
    model = QueueModel(*answers, room=room)
    return ModelCoach(model, PROMPTS, no_marks), model


def test_each_target_gets_its_question_in_their_order() -> None:
    writes, model = coach(*GOOD)
    questions = list(writes.questions(reading(), TARGETS, Quiet()))
    assert [q.text for q in questions] == [good["question"] for good in GOOD]
    assert [(q.theme, q.sentences) for q in questions] == [
        ("answer", ("S1",)),
        ("skill", ("S2",)),
        ("strength", ("S4",)),
    ]
    assert writes.name == "model tiny"
    assert len(model.shared) == 1


def test_what_comes_before_the_tasks_is_the_same_for_all_of_them() -> None:
    writes, model = coach(*GOOD, GOOD_LETTER)
    list(writes.questions(reading(), TARGETS, Quiet()))
    writes.prepare(reading(), Quiet())
    writes.letter(reading(), BRIEF, Profile(), Quiet())
    assert model.shared[1].model_copy(update={"likely": ()}) == model.shared[0]
    assert model.shared[2].system == model.shared[0].system


def test_what_is_read_ahead_is_what_is_asked_first() -> None:
    writes, model = coach(*["no JSON"] * 40)
    writes.prepare(reading(), Quiet())
    list(writes.questions(reading(), found := targets(reading()), Quiet()))
    assert model.shared[0].likely == tuple(ask.text for ask in model.asks[: len(found)])


def test_no_targets_need_no_model() -> None:
    writes, model = coach()
    assert list(writes.questions(reading(), (), Quiet())) == []
    assert model.shared == []


@pytest.mark.parametrize(
    "bad",
    [
        NO_QUESTION,
        "not JSON at all",
        '{"question": "You froze at the rota. What',
        {"question": "You froze at the rota. What now?"},
        {"question": "What would make you feel better?", "why": "It shares no word with the spot."},
        {"question": "You froze at the rota! What would you say now?", "why": "It shouts."},
        {"question": "The rota: see www.example.com for help. Would it help?", "why": "It links."},
        {"question": " ".join(["rota"] * 30) + "?", "why": "It goes on and on."},
        {"question": "You froze at the \u0007 rota. What now?", "why": "It rings a bell."},
    ],
)
def test_a_question_that_does_not_stand_up_is_asked_for_once_more(bad: Answer) -> None:
    writes, model = coach(bad, *GOOD[1:], GOOD[0])
    questions = list(writes.questions(reading(), TARGETS, Quiet()))
    assert [q.text for q in questions] == [good["question"] for good in GOOD]
    assert "could not be used" in model.asks[3].text
    assert model.asks[3].sampling.seed != model.asks[0].sampling.seed


def test_a_question_that_fails_twice_is_left_out() -> None:
    writes, _ = coach(GOOD[0], NO_QUESTION, GOOD[2], NO_QUESTION)
    assert [q.theme for q in writes.questions(reading(), TARGETS, Quiet())] == ["answer", "strength"]


def test_the_same_question_is_not_asked_twice() -> None:
    twice = (TARGETS[0], TARGETS[0])
    writes, _ = coach(GOOD[0], GOOD[0], GOOD[0])
    assert len(list(writes.questions(reading(), twice, Quiet()))) == 1


def test_what_was_written_before_the_model_died_is_handed_over_first() -> None:
    writes, _ = coach(NO_QUESTION, GOOD[1], EngineFailed("It died."))
    questions = writes.questions(reading(), TARGETS, Quiet())
    assert next(questions).theme == "skill"
    with pytest.raises(EngineFailed):
        next(questions)


def test_stop_is_passed_on() -> None:
    writes, _ = coach(*GOOD)
    watch = Patient()
    questions = writes.questions(reading(), TARGETS, watch)
    next(questions)
    watch.stop()
    with pytest.raises(EngineStopped):
        list(questions)


def test_of_notes_that_are_too_long_the_cited_sentences_are_read_and_that_is_said() -> None:
    room = len(PROMPTS.system.text + PROMPTS.notes.text) + 260
    writes, model = coach(*GOOD, room=room)
    assert len(list(writes.questions(reading("Chatter. " * 200), TARGETS, Quiet()))) == 3
    assert "Chatter" not in model.shared[-1].opening
    assert "I have never used Titan." in model.shared[-1].opening
    assert writes.notice == SHORTENED


def test_where_not_even_one_sentence_fits_it_fails() -> None:
    writes, _ = coach(*GOOD, room=100)
    with pytest.raises(EngineError):
        list(writes.questions(reading(), TARGETS, Quiet()))


def test_a_letter_has_our_greeting_and_sign_off() -> None:
    writes, _ = coach(GOOD_LETTER)
    letter = writes.letter(reading(), BRIEF, Profile(name="Ann Lee", sign_off="Warmly,"), Quiet())
    assert letter.body == f"Dear Priya,\n\n{BODY}\n\nWarmly,\nAnn Lee"
    assert letter.subject == GOOD_LETTER["subject"]
    assert letter.facts == BRIEF.facts
    assert letter.blanks == ("[One line on what you would like to do there.]",)


def test_a_letter_without_a_name_has_blanks_for_them() -> None:
    writes, _ = coach({**GOOD_LETTER, "greeting": "Dear [name],"})
    letter = writes.letter(reading(), BRIEF.model_copy(update={"to": None}), Profile(), Quiet())
    assert letter.body.startswith("Dear [name],")
    assert {"[name]", "[Your name]"} <= set(letter.blanks)


@pytest.mark.parametrize("kind", ["thank_you", "feedback_request", "reply_to_rejection", "keep_in_touch"])
def test_a_letters_prompt_holds_nothing_of_the_notes_but_its_facts(kind: LetterKind) -> None:
    writes, model = coach(GOOD_LETTER)
    writes.letter(reading(), BRIEF.model_copy(update={"kind": kind}), Profile(), Quiet())
    told = model.shared[0].system + model.shared[0].opening + model.asks[0].text
    assert "showed me the ward" in told
    for private in ("pay is poor", "car park", "froze", "Titan", "audit"):
        assert private not in told


@pytest.mark.parametrize(
    "bad",
    [
        {**GOOD_LETTER, "body": BODY[:160] + "."},
        {**GOOD_LETTER, "body": BODY + " " + BODY + " " + BODY[:200] + "."},
        {**GOOD_LETTER, "body": BODY.rstrip(".") + " and"},
        {**GOOD_LETTER, "body": "Dear Priya, " + BODY},
        {**GOOD_LETTER, "body": BODY.replace("ward", "place")},
        {**GOOD_LETTER, "body": BODY.replace("well.", "well!")},
        {**GOOD_LETTER, "body": BODY + " See https://example.com."},
        "{",
    ],
)
def test_a_letter_that_does_not_stand_up_is_written_once_more(bad: Answer) -> None:
    writes, model = coach(bad, GOOD_LETTER)
    assert writes.letter(reading(), BRIEF, Profile(), Quiet()).subject == GOOD_LETTER["subject"]
    assert "could not be used" in model.asks[1].text


def test_a_letter_that_the_check_marks_twice_is_given_up() -> None:
    writes = ModelCoach(QueueModel(GOOD_LETTER, GOOD_LETTER), PROMPTS, marks_northwind)
    with pytest.raises(EngineFailed, match="did not stand up"):
        writes.letter(reading(), BRIEF, Profile(), Quiet())


def test_a_subject_is_checked_too() -> None:
    body = BODY.replace("at Northwind ", "")
    bad = {**GOOD_LETTER, "subject": "My day at Northwind", "body": body}
    writes = ModelCoach(QueueModel(bad, {**GOOD_LETTER, "body": body}), PROMPTS, marks_northwind)
    assert writes.letter(reading(), BRIEF, Profile(), Quiet()).subject == GOOD_LETTER["subject"]


def test_a_letter_can_be_read_as_it_comes() -> None:
    writes, _ = coach(GOOD_LETTER)
    watch = Patient()
    writes.letter(reading(), BRIEF, Profile(), watch)
    assert watch.read == BODY


def test_the_tone_of_the_writer_is_in_the_prompt() -> None:
    writes, model = coach(GOOD_LETTER)
    writes.letter(reading(), BRIEF, Profile(voice="Cheers for that, it was ace."), Quiet())
    assert "it was ace" in model.asks[0].text


def test_the_letter_check_of_the_house_is_the_one_that_counts() -> None:
    invented = {**GOOD_LETTER, "body": BODY.replace("last week", "on 14 March with Dr Oduya")}
    model = QueueModel(invented, GOOD_LETTER)
    letter = ModelCoach(model, PROMPTS).letter(reading(), BRIEF, Profile(), Quiet())
    assert "Oduya" not in letter.body
    assert "Oduya" in model.asks[1].text


def test_where_there_is_no_particular_what_they_asked_will_do() -> None:
    brief = BRIEF.model_copy(update={"facts": (), "about": Fact(text="how I plan a ward round", sentences=("S1",))})
    writes, model = coach(GOOD_LETTER)
    writes.letter(reading(), brief, Profile(), Quiet())
    assert "how I plan a ward round" in model.asks[0].text


@pytest.mark.model
def test_a_model_that_knows_nothing_gets_nothing_past_the_check(llama: LlamaProcess) -> None:
    writes = ModelCoach(llama, PROMPTS)
    assert list(writes.questions(reading(), TARGETS, Quiet())) == []
    with pytest.raises(EngineFailed):
        writes.letter(reading(), BRIEF, Profile(), Quiet())


def test_what_touches_on_danger_is_never_passed_on_in_a_question_or_a_letter() -> None:
    grim = "What about the rota makes you want to kill yourself?"
    writes, _ = coach(*({"question": grim, "why": "It is about the rota."} for _ in range(2 * len(TARGETS))))
    assert list(writes.questions(reading(), TARGETS, Quiet())) == []
    letter = {**GOOD_LETTER, "body": f"{BODY} I want to kill myself."}
    writes, _ = coach(letter, letter)
    with pytest.raises(EngineFailed):
        writes.letter(reading(), BRIEF, Profile(), Quiet())
