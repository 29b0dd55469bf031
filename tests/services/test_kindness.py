from datetime import UTC, datetime
from pathlib import Path

import pytest

from coach.domain.exercises import Sitting
from coach.services import kindness
from coach.writing.exercises import BadExercise, exercises
from tests.support.memory_journal import MemoryJournal

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
ALL = exercises(Path("prompts").resolve())
WRITING = next(e for e in ALL if e.warning)


def names(journal: MemoryJournal) -> list[str]:
    return [e.name for e in kindness.on_offer(ALL, journal.all_of(Sitting))]


def test_the_exercises_are_files_and_each_says_how_long_it_takes_and_why() -> None:
    assert [e.name for e in ALL] == ["three_sentences", "a_friend", "right_and_different", "private_writing"]
    assert all(e.minutes and e.evidence and e.boxes and e.text for e in ALL)
    assert not any("!" in f"{e.text}{e.evidence}{e.warning}" for e in ALL)


def test_only_private_writing_has_a_warning_and_is_five_times_twenty_minutes() -> None:
    assert [(e.name, e.times, e.minutes) for e in ALL if e.warning] == [("private_writing", 5, 20)]
    assert "worse" in WRITING.warning


def test_what_was_declined_is_offered_no_more() -> None:
    journal = MemoryJournal()
    kindness.decline(journal, WRITING.name, NOW)
    assert WRITING.name not in names(journal)
    assert len(names(journal)) == 3


def test_private_writing_is_over_after_five_times_and_the_others_never_are() -> None:
    journal = MemoryJournal()
    for done in range(5):
        assert WRITING.name in names(journal)
        assert kindness.begun(WRITING, journal.all_of(Sitting)) == done
        kindness.keep(journal, WRITING.name, (), NOW)
        kindness.keep(journal, "a_friend", ("Be gentle.",), NOW)
    assert WRITING.name not in names(journal)
    assert "a_friend" in names(journal)


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "kindness"
    folder.mkdir()
    (folder / "three_sentences.md").write_text("no front matter", encoding="utf-8")
    with pytest.raises(BadExercise, match=r"three_sentences\.md"):
        exercises(tmp_path)
