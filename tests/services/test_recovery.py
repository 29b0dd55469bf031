from datetime import UTC, date, datetime, timedelta

from coach.domain.interview import Facts, Interview
from coach.domain.recovery import SCALES, CheckIn
from coach.services import recovery

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


def checkin(on: date, confidence: int | None = None, happy: int | None = None) -> CheckIn:
    return CheckIn(id=on.isoformat(), created_at=NOW, on=on, confidence=confidence, happy=happy)


def weeks(*scores: int | None) -> tuple[CheckIn, ...]:
    return tuple(checkin(date(2026, 1, 4) + timedelta(weeks=n), score) for n, score in enumerate(scores))


def test_a_check_in_is_due_a_week_after_the_last() -> None:
    last = (checkin(date(2026, 3, 1)),)
    assert recovery.due((), date(2026, 3, 1))
    assert not recovery.due(last, date(2026, 3, 7))
    assert recovery.due(last, date(2026, 3, 8))


def test_an_answer_left_out_is_a_gap_and_never_a_zero() -> None:
    found = recovery.points(weeks(5, None, 0), ("confidence",))
    assert [(p.on.day, p.score) for p in found] == [(4, 5), (11, None), (18, 0)]


def test_weeks_without_a_check_in_break_the_line() -> None:
    first, *_, last = weeks(5, 5, 5, 6)
    found = recovery.points((first, last), ("confidence",))
    assert [(p.on.day, p.score) for p in found] == [(4, 5), (11, None), (25, 6)]


def test_the_usual_level_is_spoken_of_from_four_answers_on() -> None:
    assert "usual" not in recovery.in_words(weeks(3, 4, 5), "confidence").split("From")[0]
    assert "your usual is 4" in recovery.in_words(weeks(3, 4, 5, 4), "confidence")
    assert recovery.in_words((), "happy") == "Happy yesterday: no answers yet."


def test_interviews_are_marked_on_their_own_day() -> None:
    kept = Interview(
        id="a", created_at=NOW, updated_at=NOW, notes="n", facts=Facts(company="Alder", on=date(2026, 2, 1))
    )
    assert recovery.events((kept,)) == (recovery.Event(date(2026, 2, 1), "Alder"),)


def test_the_four_questions_of_the_ons_are_verbatim_and_in_their_order() -> None:
    assert [s.text for s in SCALES[:4]] == [
        "Overall, how satisfied are you with your life nowadays?",
        "Overall, to what extent do you feel that the things you do in your life are worthwhile?",
        "Overall, how happy did you feel yesterday?",
        "Overall, how anxious did you feel yesterday?",
    ]
