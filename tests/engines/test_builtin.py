import pytest

from coach.domain.errors import EngineStopped
from coach.domain.ports import Coach, Quiet
from coach.domain.profile import Profile
from coach.engines.builtin import BuiltinCoach
from coach.writing.letters import briefs
from coach.writing.questions import targets
from tests.support import invented


class Impatient(Quiet):
    """Asks to stop once so many pieces have come."""

    def __init__(self, after: int) -> None:
        self.pieces: list[str] = []
        self.after = after

    def text(self, piece: str) -> None:
        self.pieces.append(piece)

    @property
    def stopped(self) -> bool:  # type: ignore[override]
        return len(self.pieces) >= self.after


def test_it_is_a_coach_called_builtin() -> None:
    coach: Coach = BuiltinCoach()
    assert coach.name == "builtin"


def test_one_question_a_target_in_their_order() -> None:
    wanted = targets(invented.CHEF)[::-1]
    asked = list(BuiltinCoach().questions(invented.CHEF, wanted, Quiet()))
    assert [q.theme for q in asked] == [t.theme for t in wanted]


def test_what_was_asked_before_a_stop_stands() -> None:
    watch = Impatient(after=2)
    asked = BuiltinCoach().questions(invented.CHEF, targets(invented.CHEF), watch)
    assert [next(asked).text, next(asked).text] == watch.pieces
    with pytest.raises(EngineStopped):
        next(asked)


def test_a_stop_before_a_letter_writes_none() -> None:
    with pytest.raises(EngineStopped):
        BuiltinCoach().letter(invented.CHEF, briefs(invented.CHEF, Profile())[0], Profile(), Impatient(after=0))


def test_a_letter_carries_what_its_check_found() -> None:
    reading = invented.CHEF
    brief = briefs(reading, Profile())[0].model_copy(update={"company": "Savoy Grill"})
    problems = BuiltinCoach().letter(reading, brief, Profile(), Quiet()).problems
    assert {p.text for p in problems} <= {"Savoy Grill", "Savoy", "Grill"}
    assert problems
