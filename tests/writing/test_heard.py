import pytest

from coach.domain.debrief import Reading
from coach.domain.notes import Notes
from coach.writing.heard import heard
from tests.support import invented
from tests.support.oracle import labelled, oracle


def test_right_comes_before_wrong() -> None:
    said = heard(invented.TEACHER)
    assert said.index("calm and clear") < said.index("ran out of time")
    assert "the answer this time was no" in said


@pytest.mark.parametrize("reading", [*invented.ALL, *(oracle(n) for n in labelled())])
def test_it_is_short_and_in_the_second_person(reading: Reading) -> None:
    said = heard(reading)
    assert len(said.split()) < 70
    assert "{" not in said
    assert said.endswith(".")


def test_a_crisis_is_met_with_a_person_and_nothing_else() -> None:
    assert "talk to a person" in heard(invented.TEACHER.model_copy(update={"crisis": True}))


def test_another_language_is_owned_up_to() -> None:
    assert "English only" in heard(invented.TEACHER.model_copy(update={"english": False}))


def test_empty_notes_are_met_kindly() -> None:
    assert "saved" in heard(Reading(notes=Notes(text="", sentences=())))
