"""Several windows and programs on one journal, and programs that are killed in the middle of saving."""

import os
import threading
from pathlib import Path

import pytest

from coach.domain.errors import JournalBusy
from coach.domain.interview import Interview
from coach.storage.journal import TinyJournal
from tests.storage.samples import checkin, interview, open_journal, start
from tests.support.needs import missing


def test_no_update_is_lost_between_threads_and_processes(tmp_path: Path) -> None:
    processes, threads, each = 3, 3, 10
    open_journal(tmp_path).add_interview(interview(0, notes="0"))
    running = [start("adding", tmp_path, 1 + n * threads * each, threads, each) for n in range(processes)]
    for process in running:
        _, trouble = process.communicate(timeout=60)
        assert (process.returncode, trouble) == (0, "")
    added = processes * threads * each
    journal = open_journal(tmp_path)
    assert {i.id for i in journal.interviews()} == {f"interview-{n}" for n in range(added + 1)}
    assert journal.interview("interview-0").notes == str(added)


def test_a_killed_writer_loses_nothing_that_it_was_told_is_saved(tmp_path: Path) -> None:
    if not hasattr(os, "fork"):
        missing("os.fork: no writer can be killed")
    process = start("killing", tmp_path, 36)
    told, trouble = process.communicate(timeout=60)
    assert (process.returncode, trouble) == (0, "")
    kills, kept = map(int, told.split())
    assert kept >= kills == 36
    assert {path.name for path in tmp_path.iterdir()} == {"journal.json", "journal.json.lock", "backups"}


def test_what_nobody_changed_is_not_read_again(tmp_path: Path) -> None:
    journal, other = open_journal(tmp_path), open_journal(tmp_path)
    journal.add_interview(interview(1))
    journal.save_checkin(checkin())
    assert journal.interviews() is journal.interviews()
    assert journal.checkins() is journal.checkins()
    before = journal.interviews()
    other.add_interview(interview(2))
    assert journal.interviews() is not before
    assert len(journal.interviews()) == 2


def test_a_journal_sees_what_another_window_saved(tmp_path: Path) -> None:
    here, there = open_journal(tmp_path), open_journal(tmp_path)
    assert here.interviews() == ()
    there.add_interview(interview(1))
    assert here.interviews() == (interview(1),)
    here.add_interview(interview(2))
    there.save_draft("notes", "typed")
    assert here.draft("notes") == "typed"
    assert there.interviews() == here.interviews() == (interview(2), interview(1))


@pytest.mark.parametrize("others", ["thread", "process"])
def test_a_save_waits_for_its_turn_and_then_says_who_is_saving(tmp_path: Path, others: str) -> None:
    journal = open_journal(tmp_path, patience=0.1)
    journal.add_interview(interview())
    elsewhere = journal if others == "thread" else open_journal(tmp_path)
    begun, done = threading.Event(), threading.Event()
    holder = threading.Thread(target=hold, args=(elsewhere, begun, done))
    holder.start()
    try:
        assert begun.wait(10)
        with pytest.raises(JournalBusy, match="still on the page") as caught:
            journal.save_draft("notes", "typed")
        assert "save again" in caught.value.hint
        assert journal.interviews() == (interview(),)
    finally:
        done.set()
        holder.join()
    journal.save_draft("notes", "typed")
    assert journal.draft("notes") == "typed"


def hold(journal: TinyJournal, begun: threading.Event, done: threading.Event) -> None:
    def wait(kept: Interview) -> Interview:
        begun.set()
        assert done.wait(10)
        return kept

    journal.change_interview("interview-1", wait)


def test_a_program_that_ignores_the_lock_is_not_written_over(tmp_path: Path) -> None:
    journal, other = open_journal(tmp_path), open_journal(tmp_path / "other")
    journal.add_interview(interview(1))
    other.add_interview(interview(2))
    theirs = (tmp_path / "other" / "journal.json").read_bytes()

    storage = journal._storage
    read = storage.read()
    (tmp_path / "journal.json").write_bytes(theirs)
    with pytest.raises(JournalBusy, match="Another program changed"):
        storage.write(read)
    assert (tmp_path / "journal.json").read_bytes() == theirs
    assert journal.interviews() == (interview(2),)
