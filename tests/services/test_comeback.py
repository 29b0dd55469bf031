"""Invented journals; every expected number was worked out by hand and is explained beside it."""

from datetime import UTC, date, datetime, time, timedelta

from coach.domain.debrief import Outcome
from coach.domain.interview import Facts, Interview
from coach.domain.recovery import CheckIn, Measure
from coach.services.comeback import ENOUGH, Comeback, Pace, comebacks, pace, setbacks

SUNDAY = date(2026, 1, 4)


def week(number: int) -> date:
    """Sundays: week 0 is 4 January 2026."""
    return SUNDAY + timedelta(weeks=number)


def checkins(*scores: int | None, measure: Measure = "confidence", first: int = 0) -> tuple[CheckIn, ...]:
    """One a Sunday."""
    return tuple(
        CheckIn.model_validate(
            {"id": f"{measure}{n}", "created_at": datetime(2026, 1, 1, tzinfo=UTC), "on": week(first + n), measure: s}
        )
        for n, s in enumerate(scores)
    )


def told(on: date, outcome: Outcome = "rejected", company: str = "Alder") -> Interview:
    at = datetime.combine(on, time(12), UTC)
    facts = Facts(company=company, outcome=outcome)
    return Interview(id=on.isoformat(), created_at=at, updated_at=at, notes="n", facts=facts, outcome_on=on)


def wednesday(number: int) -> date:
    return week(number) + timedelta(days=3)


def only(found: tuple[Comeback, ...]) -> Comeback:
    (comeback,) = found
    return comeback


def test_only_a_no_is_a_setback_on_the_day_it_was_told() -> None:
    outcomes: tuple[Outcome, ...] = ("offer", "rejected", "waiting", "withdrew", "rejected", "unknown")
    found = setbacks([told(week(n), outcome) for n, outcome in enumerate(outcomes)])
    assert [s.on for s in found] == [week(1), week(4)]


def test_a_dip_is_as_deep_as_its_lowest_answer_and_as_long_as_until_the_first_one_near_the_usual() -> None:
    # before: 6 7 6 6, median 6. After the no on Wednesday of week 3: 3, 2, 4, 5. 5 is the first within a point of 6.
    found = only(comebacks([told(wednesday(3))], checkins(6, 7, 6, 6, 3, 2, 4, 5, 7)))
    assert found.usual == 6
    assert (found.lowest, found.depth) == (2, 4)
    assert found.back_on == week(7)
    assert found.days == 25  # Wednesday of week 3 to Sunday of week 7: 4 weeks less 3 days


def test_the_median_of_an_even_number_lies_between_and_the_point_is_counted_from_there() -> None:
    # before: 4 5 6 8, median 5.5; 4 is 1.5 below, 5 is 0.5 below
    found = only(comebacks([told(wednesday(3))], checkins(4, 5, 6, 8, 4, 5)))
    assert found.usual == 5.5
    assert found.depth == 1.5
    assert found.back_on == week(5)


def test_anxiety_is_the_other_way_round() -> None:
    # before: 3 3 4 3, median 3; after: 8, 5, 4. 4 is the first no more than one above.
    found = only(comebacks([told(wednesday(3))], checkins(3, 3, 4, 3, 8, 5, 4, measure="anxious"), "anxious"))
    assert (found.usual, found.lowest, found.depth) == (3, 8, 5)
    assert found.back_on == week(6)


def test_less_anxious_than_usual_is_back_and_no_dip() -> None:
    found = only(comebacks([told(wednesday(3))], checkins(6, 6, 6, 6, 1, measure="anxious"), "anxious"))
    assert (found.depth, found.back_on) == (0, week(4))


def test_better_than_usual_is_back() -> None:
    found = only(comebacks([told(wednesday(3))], checkins(5, 5, 5, 5, 9)))
    assert (found.depth, found.days) == (0, 4)


def test_one_point_below_is_still_the_usual() -> None:
    found = only(comebacks([told(wednesday(3))], checkins(5, 5, 5, 5, 4)))
    assert (found.depth, found.days) == (1, 4)


def test_not_back_yet_has_a_depth_and_no_days() -> None:
    found = only(comebacks([told(wednesday(3))], checkins(6, 6, 6, 6, 2, 4)))
    assert (found.depth, found.back_on, found.days) == (4, None, None)


def test_without_an_answer_since_there_is_no_depth_either() -> None:
    found = only(comebacks([told(wednesday(3))], checkins(6, 6, 6, 6)))
    assert found.usual == 6
    assert (found.lowest, found.depth, found.back_on) == (None, None, None)


def test_under_four_answers_before_there_is_too_little_to_say() -> None:
    found = only(comebacks([told(wednesday(3))], checkins(6, 6, None, 6, 2, 6)))
    assert (found.before, found.usual, found.lowest, found.back_on) == (3, None, None, None)


def test_another_question_s_answers_do_not_count() -> None:
    found = only(comebacks([told(wednesday(3))], checkins(6, 6, 6, 6, 2, measure="happy"), "confidence"))
    assert (found.before, found.usual) == (0, None)


def test_what_is_older_than_four_weeks_does_not_count() -> None:
    # a no on Sunday of week 5: its four weeks hold weeks 1, 2, 3 and 4, and not week 0
    found = only(comebacks([told(week(5))], checkins(0, 6, 6, 6, 6)))
    assert (found.before, found.usual) == (4, 6)
    # a day later week 1 is too old
    assert only(comebacks([told(week(5) + timedelta(days=1))], checkins(0, 6, 6, 6, 6))).before == 3


def test_an_answer_of_the_day_itself_is_after_and_not_before() -> None:
    found = only(comebacks([told(week(4))], checkins(6, 6, 6, 6, 1, 6)))
    assert (found.before, found.usual, found.depth, found.days) == (4, 6, 5, 7)


def test_a_week_without_an_answer_is_no_answer_and_never_a_zero() -> None:
    # weeks 4 and 5 hold nothing; 4 in week 6 is the lowest
    found = only(comebacks([told(wednesday(3))], checkins(6, 6, 6, 6, None, None, 4, 6)))
    assert (found.lowest, found.depth, found.back_on) == (4, 2, week(7))


def test_a_no_during_a_dip_is_said_and_measured_against_its_own_four_weeks() -> None:
    # first no: usual 6, back in week 7. Second on Wednesday of week 5: its weeks 2 to 5 hold 6 6 2 3, median 4.5;
    # 4 in week 6 is within a point.
    first, second = comebacks([told(wednesday(3)), told(wednesday(5))], checkins(6, 6, 6, 6, 2, 3, 4, 6))
    assert (first.back_on, first.again) == (week(7), True)
    assert (second.usual, second.back_on, second.again) == (4.5, week(6), False)


def test_two_noes_on_one_day_are_two_setbacks_and_none_is_in_the_other() -> None:
    same = told(wednesday(3)).model_copy(update={"id": "other"})
    found = comebacks([told(wednesday(3)), same], checkins(6, 6, 6, 6, 3, 6))
    assert [(c.days, c.again) for c in found] == [(11, False), (11, False)]


def test_with_a_usual_of_five_only_four_and_more_is_back() -> None:
    for score in range(11):
        found = only(comebacks([told(wednesday(3))], checkins(5, 5, 5, 5, score)))
        assert (found.back_on is not None) == (score >= 4)
        assert found.depth == max(0, 5 - score)


def back_after(*days: int | None) -> list[Comeback]:
    """Setbacks in order, back after so many days; None: not yet."""
    found = []
    for n, taken in enumerate(days):
        start = setbacks([told(week(n))])[0]
        back = None if taken is None else start.on + timedelta(days=taken)
        found.append(Comeback(setback=start, measure="confidence", before=4, usual=6, lowest=3, back_on=back))
    return found


def test_fewer_than_four_on_either_side_are_not_compared() -> None:
    assert pace(back_after(*[28] * (2 * ENOUGH - 1))).direction is None
    assert pace([]) == Pace()


def test_coming_back_gets_quicker_where_the_later_median_is_a_week_less() -> None:
    # 28 21 28 21, median 24.5; 14 7 14 7, median 10.5
    found = pace(back_after(28, 21, 28, 21, 14, 7, 14, 7))
    assert (found.earlier, found.later, found.of) == (24.5, 10.5, (4, 4))
    assert found.direction == "quicker"
    assert pace(back_after(14, 7, 14, 7, 28, 21, 28, 21)).direction == "slower"


def test_the_one_in_the_middle_belongs_to_the_earlier_half() -> None:
    found = pace(back_after(7, 7, 7, 7, 70, 7, 7, 7, 7))
    assert found.of == (5, 4)


def test_less_than_a_week_between_the_medians_is_no_difference() -> None:
    assert pace(back_after(14, 14, 14, 14, 8, 8, 8, 8)).direction == "same"


def test_what_is_not_back_yet_is_in_no_median_but_counted() -> None:
    found = pace(back_after(28, 28, None, 28, 28, 7, None, 7, 7, 7))
    assert (found.earlier, found.later, found.open) == (28, 7, 2)
