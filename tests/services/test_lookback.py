"""Each statement leads to the entries it was made from, and says nothing that they do not."""

from datetime import UTC, date, datetime

from coach.domain.debrief import Debrief, Finding, RoleFit
from coach.domain.exercises import Sitting
from coach.domain.interview import Answer, Facts, Interview, KeptLetter
from coach.domain.plans import LookedBack, Plan
from coach.domain.practice import KeptCard, Try
from coach.domain.recovery import CheckIn
from coach.domain.rests import Rest
from coach.services.lookback import Kept, Statement, look_back, months

NOW = datetime(2026, 3, 12, 12, tzinfo=UTC)
MARCH = date(2026, 3, 1)
NOTES = "Ruth said my example was too long. I liked them."
HEAVY = "I don't want to be alive anymore"


def interview(notes: str = NOTES, answer: str = "I would say it in two sentences.", crisis: bool = False) -> Interview:
    told = Finding(kind="feedback", start=0, end=34, sentences=())
    debrief = Debrief(
        sentences=(), company=None, role=None, outcome="waiting", interviewers=(), findings=(told,),
        role_fit=RoleFit(), heard="", crisis=crisis, help=None,
    )  # fmt: skip
    return Interview(
        id="i",
        created_at=NOW,
        updated_at=NOW,
        notes=notes,
        facts=Facts(company="Alder Grove", on=date(2026, 3, 3)),
        debrief=debrief,
        answers=(Answer(question="What would you say now?", text=answer, at=NOW),),
        letters=(KeptLetter(kind="thank_you", to="Ruth", subject="", body="", at=NOW, sent_on=date(2026, 3, 4)),),
    )


EVERYTHING = Kept(
    interviews=(interview(),),
    checkins=(CheckIn(id="c", created_at=NOW, on=date(2026, 3, 8), step="Rang Ines", rest="Slept", line="I am proud"),),
    plans=(
        Plan(
            id="p",
            created_at=NOW,
            cue="it is a no",
            action="walk",
            better_at="short examples",
            revisit_on=date(2026, 3, 19),
            looked_back=(LookedBack(at=NOW, text="I walked."),),
        ),
    ),
    rests=(Rest(id="r", created_at=NOW, start=date(2026, 3, 9), end=date(2026, 3, 10)),),
    cards=(
        KeptCard(id="k", kind="question", wordings=("Why us?",), interviews=("i",), tries=(Try(at=NOW, rating=3),)),
    ),
    sittings=(
        Sitting(id="s", exercise="a_friend", created_at=NOW),
        Sitting(id="t", exercise="x", created_at=NOW, declined=True),
    ),
)


def test_what_a_model_may_word_is_counted_by_code() -> None:
    assert look_back(EVERYTHING, MARCH, {}).facts == (
        "the month: March 2026",
        "1 interview",
        "letters sent about 1 interview",
        "1 question practised",
        "1 step taken",
        "2 rests taken",
        "1 time taken for yourself",
        "1 plan made",
    )
    assert look_back(Kept(), MARCH, {}).facts == ()


def told(kept: Kept, month: date = MARCH) -> tuple[Statement, ...]:
    return look_back(kept, month, {"a_friend": "What I would tell a friend"}).statements


def test_the_first_line_names_what_was_done_and_counts_nothing() -> None:
    assert look_back(EVERYTHING, MARCH, {}).first == (
        "In March 2026 you went to interviews, sent letters, practised, took steps, rested, took time for yourself "
        "and made plans."
    )


def test_done_learned_and_kept_are_told_with_the_person_s_own_words() -> None:
    found = {(s.part, s.text, s.quote) for s in told(EVERYTHING)}
    assert found == {
        ("done", "You went to meet Alder Grove.", ""),
        ("done", "You wrote to Ruth.", ""),
        ("done", "You practised: Why us?", ""),
        ("done", "You took a step.", "Rang Ines"),
        ("done", "You rested.", "Slept"),
        ("done", "You rested from 9 March to 10 March.", ""),
        ("done", "You took time for “What I would tell a friend”.", ""),
        ("done", "You made a plan.", "If it is a no, then I will walk."),
        ("learned", "You thought about: What would you say now?", "I would say it in two sentences."),
        ("learned", "They told you:", "Ruth said my example was too long."),
        ("learned", "You looked back at a plan.", "I walked."),
        ("kept", "You want to get better at short examples.", "If it is a no, then I will walk."),
        ("kept", "In your own words:", "I am proud"),
    }


def test_every_statement_has_entries_and_every_entry_is_kept() -> None:
    ids = {"i", "c", "p", "r", "s", "k"}
    assert all(s.entries and {e.id for e in s.entries} <= ids for s in told(EVERYTHING))


def test_another_month_holds_nothing_and_is_not_judged() -> None:
    empty = look_back(EVERYTHING, date(2026, 2, 1), {})
    assert empty.statements == ()
    assert "no judgement" in empty.first


def test_nothing_is_made_of_heavy_words() -> None:
    heavy = EVERYTHING.model_copy(
        update={
            "interviews": (interview(answer=HEAVY, crisis=True),),
            "checkins": (CheckIn(id="c", created_at=NOW, on=date(2026, 3, 8), line=HEAVY, step="Slept"),),
        }
    )
    found = told(heavy)
    assert not any(HEAVY in s.quote for s in found)
    assert "They told you:" not in [s.text for s in found]
    assert "Slept" in [s.quote for s in found]


def test_the_months_are_those_that_hold_anything_and_this_one() -> None:
    assert months(EVERYTHING, date(2026, 5, 2)) == (date(2026, 5, 1), MARCH)
    assert months(Kept(), date(2026, 5, 2)) == (date(2026, 5, 1),)
