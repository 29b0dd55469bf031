"""Two coaches as one: what the first cannot write, the second does, and the page is told."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from coach.domain.debrief import Question, Reading
from coach.domain.errors import EngineError, EngineStopped
from coach.domain.letters import Letter, LetterBrief
from coach.domain.ports import Coach, Target, Watch
from coach.domain.profile import Profile
from coach.domain.remarks import AnswerFeedback, Remark

Said = TypeVar("Said")


class FallbackCoach:
    """Cheap to make: have one for each piece of work, as `name` and `notice` are about the last call."""

    def __init__(self, first: Coach, second: Coach) -> None:
        self._first, self._second = first, second
        self._wrote = first
        self._said: str | None = None

    @property
    def name(self) -> str:
        """Who wrote last; where both did, the first, and `notice` says how many questions are not its own."""
        return self._wrote.name

    @property
    def notice(self) -> str | None:
        """What the person should know of how it was written, or None."""
        return " ".join(part for part in (self._first.notice, self._said) if part) or None

    def prepare(self, reading: Reading, watch: Watch) -> None:
        self._first.prepare(reading, watch)

    def questions(self, reading: Reading, targets: Sequence[Target], watch: Watch) -> Iterator[Question]:
        self._wrote, self._said = self._second, None
        left, filled = list(targets), 0
        try:
            for question in self._first.questions(reading, targets, watch):
                passed = _passed_over(reading, left, question)
                for other in self._second.questions(reading, left[:passed], watch) if passed else ():
                    filled += 1
                    yield other
                left = left[passed + 1 :]
                self._wrote = self._first
                yield question
        except EngineStopped:
            raise
        except EngineError as error:
            self._said = (
                f"{error} The built-in coach wrote the {'other ' if len(left) < len(targets) else ''}questions."
            )
        filled += len(left)
        if filled and self._said is None:
            self._said = _some(filled, len(targets))
        if left:
            yield from self._second.questions(reading, left, watch)

    def letter(self, reading: Reading, brief: LetterBrief, profile: Profile, watch: Watch) -> Letter:
        return self._either(lambda coach: coach.letter(reading, brief, profile, watch), "wrote this letter")

    def reframe(self, sentence: str, watch: Watch) -> Remark:
        return self._either(lambda coach: coach.reframe(sentence, watch), "wrote this")

    def on_answer(self, question: str, answer: str, watch: Watch) -> AnswerFeedback:
        return self._either(lambda coach: coach.on_answer(question, answer, watch), "wrote this")

    def look_back(self, facts: tuple[str, ...], watch: Watch) -> Remark:
        return self._either(lambda coach: coach.look_back(facts, watch), "wrote this line")

    def read_on(self, reading: Reading, watch: Watch) -> Reading:
        return self._either(lambda coach: coach.read_on(reading, watch), "read your notes alone")

    def _either(self, write: Callable[[Coach], Said], did: str) -> Said:
        self._wrote, self._said = self._first, None
        try:
            return write(self._first)
        except EngineStopped:
            raise
        except EngineError as error:
            self._wrote, self._said = self._second, f"{error} The built-in coach {did}."
            return write(self._second)


def _passed_over(reading: Reading, left: list[Target], question: Question) -> int:
    """How many targets come before the one that the question is for."""
    for place, target in enumerate(left):
        cited = reading.findings[target.finding].sentences
        if target.theme == question.theme and set(cited) & set(question.sentences):
            return place
    return 0


def _some(filled: int, total: int) -> str:
    which = "all of the questions" if filled == total else f"{filled} of the {total} questions"
    return f"The built-in coach wrote {which}: the model's own did not stand up to the check."
