from datetime import UTC, date, datetime, timedelta

from coach.domain.debrief import Debrief, Outcome, Question, RoleFit
from coach.domain.interview import Answer, Facts, Interview, KeptLetter
from coach.domain.letters import Letter
from coach.domain.notes import Sentence
from coach.domain.plans import Plan
from coach.domain.recovery import CheckIn
from coach.domain.rests import Rest
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


def plan(revisit_on: date | None = TODAY) -> Plan:
    return Plan(id="p", created_at=NOW, cue="it is a no", action="walk by the river", revisit_on=revisit_on)


def test_after_an_interview_a_thank_you_and_the_questions_wait() -> None:
    assert [d.kind for d in due((interview(),), (), NOW)] == ["thanks", "questions"]


def test_what_is_done_is_due_no_more() -> None:
    sent = KeptLetter(kind="thank_you", to="Ruth", subject="", body="", at=NOW, sent_on=TODAY)
    answered = Answer(question="Why?", text="Because.", at=NOW)
    done = interview().model_copy(update={"letters": (sent,), "answers": (answered,)})
    assert due((done,), (), NOW) == ()


def test_an_old_interview_asks_for_nothing() -> None:
    assert due((interview(age=timedelta(days=30)),), (), NOW) == ()


def test_the_day_of_a_no_and_the_next_hold_kindness_thanks_and_rest_alone() -> None:
    old = CheckIn(id="c", created_at=NOW, on=TODAY - timedelta(days=30))
    waiting = interview().model_copy(update={"id": "b"})
    for told in (TODAY, TODAY - timedelta(days=1)):
        found = due((waiting, interview("rejected", told=told)), (old,), NOW, (plan(),))
        assert [d.kind for d in found] == ["kindness", "thanks", "rest"]
        assert found[1].interview == "a"
    later = interview("rejected", told=TODAY - timedelta(days=2))
    assert "kindness" not in [d.kind for d in due((later,), (old,), NOW)]


def test_in_a_rest_nothing_is_due() -> None:
    resting = Rest(id="r", created_at=NOW, start=TODAY - timedelta(days=3))
    old = CheckIn(id="c", created_at=NOW, on=TODAY - timedelta(days=30))
    found = due((interview(),), (old,), NOW, (plan(),), (resting,))
    assert [(d.kind, d.interview) for d in found] == [("rest", None)]
    assert "Nothing is due" in found[0].text


def test_a_no_in_a_rest_asks_for_nothing_either() -> None:
    resting = Rest(id="r", created_at=NOW, start=TODAY)
    assert [d.kind for d in due((interview("rejected"),), (), NOW, (), (resting,))] == ["kindness", "rest"]


def test_a_rest_that_is_over_holds_nothing_back() -> None:
    over = Rest(id="r", created_at=NOW, start=TODAY - timedelta(days=9), end=TODAY - timedelta(days=1))
    assert [d.kind for d in due((interview(),), (), NOW, (), (over,))] == ["thanks", "questions"]


def test_the_kindest_comes_first_and_the_fourth_waits() -> None:
    old = CheckIn(id="c", created_at=NOW, on=TODAY - timedelta(days=7))
    assert [d.kind for d in due((interview(),), (old,), NOW, (plan(),))] == ["thanks", "checkin", "plan"]


def test_a_plan_is_due_on_its_day_and_not_before() -> None:
    assert due((), (), NOW, (plan(TODAY + timedelta(days=1)),)) == ()
    assert due((), (), NOW, (plan(None),)) == ()
    assert [d.kind for d in due((), (), NOW, (plan(),))] == ["plan"]


def test_a_check_in_is_offered_a_week_after_the_last_and_never_before_the_first() -> None:
    assert due((), (), NOW) == ()
    old = CheckIn(id="c", created_at=NOW, on=TODAY - timedelta(days=7))
    assert [d.kind for d in due((), (old,), NOW)] == ["checkin"]


def test_there_are_never_more_than_three() -> None:
    old = CheckIn(id="c", created_at=NOW, on=TODAY - timedelta(days=7))
    assert len(due((interview(), interview()), (old,), NOW)) <= 3


def test_a_card_waits_kindly_and_never_on_the_day_of_a_no() -> None:
    (thing,) = [d for d in due((), (), NOW, practise="Why here?") if d.kind == "practice"]
    assert thing.text == "One card to practise, if you like: Why here?"
    assert "practice" not in {d.kind for d in due((interview("rejected"),), (), NOW, practise="Why here?")}


def test_after_a_no_has_settled_one_question_may_be_asked_and_only_once() -> None:
    asks = Letter(kind="feedback_request", to=None, subject="", body="")
    letters = WRITTEN.model_copy(update={"letters": (asks,), "questions": ()})
    refused = interview("rejected", age=timedelta(days=9), told=TODAY - timedelta(days=3))
    refused = refused.model_copy(update={"debrief": letters})
    assert [(d.kind, d.interview) for d in due((refused,), (), NOW)] == [("letter", "a")]
    sent = KeptLetter(kind="feedback_request", to=None, subject="", body="", at=NOW, sent_on=TODAY - timedelta(days=2))
    assert due((refused.model_copy(update={"letters": (sent,)}),), (), NOW) == ()
    long_ago = refused.model_copy(update={"outcome_on": TODAY - timedelta(days=20)})
    assert due((long_ago,), (), NOW) == ()


def test_two_weeks_without_news_a_line_to_them_may_be_sent_and_later_none() -> None:
    done = WRITTEN.model_copy(update={"questions": ()})
    quiet = [interview(age=timedelta(days=n)).model_copy(update={"debrief": done}) for n in (10, 16, 30)]
    assert [[d.kind for d in due((i,), (), NOW)] for i in quiet] == [[], ["letter"], []]
    offered = quiet[1].model_copy(update={"facts": quiet[1].facts.model_copy(update={"outcome": "offer"})})
    assert due((offered,), (), NOW) == ()


def test_in_a_rest_and_after_a_no_no_letter_but_thanks_is_due() -> None:
    quiet = interview(age=timedelta(days=16))
    resting = Rest(id="r", created_at=NOW, start=TODAY)
    assert "letter" not in [d.kind for d in due((quiet,), (), NOW, (), (resting,))]
    assert "letter" not in [d.kind for d in due((interview("rejected"), quiet), (), NOW)]
