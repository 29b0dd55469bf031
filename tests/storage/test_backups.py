"""Copies of the journal: when they are made, which are kept, and how one is put back."""

from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from coach.domain.errors import JournalDamaged, JournalNewer, JournalUnwritable, NotFound
from coach.domain.exercises import Sitting
from coach.domain.plans import Plan
from coach.domain.practice import Practice
from coach.domain.profile import Profile
from coach.domain.rests import Rest
from coach.storage.envelope import unpack
from coach.storage.journal import TinyJournal
from tests.storage.samples import NOON, interview, open_journal
from tests.support.full_journal import ID, fill
from tests.support.small_disk import Remount


class Clock:
    def __init__(self) -> None:
        self.time = NOON

    def __call__(self) -> datetime:
        return self.time

    def next_day(self) -> None:
        self.time += timedelta(days=1)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def journal(tmp_path: Path, clock: Clock) -> TinyJournal:
    journal = open_journal(tmp_path, clock)
    journal.add_interview(interview(1))
    return journal


def names(journal: TinyJournal) -> list[str]:
    return [backup.name for backup in journal.backups.list()]


def test_there_is_nothing_to_copy_before_the_first_save(journal: TinyJournal, tmp_path: Path) -> None:
    assert journal.backups.list() == ()
    assert journal.backups.newest_good() is None
    assert not (tmp_path / "backups").exists()


def test_the_first_change_of_a_day_is_preceded_by_a_copy_and_the_others_are_not(
    journal: TinyJournal, tmp_path: Path, clock: Clock
) -> None:
    before = (tmp_path / "journal.json").read_bytes()
    for text in ("a", "ab", "abc"):
        journal.save_draft("notes", text)
    assert names(journal) == ["journal-2026-03-12-120000.json"]
    assert (tmp_path / "backups" / names(journal)[0]).read_bytes() == before
    clock.next_day()
    journal.save_draft("notes", "abcd")
    assert names(journal) == ["journal-2026-03-13-120000.json", "journal-2026-03-12-120000.json"]


def test_days_are_those_of_utc_whatever_the_clock_says(journal: TinyJournal, clock: Clock) -> None:
    clock.time = datetime(2026, 3, 12, 1, tzinfo=timezone(timedelta(hours=9)))
    journal.save_draft("notes", "typed")
    assert journal.backups.list()[0].at == datetime(2026, 3, 11, 16, tzinfo=UTC)


def test_reading_makes_no_copy(journal: TinyJournal) -> None:
    journal.interviews()
    journal.draft("notes")
    assert journal.backups.list() == ()


def test_the_newest_fourteen_days_and_the_first_of_every_month_are_kept(journal: TinyJournal, clock: Clock) -> None:
    for number in range(80):
        journal.save_draft("notes", str(number))
        clock.next_day()
    last = NOON.date() + timedelta(days=79)
    newest = [last - timedelta(days=back) for back in range(14)]
    assert [backup.at.date() for backup in journal.backups.list()] == [
        *newest,
        date(2026, 5, 1),
        date(2026, 4, 1),
        date(2026, 3, 12),
    ]


def test_other_files_in_the_folder_are_left_alone(journal: TinyJournal, tmp_path: Path, clock: Clock) -> None:
    (tmp_path / "backups").mkdir()
    (tmp_path / "backups" / "journal-2020-01-01-000000.json.mine").write_text("mine")
    for number in range(20):
        journal.save_draft("notes", str(number))
        clock.next_day()
    assert (tmp_path / "backups" / "journal-2020-01-01-000000.json.mine").read_text() == "mine"
    assert len(journal.backups.list()) == 15


def test_the_newest_good_backup_passes_over_those_that_are_not(
    journal: TinyJournal, tmp_path: Path, clock: Clock
) -> None:
    for number in range(3):
        journal.save_draft("notes", str(number))
        clock.next_day()
    newest, second, third = names(journal)
    (tmp_path / "backups" / newest).write_bytes(b"")
    raw = (tmp_path / "backups" / second).read_bytes()
    (tmp_path / "backups" / second).write_bytes(raw.replace(b"Northlight", b"Southlight"))
    best = journal.backups.newest_good()
    assert best is not None
    assert best.name == third
    with pytest.raises(JournalDamaged, match="not whole"):
        journal.backups.restore(second)
    assert journal.draft("notes") == "2"


def test_restoring_keeps_what_was_there_and_can_itself_be_undone(journal: TinyJournal, tmp_path: Path) -> None:
    journal.save_draft("notes", "typed")
    journal.delete_interview("interview-1")
    other = open_journal(tmp_path)
    assert other.interviews() == ()
    before = journal.backups.restore(names(journal)[0])
    assert journal.interviews() == other.interviews() == (interview(1),)
    assert (journal.draft("notes"), other.draft("notes")) == ("", "")
    assert before is not None
    journal.backups.restore(before.name)
    assert (journal.interviews(), journal.draft("notes")) == ((), "typed")


def everything(journal: TinyJournal) -> tuple[object, ...]:
    care = journal.all_of(Plan), journal.all_of(Rest), journal.all_of(Sitting)
    drafts = tuple(journal.draft(key) for key in ("notes", "answer"))
    kept = journal.interviews(), journal.checkins(), journal.profile(), journal.practice()
    return (*kept, care, drafts, journal.bin())


def test_the_restored_journal_equals_the_old_one_in_all_that_is_kept(tmp_path: Path, clock: Clock) -> None:
    journal = open_journal(tmp_path, clock)
    fill(journal, "as it was")
    journal.add_interview(interview(2))
    journal.delete_interview("interview-2")
    journal.save_draft("notes", "typed")
    before = everything(journal)
    clock.next_day()
    journal.save_draft("answer", "the first change of a day")
    copy = names(journal)[0]
    journal.delete(Plan, "plan-1")
    journal.delete(Rest, "rest-1")
    journal.delete(Sitting, "sitting-1")
    journal.delete_checkin("checkin-1")
    journal.change_interview(ID, lambda i: i.model_copy(update={"notes": "changed"}))
    journal.change_practice(lambda _: Practice())
    journal.save_profile(Profile())
    journal.bring_back("interview-2")
    assert not set(everything(journal)) & set(before)
    journal.backups.restore(copy)
    assert everything(journal) == everything(open_journal(tmp_path, clock)) == before


def test_the_generation_grows_through_a_restore(journal: TinyJournal, tmp_path: Path) -> None:
    for text in ("a", "b", "c"):
        journal.save_draft("notes", text)
    before = unpack((tmp_path / "journal.json").read_bytes()).generation
    journal.backups.restore(names(journal)[0])
    assert unpack((tmp_path / "journal.json").read_bytes()).generation == before + 1


def test_a_deleted_journal_can_be_restored(journal: TinyJournal, tmp_path: Path) -> None:
    journal.save_draft("notes", "typed")
    (tmp_path / "journal.json").unlink()
    assert journal.interviews() == ()
    assert journal.backups.restore(names(journal)[0]) is None
    assert journal.interviews() == (interview(1),)


@pytest.mark.parametrize("name", ["", "..", "../journal.json", "journal-2020-01-01-000000.json"])
def test_only_a_backup_of_the_list_can_be_restored(journal: TinyJournal, name: str) -> None:
    journal.save_draft("notes", "typed")
    with pytest.raises(NotFound):
        journal.backups.restore(name)
    assert journal.interviews() == (interview(1),)


def test_a_newer_journal_is_not_replaced_by_a_backup(journal: TinyJournal, tmp_path: Path) -> None:
    journal.save_draft("notes", "typed")
    (tmp_path / "journal.json").write_bytes(b'{"format":2,"data":{}}')
    with pytest.raises(JournalNewer):
        journal.backups.restore(names(journal)[0])
    assert (tmp_path / "journal.json").read_bytes() == b'{"format":2,"data":{}}'


def test_a_newer_backup_is_not_restored(journal: TinyJournal, tmp_path: Path) -> None:
    journal.save_draft("notes", "typed")
    (tmp_path / "backups" / names(journal)[0]).write_bytes(b'{"format":2,"data":{}}')
    assert journal.backups.newest_good() is None
    with pytest.raises(JournalNewer):
        journal.backups.restore(names(journal)[0])
    assert journal.interviews() == (interview(1),)


def test_without_a_place_for_backups_saving_goes_on_and_says_what_is_missing(
    journal: TinyJournal, tmp_path: Path
) -> None:
    (tmp_path / "backups").write_text("a file in the way")
    journal.save_draft("notes", "typed")
    assert journal.draft("notes") == "typed"
    assert "Saving goes on without it" in journal.backups.missed
    (tmp_path / "backups").unlink()
    journal.save_draft("notes", "typed more")
    assert journal.backups.missed == ""
    assert len(journal.backups.list()) == 1


def test_where_nothing_can_be_kept_nothing_is_restored(
    journal: TinyJournal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal.save_draft("notes", "typed")
    before = (tmp_path / "journal.json").read_bytes()
    monkeypatch.setattr("coach.storage.files.os.fsync", _full)
    with pytest.raises(JournalUnwritable):
        journal.backups.restore(names(journal)[0])
    assert (tmp_path / "journal.json").read_bytes() == before
    assert len(journal.backups.list()) == 1


def _full(_: int) -> None:
    raise OSError(28, "No space left on device")


def test_a_copy_takes_no_room_that_the_save_needs(disk: tuple[Path, Remount], clock: Clock) -> None:
    home, _ = disk
    journal = open_journal(home, clock)
    journal.add_interview(interview(1, notes="x" * 40_000))
    (home / "something else").write_bytes(b"x" * 100_000)
    clock.next_day()
    journal.save_draft("notes", "typed")
    assert journal.draft("notes") == "typed"
    assert journal.backups.list() == ()
    assert "No space left" in journal.backups.missed


def test_what_a_killed_copy_left_is_swept_away_with_the_next(journal: TinyJournal, tmp_path: Path) -> None:
    (tmp_path / "backups").mkdir()
    left = [tmp_path / "backups" / ".rebound-abc.tmp", tmp_path / ".rebound-def.tmp"]
    for path in left:
        path.write_bytes(b"half")
    journal.save_draft("notes", "typed")
    assert not any(path.exists() for path in left)
