from datetime import UTC, date, datetime, timedelta

from coach.domain.debrief import Debrief, Outcome, Question, RoleFit
from coach.domain.interview import Answer, Facts, Interview, KeptLetter
from coach.domain.letters import Letter
from coach.domain.notes import Sentence
from coach.domain.recovery import CheckIn
from coach.services.today import due

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
TODAY = NOW.astimezone().date()
WRITTEN = Debrief(
    sentences=(Sentence(id="S1", start=0, end=5, text="notes"),),
    company=None,
    role=None,
    outcome="waiting",
    interviewers=(),
    findings=(),
    role_fit=RoleFit(),
    heard="",
    crisis=False,
    help=None,
    questions=(Question(text="Why?", sentences=("S1",), theme="story", why=""),),
    letters=(Letter(kind="thank_you", to="Ruth", subject="", body=""),),
)


def interview(outcome: Outcome = "waiting", age: timedelta = timedelta(hours=1), told: date = TODAY) -> Interview:
    at = NOW - age
    facts = Facts(company="Alder Grove", outcome=outcome)
    return Interview(id="a", created_at=at, updated_at=at, notes="notes", facts=facts, debrief=WRITTEN, outcome_on=told)


def test_after_an_interview_a_thank_you_and_the_questions_wait() -> None:
    assert [d.kind for d in due((interview(),), (), NOW)] == ["thanks", "questions"]


def test_what_is_done_is_due_no_more() -> None:
    sent = KeptLetter(kind="thank_you", to="Ruth", subject="", body="", at=NOW, sent_on=TODAY)
    answered = Answer(question="Why?", text="Because.", at=NOW)
    done = interview().model_copy(update={"letters": (sent,), "answers": (answered,)})
    assert due((done,), (), NOW) == ()


def test_an_old_interview_asks_for_nothing() -> None:
    assert due((interview(age=timedelta(days=30)),), (), NOW) == ()


def test_the_day_of_a_no_holds_kindness_thanks_and_rest_alone() -> None:
    old = CheckIn(id="c", created_at=NOW, on=TODAY - timedelta(days=30))
    assert [d.kind for d in due((interview("rejected"),), (old,), NOW)] == ["kindness", "thanks", "rest"]
    later = interview("rejected", told=TODAY - timedelta(days=1))
    assert "kindness" not in [d.kind for d in due((later,), (), NOW)]


def test_a_check_in_is_offered_a_week_after_the_last_and_never_before_the_first() -> None:
    assert due((), (), NOW) == ()
    old = CheckIn(id="c", created_at=NOW, on=TODAY - timedelta(days=7))
    assert [d.kind for d in due((), (old,), NOW)] == ["checkin"]


def test_there_are_never_more_than_three() -> None:
    old = CheckIn(id="c", created_at=NOW, on=TODAY - timedelta(days=7))
    assert len(due((interview(), interview()), (old,), NOW)) <= 3


def test_a_card_waits_kindly_and_never_on_the_day_of_a_no() -> None:
    (thing,) = [d for d in due((), (), NOW, "Why here?") if d.kind == "practice"]
    assert thing.text == "One card to practise, if you like: Why here?"
    assert "practice" not in {d.kind for d in due((interview("rejected"),), (), NOW, "Why here?")}
