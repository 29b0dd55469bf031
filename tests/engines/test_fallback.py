from collections.abc import Iterator, Sequence

import pytest

from coach.domain.debrief import Question, Reading
from coach.domain.errors import EngineError, EngineFailed, EngineStopped
from coach.domain.letters import Letter, LetterBrief
from coach.domain.ports import Quiet, Target, Watch
from coach.domain.profile import Profile
from coach.engines.builtin import BuiltinCoach
from coach.engines.fallback import FallbackCoach
from tests.engines.notes import BRIEF, TARGETS, reading


class Told(BuiltinCoach):
    """Writes a question for every target that it was not told to leave out; raises where it was told to."""

    def __init__(
        self, name: str, leaves: tuple[str, ...] = (), dies_at: str = "", error: EngineError | None = None
    ) -> None:
        self.name, self._leaves, self._dies_at = name, leaves, dies_at
        self._error = error or EngineFailed("The model stopped by itself.")

    def prepare(self, _reading: Reading, _watch: Watch) -> None:
        if self._dies_at == "prepare":
            raise self._error

    def questions(self, reading: Reading, targets: Sequence[Target], _watch: Watch) -> Iterator[Question]:
        for target in targets:
            if target.theme == self._dies_at:
                raise self._error
            if target.theme not in self._leaves:
                cited = reading.findings[target.finding].sentences
                yield Question(text=f"{self.name}: {target.theme}?", sentences=cited, theme=target.theme, why="So.")

    def letter(self, _reading: Reading, brief: LetterBrief, _profile: Profile, _watch: Watch) -> Letter:
        if self._dies_at == "letter":
            raise self._error
        return Letter(kind=brief.kind, to=brief.to, subject=self.name, body="Dear …")


BUILT_IN = Told("builtin")


def asked(first: Told) -> tuple[FallbackCoach, list[str]]:
    both = FallbackCoach(first, BUILT_IN)
    return both, [question.text for question in both.questions(reading(), TARGETS, Quiet())]


def test_where_the_first_writes_everything_the_second_is_not_needed() -> None:
    both, questions = asked(Told("model tiny"))
    assert questions == ["model tiny: answer?", "model tiny: skill?", "model tiny: strength?"]
    assert both.name == "model tiny"
    assert both.notice is None


@pytest.mark.parametrize("theme", ["answer", "skill", "strength"])
def test_what_the_first_leaves_out_the_second_writes_in_its_place(theme: str) -> None:
    both, questions = asked(Told("model tiny", leaves=(theme,)))
    assert [q.partition(": ")[2] for q in questions] == ["answer?", "skill?", "strength?"]
    assert [q for q in questions if q.startswith("builtin")] == [f"builtin: {theme}?"]
    assert both.name == "model tiny"
    assert "1 of the 3" in (both.notice or "")


def test_where_the_first_writes_nothing_that_stands_the_second_writes_all_of_it() -> None:
    both, questions = asked(Told("model tiny", leaves=("answer", "skill", "strength")))
    assert all(q.startswith("builtin") for q in questions)
    assert both.name == "builtin"
    assert "all of the questions" in (both.notice or "")


def test_where_the_first_cannot_begin_the_second_writes_and_it_is_said() -> None:
    both, questions = asked(Told("model tiny", dies_at="answer"))
    assert len(questions) == 3
    assert both.name == "builtin"
    assert both.notice == "The model stopped by itself. The built-in coach wrote the questions."


def test_where_the_first_dies_on_the_way_what_was_written_stays() -> None:
    both, questions = asked(Told("model tiny", dies_at="skill"))
    assert questions == ["model tiny: answer?", "builtin: skill?", "builtin: strength?"]
    assert both.notice == "The model stopped by itself. The built-in coach wrote the other questions."


def test_stop_means_stop() -> None:
    with pytest.raises(EngineStopped):
        asked(Told("model tiny", dies_at="skill", error=EngineStopped("Stopped.")))


def test_a_letter_that_the_first_cannot_write_is_written_by_the_second() -> None:
    both = FallbackCoach(Told("model tiny", dies_at="letter"), BUILT_IN)
    assert both.letter(reading(), BRIEF, Profile(), Quiet()).subject == "builtin"
    assert both.name == "builtin"
    assert both.notice == "The model stopped by itself. The built-in coach wrote this letter."


def test_a_letter_that_was_stopped_is_not_written_by_the_second() -> None:
    both = FallbackCoach(Told("model tiny", dies_at="letter", error=EngineStopped("Stopped.")), BUILT_IN)
    with pytest.raises(EngineStopped):
        both.letter(reading(), BRIEF, Profile(), Quiet())


def test_the_next_call_begins_with_a_clean_sheet() -> None:
    both, _ = asked(Told("model tiny", dies_at="skill"))
    both.letter(reading(), BRIEF, Profile(), Quiet())
    assert both.notice is None
    assert both.name == "model tiny"
