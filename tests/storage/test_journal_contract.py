"""What every journal does, whatever it keeps things in."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from coach.domain.errors import NotFound
from coach.domain.exercises import Sitting
from coach.domain.interview import Interview
from coach.domain.plans import Plan
from coach.domain.ports import Journal
from coach.domain.practice import KeptCard, Practice, SkillPlan
from coach.domain.profile import Profile
from coach.domain.rests import Rest
from tests.storage.samples import NOON, checkin, interview, open_journal
from tests.support.memory_journal import MemoryJournal


@pytest.fixture(params=["memory", "tiny"])
def journal(request: pytest.FixtureRequest, tmp_path: Path) -> Journal:
    return MemoryJournal() if request.param == "memory" else open_journal(tmp_path / "home")


def renamed(to: str) -> Interview:
    return interview().model_copy(update={"id": to})


def test_a_new_journal_is_empty(journal: Journal) -> None:
    assert journal.interviews() == ()
    assert journal.checkins() == ()
    assert journal.profile() == Profile()
    assert journal.draft("notes") == ""


def test_an_interview_comes_back_exactly_as_it_was_added(journal: Journal) -> None:
    journal.add_interview(interview())
    assert journal.interview("interview-1") == interview()
    assert journal.interviews() == (interview(),)


def test_interviews_come_newest_first(journal: Journal) -> None:
    for number in (2, 1, 3):
        journal.add_interview(interview(number))
    assert [i.id for i in journal.interviews()] == ["interview-3", "interview-2", "interview-1"]


def test_adding_the_same_interview_again_changes_nothing(journal: Journal) -> None:
    journal.add_interview(interview())
    journal.add_interview(interview())
    assert journal.interviews() == (interview(),)


def test_another_interview_under_the_same_id_is_refused_and_the_first_stays(journal: Journal) -> None:
    journal.add_interview(interview())
    with pytest.raises(ValueError, match="interview-1"):
        journal.add_interview(interview().model_copy(update={"notes": "other"}))
    assert journal.interviews() == (interview(),)


def test_a_change_sees_what_is_kept_and_its_result_is_kept(journal: Journal) -> None:
    journal.add_interview(interview())
    later = NOON + timedelta(days=1)
    changed = journal.change_interview("interview-1", lambda i: i.model_copy(update={"updated_at": later}))
    assert changed == interview().model_copy(update={"updated_at": later})
    assert journal.interview("interview-1") == changed


def test_a_change_that_fails_changes_nothing(journal: Journal) -> None:
    def fail(_: Interview) -> Interview:
        raise LookupError("no")

    journal.add_interview(interview())
    with pytest.raises(LookupError):
        journal.change_interview("interview-1", fail)
    assert journal.interview("interview-1") == interview()


def test_a_change_may_not_move_an_interview_to_another_id(journal: Journal) -> None:
    journal.add_interview(interview())
    with pytest.raises(ValueError, match="keeps its id"):
        journal.change_interview("interview-1", lambda _: renamed("other"))
    assert journal.interviews() == (interview(),)


def test_a_change_may_read_the_journal_it_changes(journal: Journal) -> None:
    journal.add_interview(interview())
    journal.save_draft("notes", "typed")
    changed = journal.change_interview(
        "interview-1", lambda i: i.model_copy(update={"notes": journal.draft("notes") + str(len(journal.interviews()))})
    )
    assert changed.notes == "typed1"


def test_a_deleted_interview_can_be_added_again(journal: Journal) -> None:
    journal.add_interview(interview())
    deleted = journal.delete_interview("interview-1")
    assert journal.interviews() == ()
    journal.add_interview(deleted)
    assert journal.interviews() == (interview(),)


def test_what_is_not_there_is_not_found(journal: Journal) -> None:
    with pytest.raises(NotFound):
        journal.interview("interview-1")
    with pytest.raises(NotFound):
        journal.change_interview("interview-1", lambda i: i)
    with pytest.raises(NotFound):
        journal.delete_interview("interview-1")
    with pytest.raises(NotFound):
        journal.delete_checkin("checkin-1")


def test_checkins_come_by_the_day_they_are_about(journal: Journal) -> None:
    for number, day in ((1, 9), (2, 2), (3, 5)):
        journal.save_checkin(checkin(number, date(2026, 3, day)))
    assert [c.on.day for c in journal.checkins()] == [2, 5, 9]


def test_a_checkin_saved_again_replaces_itself(journal: Journal) -> None:
    journal.save_checkin(checkin())
    journal.save_checkin(checkin().model_copy(update={"happy": None}))
    assert journal.checkins() == (checkin().model_copy(update={"happy": None}),)


def test_a_deleted_checkin_can_be_saved_again(journal: Journal) -> None:
    journal.save_checkin(checkin())
    deleted = journal.delete_checkin("checkin-1")
    assert journal.checkins() == ()
    journal.save_checkin(deleted)
    assert journal.checkins() == (checkin(),)


def test_the_last_profile_saved_is_the_profile(journal: Journal) -> None:
    journal.save_profile(Profile(name="Ana", voice="Cheers"))
    journal.save_profile(Profile(name="Ana Ruiz"))
    assert journal.profile() == Profile(name="Ana Ruiz")


def test_drafts_are_kept_apart_and_an_empty_one_is_forgotten(journal: Journal) -> None:
    journal.save_draft("notes", "half a sent")
    journal.save_draft("answer 1", "  \n")
    assert (journal.draft("notes"), journal.draft("answer 1")) == ("half a sent", "  \n")
    journal.save_draft("notes", "")
    assert (journal.draft("notes"), journal.draft("answer 1")) == ("", "  \n")


@pytest.mark.parametrize("text", ["\x00", "a\r\nb\n", "\u2028", "🙂" * 3, "e\u0301 é", '"},{"', "x" * 100_000])
def test_every_text_comes_back_as_it_was_typed(journal: Journal, text: str) -> None:
    journal.add_interview(interview(notes=text))
    journal.save_draft(text, text)
    assert journal.interview("interview-1").notes == text
    assert journal.draft(text) == text


PLAN = Plan(id="20260312-b", created_at=NOON, cue="the next one is a no", action="call Ines")
REST = Rest(id="20260312-b", created_at=NOON, start=date(2026, 3, 12))
SITTING = Sitting(id="20260312-b", exercise="a_friend", created_at=NOON, texts=("Be gentle.",))


def test_plans_rests_and_exercises_are_kept_each_by_its_own_kind(journal: Journal) -> None:
    for thing in (PLAN, REST, SITTING):
        journal.save(thing)
    assert journal.all_of(Plan) == (PLAN,)
    assert journal.all_of(Rest) == (REST,)
    assert journal.all_of(Sitting) == (SITTING,)


def test_saving_a_plan_again_replaces_it_and_earlier_ones_come_first(journal: Journal) -> None:
    earlier, changed = (
        PLAN.model_copy(update={"id": "z", "created_at": NOON - timedelta(days=9)}),
        PLAN.model_copy(update={"action": "walk"}),
    )
    for plan in (PLAN, earlier, changed):
        journal.save(plan)
    assert journal.all_of(Plan) == (earlier, changed)


def test_deleting_a_rest_returns_it_and_touches_nothing_else(journal: Journal) -> None:
    for thing in (PLAN, REST):
        journal.save(thing)
    assert journal.delete(Rest, REST.id) == REST
    assert journal.all_of(Rest) == ()
    assert journal.all_of(Plan) == (PLAN,)
    with pytest.raises(NotFound):
        journal.delete(Rest, REST.id)


def test_practice_is_changed_on_what_is_kept_and_only_what_differs_goes(journal: Journal) -> None:
    cards = tuple(
        KeptCard(id=f"c{n}", kind="question", wordings=(f"question {n}",), interviews=("i",)) for n in range(3)
    )
    assert journal.practice() == Practice()
    journal.change_practice(lambda p: p.model_copy(update={"cards": cards, "next_on": date(2026, 3, 9)}))
    journal.change_practice(lambda p: p.model_copy(update={"skills": (SkillPlan(key="excel", state="not_now"),)}))
    journal.change_practice(lambda p: p.model_copy(update={"cards": p.cards[1:]}))
    assert journal.practice() == Practice(
        cards=cards[1:], skills=(SkillPlan(key="excel", state="not_now"),), next_on=date(2026, 3, 9)
    )


def test_a_practice_change_that_fails_changes_nothing(journal: Journal) -> None:
    def broken(_: Practice) -> Practice:
        raise ZeroDivisionError

    journal.change_practice(lambda p: p.model_copy(update={"next_on": date(2026, 3, 9)}))
    with pytest.raises(ZeroDivisionError):
        journal.change_practice(broken)
    assert journal.practice() == Practice(next_on=date(2026, 3, 9))


def test_what_is_brought_in_comes_all_at_once_and_changes_nothing_that_is_there(journal: Journal) -> None:
    journal.save(PLAN)
    journal.change_practice(lambda p: p.model_copy(update={"next_on": date(2026, 3, 9)}))
    other = PLAN.model_copy(update={"action": "another"})
    skill = SkillPlan(key="excel")
    journal.merge(
        [interview()],
        [checkin()],
        Profile(name="Ana"),
        (other, REST, SITTING),
        lambda there: there.model_copy(update={"skills": (*there.skills, skill)}),
    )
    assert (journal.interviews(), journal.checkins(), journal.profile().name) == ((interview(),), (checkin(),), "Ana")
    assert (journal.all_of(Plan), journal.all_of(Rest), journal.all_of(Sitting)) == ((PLAN,), (REST,), (SITTING,))
    assert journal.practice() == Practice(skills=(skill,), next_on=date(2026, 3, 9))


def test_bringing_in_that_fails_at_practice_brings_in_nothing(journal: Journal) -> None:
    def broken(_: Practice) -> Practice:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        journal.merge([interview()], [checkin()], Profile(name="Ana"), (PLAN,), broken)
    assert (journal.interviews(), journal.checkins(), journal.all_of(Plan)) == ((), (), ())
