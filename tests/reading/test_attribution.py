"""Whom a finding is about."""

from coach.domain.debrief import FindingKind
from coach.reading.attribution import who
from coach.reading.reader import read

NOTE = """Interviewed by Helen Marsden and Tunde Bello.

- Helen: how would you refuse a script? I froze.
- Tunde showed me the robot.

## Round 2 (Gregor Hall)
- why us? fine
"""


def person(note: str, kind: FindingKind, part: str) -> str | None:
    reading = read(note)
    finding = next(f for f in reading.of(kind) if part in reading.words(f))
    found = who(reading, finding)
    return found.name if found else None


def test_a_question_is_its_speakers() -> None:
    assert person(NOTE, "asked", "refuse a script") == "Helen Marsden"


def test_an_answer_is_to_whoever_asked_in_its_line() -> None:
    assert person(NOTE, "struggle", "froze") == "Helen Marsden"


def test_a_name_in_the_finding_counts() -> None:
    assert person(NOTE, "gratitude", "robot") == "Tunde Bello"


def test_a_heading_names_the_interviewer_of_what_stands_under_it() -> None:
    assert person(NOTE, "asked", "why us") == "Gregor Hall"


def test_a_pronoun_means_the_one_person_named_before() -> None:
    note = "Met by Ana Ruiz and Bo Lind.\nAna Ruiz asked about Excel.\nShe showed me the mill."
    assert person(note, "gratitude", "mill") == "Ana Ruiz"


def test_two_names_leave_it_open() -> None:
    note = "Met by Ana Ruiz and Bo Lind.\nAna and Bo showed me the mill."
    assert person(note, "gratitude", "mill") is None


def test_the_only_interviewer_is_meant_where_nobody_is_named() -> None:
    assert person("Met by Ana Ruiz.\n\nthey asked why us and I froze", "struggle", "froze") == "Ana Ruiz"
