from datetime import UTC, date, datetime, timedelta

from coach.domain.recovery import SCALES, CheckIn
from coach.domain.rests import Rest
from coach.services import recovery
from tests.support.memory_journal import MemoryJournal

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


def test_a_direction_is_spoken_of_where_two_medians_of_four_stand_beside_each_other() -> None:
    assert "The last" not in recovery.in_words(weeks(3, 4, 3, 4, 6, 6, 6), "confidence")
    # 3 4 3 4: 3.5; 6 7 6 8: 6.5
    said = recovery.in_words(weeks(3, 4, 3, 4, 6, 7, 6, 8), "confidence")
    assert said.endswith("The last 4: 6.5, more than the 4 before them (3.5).")
    assert "less than" in recovery.in_words(weeks(6, 6, 6, 6, 2, 2, 2, 2), "confidence")
    assert "about the same" in recovery.in_words(weeks(*[5] * 8), "confidence")


def test_weeks_left_out_are_not_among_the_four() -> None:
    assert "The last" not in recovery.in_words(weeks(3, None, 3, 4, None, 6, 6, 6, 6), "confidence")


def test_nothing_is_due_in_a_rest() -> None:
    last, rest = (checkin(date(2026, 2, 1)),), Rest(id="r", created_at=NOW, start=date(2026, 2, 20))
    assert not recovery.due(last, date(2026, 3, 1), (rest,))
    assert recovery.due(last, date(2026, 2, 19), (rest,))
    ended = rest.model_copy(update={"end": date(2026, 2, 28)})
    assert recovery.due(last, date(2026, 3, 1), (ended,))


def test_a_check_in_that_is_passed_over_is_due_again_in_a_week_and_is_a_gap() -> None:
    journal = MemoryJournal()
    recovery.skip(journal, NOW)
    (skipped,) = journal.checkins()
    assert skipped.empty
    assert not recovery.due(journal.checkins(), NOW.date() + timedelta(days=6))
    assert recovery.due(journal.checkins(), NOW.date() + timedelta(days=7))
    assert [p.score for p in recovery.points(journal.checkins(), ("happy",))] == [None]


def test_a_check_in_without_any_answer_is_not_kept() -> None:
    journal = MemoryJournal()
    assert not recovery.keep(journal, checkin(date(2026, 3, 1)))
    assert recovery.keep(journal, checkin(date(2026, 3, 1)).model_copy(update={"step": "Rang Ines."}))
    assert recovery.keep(journal, checkin(date(2026, 2, 1), happy=0))
    assert [c.on for c in journal.checkins()] == [date(2026, 2, 1), date(2026, 3, 1)]


def test_the_range_begins_on_its_first_day() -> None:
    assert [c.on.day for c in recovery.within(weeks(1, 2, 3), date(2026, 1, 11))] == [11, 18]
    assert len(recovery.within(weeks(1, 2, 3), None)) == 3


def test_the_four_questions_of_the_ons_are_verbatim_and_in_their_order() -> None:
    assert [s.text for s in SCALES[:4]] == [
        "Overall, how satisfied are you with your life nowadays?",
        "Overall, to what extent do you feel that the things you do in your life are worthwhile?",
        "Overall, how happy did you feel yesterday?",
        "Overall, how anxious did you feel yesterday?",
    ]
