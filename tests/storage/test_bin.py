"""Deleted is not gone: thirty days in the bin; then, or when told to, nowhere at all."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from coach.domain.bin import KEPT
from coach.domain.errors import NotFound
from coach.domain.profile import Profile
from coach.storage.journal import TinyJournal
from coach.storage.vault import Vault
from tests.storage.samples import NOON, checkin, interview, open_journal

SECRET = "the secret of Brightwater"
KEY = "20260312-0a1b2c"


class Clock:
    def __init__(self) -> None:
        self.time = NOON

    def __call__(self) -> datetime:
        return self.time


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def journal(home: Path, clock: Clock) -> TinyJournal:
    """Three days old, with what is to go in the journal, its drafts and each of its copies."""
    journal = open_journal(home, clock)
    secret = interview(notes=SECRET).model_copy(update={"id": KEY})
    journal.save_draft("notes", SECRET)
    for day in range(3):
        journal.add_interview(secret)
        journal.add_interview(interview(day + 1))
        journal.save_draft(f"answer_{KEY}_{day}", SECRET)
        journal.save_draft("answer_other", "kept")
        clock.time += timedelta(days=1)
    journal.save_draft("notes", "")
    return journal


def holding(home: Path, text: str) -> list[str]:
    return sorted(path.name for path in home.rglob("*") if path.is_file() and text.encode() in path.read_bytes())


def test_what_was_deleted_can_be_brought_back_exactly(journal: TinyJournal) -> None:
    journal.save_checkin(checkin())
    before = journal.interviews(), journal.checkins()
    assert journal.delete_interview(KEY).id == KEY
    assert journal.delete_checkin("checkin-1") == checkin()
    assert {each.id for each in journal.bin()} == {KEY, "checkin-1"}
    with pytest.raises(NotFound):
        journal.interview(KEY)
    journal.bring_back(KEY)
    journal.bring_back("checkin-1")
    assert (journal.interviews(), journal.checkins()) == before
    assert journal.bin() == ()
    with pytest.raises(NotFound):
        journal.bring_back(KEY)


def test_adding_it_again_takes_it_out_of_the_bin(journal: TinyJournal) -> None:
    journal.add_interview(journal.delete_interview(KEY))
    assert journal.bin() == ()


def test_after_thirty_days_it_is_gone_from_journal_drafts_and_every_backup(
    journal: TinyJournal, home: Path, clock: Clock
) -> None:
    journal.delete_interview(KEY)
    clock.time += KEPT - timedelta(seconds=1)
    journal.save_draft("notes", "a")
    assert [each.id for each in journal.bin()] == [KEY]
    assert holding(home, SECRET)
    clock.time += timedelta(seconds=1)
    journal.save_draft("notes", "b")
    assert journal.bin() == ()
    assert holding(home, SECRET) == holding(home, KEY) == []
    assert {each.id for each in journal.interviews()} == {"interview-1", "interview-2", "interview-3"}
    assert journal.draft("answer_other") == "kept"


def test_the_rewritten_backups_are_whole_and_hold_the_rest(journal: TinyJournal, home: Path) -> None:
    names = [copy.name for copy in journal.backups.list()]
    journal.erase([KEY])
    assert [copy.name for copy in journal.backups.list()] == names
    for name in names[:-1]:  # the oldest is from before the first interview
        journal.backups.restore(name)
        assert "interview-1" in {each.id for each in journal.interviews()}
    assert holding(home, SECRET) == []


@pytest.mark.parametrize("raw", [f"half of {KEY}: {SECRET}", f'{{"format":9,"data":"{KEY} {SECRET}"}}', '{"sealed":1'])
def test_a_copy_that_cannot_be_looked_into_and_may_hold_it_is_dropped(
    journal: TinyJournal, home: Path, raw: str
) -> None:
    odd = [home / "backups" / "journal-2026-01-01-000000.json", home / "journal-set-aside-2026-01-01-000000.json"]
    for path in odd:
        path.write_text(raw)
    journal.erase([KEY])
    assert not any(path.exists() for path in odd)
    assert holding(home, SECRET) == []


def test_a_broken_file_that_does_not_name_it_stays(journal: TinyJournal, home: Path) -> None:
    (home / "journal-set-aside-2026-01-01-000000.json").write_text("half of something else")
    journal.erase([KEY])
    assert (home / "journal-set-aside-2026-01-01-000000.json").exists()


def test_an_id_inside_of_another_is_left_alone(home: Path) -> None:
    journal = open_journal(home)
    for number in (1, 11):
        journal.add_interview(interview(number))
        journal.save_draft(f"answer_interview-{number}_0", "typed")
    journal.erase(["interview-1"])
    assert [each.id for each in journal.interviews()] == ["interview-11"]
    assert journal.draft("answer_interview-11_0") == "typed"
    assert journal.draft("answer_interview-1_0") == ""


def test_after_erase_everything_no_file_holds_any_of_it(journal: TinyJournal, home: Path) -> None:
    journal.save_profile(Profile(name=SECRET))
    (home / "journal-set-aside-2026-01-01-000000.json").write_text(SECRET)
    (home / ".rebound-abc.tmp").write_text(SECRET)
    (home / "backups" / ".rebound-abc.tmp").write_text(SECRET)
    (home / "models").mkdir()
    (home / "models" / "mine.gguf").write_text("a model")
    (home / "mine.txt").write_text("not ours")
    journal.erase_everything()
    assert sorted(path.name for path in home.rglob("*") if path.is_file()) == [
        "journal.json.lock",
        "mine.gguf",
        "mine.txt",
    ]
    assert (journal.interviews(), journal.bin(), journal.profile()) == ((), (), Profile())
    journal.add_interview(interview())
    assert journal.interviews() == (interview(),)


def test_erasing_works_under_a_passphrase_too(home: Path) -> None:
    journal = TinyJournal(home / "journal.json", home / "backups", lambda: NOON, vault=Vault(cost=2))
    journal.add_interview(interview(1))
    journal.add_interview(interview(2))
    journal.passphrase.set("correct horse")
    journal.erase(["interview-1"])
    name = journal.backups.list()[0].name
    journal.backups.restore(name)
    assert journal.interviews() == ()
    journal.erase_everything()
    assert journal.passphrase.state() == "none"
