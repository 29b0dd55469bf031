from datetime import UTC, date, datetime, timedelta

import pytest

from coach.domain.errors import BadNotes, NotFound
from coach.domain.interview import Facts
from coach.domain.letters import Letter
from coach.services import interviews
from tests.support.memory_journal import MemoryJournal

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
LETTER = Letter(kind="thank_you", to="Ruth", subject="Thanks", body="Dear Ruth,")


@pytest.fixture
def journal() -> MemoryJournal:
    return MemoryJournal()


def test_an_interview_is_added_with_the_day_of_its_outcome(journal: MemoryJournal) -> None:
    kept = interviews.add(journal, "a", "notes", Facts(outcome="rejected"), NOW)
    assert journal.interview("a") == kept
    assert kept.outcome_on == NOW.astimezone().date()


def test_empty_notes_are_not_kept(journal: MemoryJournal) -> None:
    with pytest.raises(BadNotes):
        interviews.add(journal, "a", "  ", Facts(), NOW)
    assert journal.interviews() == ()


def test_a_new_outcome_is_dated_and_an_old_one_keeps_its_day(journal: MemoryJournal) -> None:
    interviews.add(journal, "a", "notes", Facts(outcome="waiting"), NOW)
    later = NOW + timedelta(days=3)
    same = interviews.correct(journal, "a", Facts(outcome="waiting", company="Alder Grove"), later)
    assert same.outcome_on == NOW.astimezone().date()
    assert interviews.correct(journal, "a", Facts(outcome="rejected"), later).outcome_on == later.astimezone().date()


def test_an_answer_replaces_the_one_before_and_an_empty_one_takes_it_away(journal: MemoryJournal) -> None:
    interviews.add(journal, "a", "notes", Facts(), NOW)
    interviews.answer(journal, "a", "Why?", "first", NOW)
    interviews.answer(journal, "a", "How?", "other", NOW)
    kept = interviews.answer(journal, "a", "Why?", "second", NOW)
    assert (kept.answer_to("Why?"), kept.answer_to("How?"), len(kept.answers)) == ("second", "other", 2)
    assert interviews.answer(journal, "a", "Why?", " ", NOW).answer_to("Why?") == ""


def test_a_letter_is_shown_as_the_person_left_it(journal: MemoryJournal) -> None:
    interview = interviews.add(journal, "a", "notes", Facts(), NOW)
    draft = interviews.as_left(interview, LETTER, NOW)
    assert (draft.subject, draft.body) == ("Thanks", "Dear Ruth,")
    interviews.edit_letter(journal, "a", LETTER, NOW, body="Hello Ruth,")
    kept = interviews.edit_letter(journal, "a", LETTER, NOW, subject="Again")
    left = interviews.as_left(kept, LETTER, NOW)
    assert (left.subject, left.body, len(kept.letters)) == ("Again", "Hello Ruth,", 1)


def test_an_interview_without_a_day_counts_on_the_day_it_was_written_down(journal: MemoryJournal) -> None:
    written = interviews.add(journal, "a", "notes", Facts(), NOW)
    told = interviews.correct(journal, "a", Facts(on=date(2026, 2, 28)), NOW)
    assert interviews.day_of(written) == NOW.astimezone().date()
    assert interviews.day_of(told) == date(2026, 2, 28)


def test_changing_what_is_gone_says_so(journal: MemoryJournal) -> None:
    with pytest.raises(NotFound):
        interviews.answer(journal, "gone", "Why?", "text", NOW)


def test_ids_sort_by_day_and_differ() -> None:
    ids = {interviews.new_id(NOW) for _ in range(50)}
    assert len(ids) == 50
    assert all(i.startswith("20260302-") for i in ids)
