"""The real llama.cpp, in its own process, on a tiny random model."""

import threading
from pathlib import Path

import pytest

from coach.domain.errors import EngineFailed, EngineStopped
from coach.engines.llama.process import Limits, LlamaProcess
from coach.engines.text_model import Piece, PromptTooLong, Shared, Written
from tests.engines.asking import NOTES, Answer, LongAnswer, answers, ask
from tests.engines.watches import Patient
from tests.support.waiting import until

pytestmark = pytest.mark.model


def test_an_answer_comes_in_pieces_and_then_whole(llama: LlamaProcess) -> None:
    parts = list(llama.write(NOTES, [ask()], Patient()))
    whole = parts[-1]
    assert isinstance(whole, Written)
    assert whole.complete
    assert "".join(part.text for part in parts if isinstance(part, Piece)) == whole.text
    Answer.model_validate_json(whole.text)


def test_what_the_form_forces_is_there_before_anything_is_chosen(llama: LlamaProcess) -> None:
    first = next(iter(llama.write(NOTES, [ask()], Patient())))
    assert first == Piece(ask=0, text='{"question": "')


def test_six_answers_side_by_side_are_each_of_the_form(llama: LlamaProcess) -> None:
    written = answers(llama, *(ask(f"Write of {n}.", temperature=0.8, seed=n) for n in range(6)))
    assert [w.ask for w in written] == [0, 1, 2, 3, 4, 5]
    assert len({Answer.model_validate_json(w.text) for w in written}) > 1


def test_more_answers_than_go_side_by_side_are_written_one_after_the_other(model_file: Path) -> None:
    llama = LlamaProcess(model_file, n_ctx=768)
    try:
        assert all(w.complete for w in answers(llama, *(ask(f"Write of {n}.") for n in range(11))))
    finally:
        llama.close()


def test_beside_others_the_likeliest_text_is_what_it_is_alone(llama: LlamaProcess) -> None:
    asks = [ask(f"Write of {n}.") for n in range(6)]
    alone = [answers(llama, one)[0].text for one in asks]
    assert [w.text for w in answers(llama, *asks)] == alone


def test_the_same_seed_gives_the_same_text_and_another_seed_another(llama: LlamaProcess) -> None:
    one, same, other = (answers(llama, ask(temperature=1.0, seed=seed))[0].text for seed in (7, 7, 8))
    assert one == same != other


def test_an_answer_cut_off_by_its_length_is_not_called_complete(llama: LlamaProcess) -> None:
    written = answers(llama, ask(form=LongAnswer, tokens=30))[0]
    assert not written.complete


def test_notes_that_were_read_once_are_not_read_again(llama: LlamaProcess) -> None:
    first, again, other = Patient(), Patient(), Patient()
    list(llama.write(NOTES, [], first))
    list(llama.write(NOTES, [], again))
    list(llama.write(Shared(system="Be brief.", opening=NOTES.opening), [], other))
    assert first.heard[-1] == other.heard[-1] == 1.0
    assert again.heard == []


def test_a_letter_in_between_does_not_make_the_model_forget_the_notes(llama: LlamaProcess) -> None:
    list(llama.write(NOTES, [], Patient()))
    answers(llama, ask("A letter."), shared=Shared(system=NOTES.system))
    again = Patient()
    list(llama.write(NOTES, [], again))
    assert again.heard == []


def test_with_the_notes_kept_the_text_is_what_it_is_without(llama: LlamaProcess, model_file: Path) -> None:
    answers(llama, ask("One."), ask("Two."))
    fresh = LlamaProcess(model_file)
    try:
        assert answers(llama, ask("Three."))[0].text == answers(fresh, ask("Three."))[0].text
    finally:
        fresh.close()


def test_a_prompt_that_does_not_fit_is_counted_before_it_is_read(llama: LlamaProcess) -> None:
    watch = Patient()
    long = Shared(system="Be kind.", opening="the ward " * 6000)
    with pytest.raises(PromptTooLong) as caught:
        list(llama.write(long, [ask()], watch))
    assert caught.value.needed > caught.value.room == 4096
    assert watch.heard == []


def test_two_windows_take_turns(llama: LlamaProcess) -> None:
    order: list[str] = []

    def work(name: str) -> None:
        for _ in range(3):
            answers(llama, ask(name))
            order.append(name)

    windows = [threading.Thread(target=work, args=(name,)) for name in ("one", "two")]
    for window in windows:
        window.start()
    for window in windows:
        window.join(20)
    assert sorted(order) == ["one"] * 3 + ["two"] * 3
    assert order[:2] in (["one", "two"], ["two", "one"])


def test_whoever_waits_for_a_turn_can_stop(llama: LlamaProcess) -> None:
    writing = llama.write(NOTES, [ask()], Patient())
    next(writing)
    waits = Patient()
    waits.stopped = True
    with pytest.raises(EngineStopped):
        next(iter(llama.write(NOTES, [ask()], waits)))
    assert isinstance(list(writing)[-1], Written)


def test_a_writing_that_nobody_listens_to_any_more_makes_room(llama: LlamaProcess) -> None:
    writing = llama.write(NOTES, [ask(form=LongAnswer, tokens=3000)], Patient())
    next(writing)
    writing.close()
    assert answers(llama, ask())[0].complete


def test_an_idle_model_is_put_away_and_comes_back(model_file: Path) -> None:
    llama = LlamaProcess(model_file, limits=Limits(idle_s=0.2))
    try:
        answers(llama, ask())
        until(lambda: llama.pid is None, 5)
        assert answers(llama, ask())[0].complete
    finally:
        llama.close()


def test_a_schema_that_is_none_fails_and_the_model_stays(llama: LlamaProcess) -> None:
    broken = ask().model_copy(update={"output": {"type": "no such type"}})
    with pytest.raises(EngineFailed):
        answers(llama, broken)
    before = llama.pid
    assert answers(llama, ask())[0].complete
    assert llama.pid == before


def test_whoever_reads_ahead_gives_way_at_once_and_what_was_read_stays(slow_model_file: Path) -> None:
    llama, ahead = LlamaProcess(slow_model_file, n_ctx=8192), Patient()
    notes = Shared(system="Be kind.", opening="the ward " * 700)
    dropped = threading.Event()

    def read_ahead() -> None:
        with pytest.raises(EngineStopped):
            list(llama.write(notes, [], ahead))
        dropped.set()

    reader = threading.Thread(target=read_ahead)
    reader.start()
    try:
        until(lambda: len(ahead.heard) >= 2, 10)
        watch = Patient()
        answers_first = next(iter(llama.write(notes, [ask()], watch)))
        assert dropped.wait(5)
        assert isinstance(answers_first, Piece)
        assert watch.heard[0] > ahead.heard[0]
    finally:
        reader.join(10)
        llama.close()


def test_what_was_read_ahead_of_likely_tasks_is_not_read_again_and_changes_no_text(llama: LlamaProcess) -> None:
    task = "Task: write one question about the ward. " * 8
    asks = [ask(f"{task}The spot is {n}. Whatever is said of it comes here.") for n in range(4)]
    plain = [w.text for w in answers(llama, *asks)]
    ahead = NOTES.model_copy(update={"likely": tuple(one.text for one in asks[:3])})
    for _ in range(2):
        list(llama.write(ahead, [], Patient()))
    watch = Patient()
    list(llama.write(NOTES, [], watch))
    assert watch.heard == []
    list(llama.write(ahead, [], Patient()))
    assert [w.text for w in answers(llama, *reversed(asks))] == plain[::-1]
    list(llama.write(ahead, [], Patient()))
    assert answers(llama, asks[1])[0].text == plain[1]
    list(llama.write(ahead, [], Patient()))
    assert [w.text for w in answers(llama, *(asks * 3))] == plain * 3


def test_likely_tasks_that_there_is_no_room_for_are_left_out(model_file: Path) -> None:
    llama = LlamaProcess(model_file, n_ctx=1024)
    try:
        plain = answers(llama, ask("Of the ward."))[0].text
        long = tuple(f"{n} " + "the ward went to you. " * 40 for n in range(9))
        list(llama.write(NOTES.model_copy(update={"likely": long}), [], Patient()))
        assert answers(llama, ask("Of the ward."))[0].text == plain
        list(llama.write(NOTES.model_copy(update={"likely": ("One.", *long)}), [], Patient()))
        assert answers(llama, ask("Of the ward."), ask("One."))[0].text == plain
    finally:
        llama.close()
