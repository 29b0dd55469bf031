"""Full, broken and closed disks: a plain message, nothing lost, and the next save works again."""

import errno
import os
import stat
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from coach.domain.errors import JournalUnwritable
from coach.storage import files
from tests.storage.samples import interview, open_journal, start
from tests.support.needs import missing
from tests.support.small_disk import Remount


def failing(number: int) -> Callable[..., Any]:
    def fail(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    return fail


@pytest.mark.parametrize(
    ("number", "word"),
    [
        (errno.ENOSPC, "disk is full"),
        (errno.EROFS, "cannot be written to"),
        (errno.EACCES, "cannot be written to"),
        (errno.EIO, "reported a fault"),
    ],
)
@pytest.mark.parametrize("step", ["tempfile.mkstemp", "os.fsync", "os.replace"])
def test_a_save_that_fails_leaves_everything_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, number: int, word: str
) -> None:
    journal = open_journal(tmp_path)
    journal.add_interview(interview(1))
    before = (tmp_path / "journal.json").read_bytes()
    module, name = step.split(".")
    with monkeypatch.context() as broken:
        broken.setattr(getattr(files, module), name, failing(number))
        with pytest.raises(JournalUnwritable, match=word) as caught:
            journal.save_draft("notes", "typed")
    assert "What was saved before is safe, and what you typed is still on the page." in str(caught.value)
    assert str(tmp_path) in caught.value.hint
    assert (tmp_path / "journal.json").read_bytes() == before
    assert not list(tmp_path.glob(".rebound-*"))
    assert (journal.interviews(), journal.draft("notes")) == ((interview(1),), "")
    journal.save_draft("notes", "typed")
    assert (journal.interviews(), open_journal(tmp_path).draft("notes")) == ((interview(1),), "typed")


def test_after_a_failed_fsync_the_same_file_is_never_used_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal, used = open_journal(tmp_path), []

    def remember(descriptor: int) -> None:
        used.append(list(tmp_path.glob(".rebound-*")))
        raise OSError(errno.EIO, "broken")

    monkeypatch.setattr(os, "fsync", remember)
    for _ in range(3):
        with pytest.raises(JournalUnwritable):
            journal.save_draft("notes", "typed")
    assert [len(each) for each in used] == [1, 1, 1]
    assert len({path for each in used for path in each}) == 3


def test_a_folder_that_cannot_be_synced_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.fsync

    def only_files(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "not here")
        real(descriptor)

    monkeypatch.setattr(os, "fsync", only_files)
    journal = open_journal(tmp_path)
    journal.add_interview(interview())
    assert open_journal(tmp_path).interviews() == (interview(),)


def test_a_file_that_another_process_holds_for_a_moment_is_waited_for() -> None:
    refusals = [PermissionError(), PermissionError()]

    def step() -> str:
        if refusals:
            raise refusals.pop()
        return "done"

    assert files.patiently(step, waits=(0, 0, 0)) == "done"
    refusals += [PermissionError()] * 3
    with pytest.raises(PermissionError):
        files.patiently(step, waits=(0, 0))


def trouble_with(save: Callable[[], None]) -> JournalUnwritable | None:
    try:
        save()
    except JournalUnwritable as error:
        return error
    return None


def test_a_really_full_disk_loses_nothing_and_works_again_with_room(disk: tuple[Path, Remount]) -> None:
    home, _ = disk
    journal, saved = open_journal(home / "home"), 0
    while (error := trouble_with(partial(journal.add_interview, interview(saved)))) is None:
        saved += 1
    assert "disk is full" in str(error)
    assert saved > 20
    kept = tuple(interview(number) for number in reversed(range(saved)))
    assert journal.interviews() == open_journal(home / "home").interviews() == kept
    for backup in journal.backups.list():
        (home / "home" / "backups" / backup.name).unlink()
    journal.delete_interview("interview-0")
    assert open_journal(home / "home").interviews() == kept[:-1]


def test_a_really_read_only_disk_can_be_read(disk: tuple[Path, Remount]) -> None:
    home, remount = disk
    open_journal(home).add_interview(interview())
    remount("ro")
    journal = open_journal(home)
    assert journal.interviews() == (interview(),)
    with pytest.raises(JournalUnwritable, match="cannot be written to"):
        journal.save_draft("notes", "typed")
    assert (journal.interviews(), journal.draft("notes")) == ((interview(),), "")
    remount("rw")
    journal.save_draft("notes", "typed")
    assert journal.draft("notes") == "typed"


def test_a_read_only_disk_with_nothing_on_it_is_an_empty_journal(disk: tuple[Path, Remount]) -> None:
    home, remount = disk
    remount("ro")
    journal = open_journal(home / "home")
    assert (journal.interviews(), journal.backups.list()) == ((), ())
    with pytest.raises(JournalUnwritable, match="cannot be written to"):
        journal.add_interview(interview())


def test_a_folder_and_a_file_without_rights() -> None:
    if sys.platform == "win32":
        missing("modes of files")
    with TemporaryDirectory() as home:
        process = start("rights", home)
        told, trouble = process.communicate(timeout=60)
    if told.strip() == "nobody to become":
        missing("another user: root may write everywhere")
    assert (process.returncode, trouble, told.strip()) == (0, "", "as it should be")


def test_a_home_that_is_a_file_is_said_plainly(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("not a folder")
    journal = open_journal(tmp_path / "home")
    with pytest.raises(JournalUnwritable):
        journal.interviews()
    with pytest.raises(JournalUnwritable):
        journal.add_interview(interview())
    assert (tmp_path / "home").read_text() == "not a folder"


def test_opening_and_reading_write_nothing(tmp_path: Path) -> None:
    journal = open_journal(tmp_path / "home")
    assert (journal.interviews(), journal.draft("notes"), journal.backups.newest_good()) == ((), "", None)
    journal.save_draft("notes", "")
    assert not (tmp_path / "home").exists()


def test_what_is_kept_is_for_its_owner_alone_whatever_the_umask(tmp_path: Path) -> None:
    if sys.platform == "win32":
        missing("modes of files")
    old = os.umask(0)
    try:
        journal = open_journal(tmp_path / "new" / "home")
        journal.add_interview(interview())
        journal.save_draft("notes", "typed")
    finally:
        os.umask(old)
    modes = {p.name: stat.S_IMODE(p.stat().st_mode) for p in (tmp_path / "new").rglob("*")}
    assert {name: oct(mode) for name, mode in modes.items()} == {
        "home": "0o700",
        "backups": "0o700",
        "journal.json": "0o600",
        "journal.json.lock": "0o600",
        "journal-2026-03-12-120000.json": "0o600",
    }


def test_a_link_to_the_journal_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "journal.json").symlink_to(tmp_path / "elsewhere" / "mine.json")
    open_journal(tmp_path).add_interview(interview())
    assert (tmp_path / "journal.json").is_symlink()
    assert (tmp_path / "elsewhere" / "mine.json").is_file()


def test_half_a_character_becomes_a_question_mark_and_the_rest_is_kept(tmp_path: Path) -> None:
    journal = open_journal(tmp_path)
    journal.add_interview(interview(notes="caf\ud83d é 🙂"))
    journal.save_draft("notes", "\udc00x")
    assert (journal.interview("interview-1").notes, journal.draft("notes")) == ("caf? é 🙂", "?x")


def test_what_could_not_be_read_again_is_not_written(tmp_path: Path) -> None:
    journal = open_journal(tmp_path)
    journal.add_interview(interview())
    before = (tmp_path / "journal.json").read_bytes()
    with pytest.raises(ValueError, match="stage"):
        journal.change_interview("interview-1", lambda i: i.model_copy(update={"facts": {"stage": 3}}))
    assert (tmp_path / "journal.json").read_bytes() == before
