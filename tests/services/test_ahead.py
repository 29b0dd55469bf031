import threading

from coach.domain.debrief import Reading
from coach.domain.errors import EngineFailed
from coach.domain.ports import Watch
from coach.engines.builtin import BuiltinCoach
from coach.services.ahead import Ahead
from tests.support.waiting import until

NOTES = "Interview at Northwind with Priya Raman. I froze when she asked about the rota. " * 4


class Reader(BuiltinCoach):
    """Reads until it is told to stop, or fails at once."""

    def __init__(self, *, fails: bool = False) -> None:
        self.begun: list[str] = []
        self.dropped: list[str] = []
        self._fails, self.over = fails, threading.Event()

    def prepare(self, reading: Reading, watch: Watch) -> None:
        self.begun.append(reading.notes.text)
        if self._fails:
            raise EngineFailed("It died.")
        until(lambda: watch.stopped or self.over.is_set(), 5)
        if watch.stopped:
            self.dropped.append(reading.notes.text)


def test_notes_are_read_once_and_whoever_wishes_does_not_wait() -> None:
    reader = Reader()
    ahead = Ahead(lambda: reader)
    for _ in range(3):
        ahead.wish(NOTES)
    until(lambda: reader.begun == [NOTES], 5)
    reader.over.set()


def test_the_newest_text_is_the_one_that_is_read() -> None:
    reader = Reader()
    ahead = Ahead(lambda: reader)
    ahead.wish(NOTES)
    until(lambda: len(reader.begun) == 1, 5)
    ahead.wish(NOTES + "More.")
    until(lambda: reader.dropped == [NOTES], 5)
    until(lambda: reader.begun == [NOTES, NOTES + "More."], 5)
    reader.over.set()


def test_a_few_words_are_not_worth_it() -> None:
    reader = Reader()
    Ahead(lambda: reader).wish("Interview at Northwind.")
    assert reader.begun == []


def test_notes_that_sound_like_danger_are_left_alone() -> None:
    reader = Reader()
    ahead = Ahead(lambda: reader)
    ahead.wish(NOTES + "I want to kill myself tonight.")
    ahead.wish(NOTES)
    until(lambda: reader.begun == [NOTES], 5)
    reader.over.set()


def test_what_was_not_read_after_all_may_be_wished_for_again() -> None:
    reader = Reader(fails=True)
    ahead = Ahead(lambda: reader)

    def again() -> bool:
        ahead.wish(NOTES)
        return len(reader.begun) >= 2

    until(again, 5)
