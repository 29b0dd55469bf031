from datetime import UTC, date, datetime, timedelta

from coach.domain.interview import Facts, Interview, KeptLetter
from coach.services.answers_back import may_follow_up, standing

TODAY = date(2026, 3, 30)
AT = datetime(2026, 3, 1, tzinfo=UTC)
ASKED = KeptLetter(kind="feedback_request", to="Ann", subject="", body="", at=AT)


def sent(days_ago: int, **fields: object) -> KeptLetter:
    return ASKED.model_copy(update={"sent_on": TODAY - timedelta(days=days_ago), **fields})


def interview(*letters: KeptLetter) -> Interview:
    return Interview(id="1", created_at=AT, updated_at=AT, notes="", facts=Facts(), letters=letters)


def test_silence_closes_after_two_weeks_and_not_before() -> None:
    assert standing(ASKED, TODAY) == "not_sent"
    assert standing(sent(13), TODAY) == "waiting"
    assert standing(sent(14), TODAY) == "closed"
    assert standing(sent(5), TODAY, days=3) == "closed"
    assert standing(sent(40, reply="Hello"), TODAY) == "answered"


def test_two_letters_that_ask_are_the_most() -> None:
    assert may_follow_up(interview(), TODAY)
    assert not may_follow_up(interview(sent(3)), TODAY)
    assert may_follow_up(interview(sent(20)), TODAY)
    assert not may_follow_up(interview(sent(20, reply="No")), TODAY)
    assert not may_follow_up(interview(sent(40), sent(20, kind="keep_in_touch")), TODAY)
