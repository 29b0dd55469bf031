"""A file that is not what was written is never written over, never half read, and the person hears where it is."""

import hashlib
import json
from pathlib import Path

import orjson
import pytest

from coach.domain.errors import JournalDamaged, JournalError, JournalNewer
from coach.domain.profile import Profile
from coach.storage.envelope import pack
from coach.storage.journal import TinyJournal
from tests.storage.samples import checkin, interview, open_journal


@pytest.fixture
def whole(tmp_path: Path) -> bytes:
    open_journal(tmp_path).add_interview(interview())
    return (tmp_path / "journal.json").read_bytes()


def refuses_everything(journal: TinyJournal, kind: type[JournalError]) -> JournalError:
    with pytest.raises(kind):
        journal.interviews()
    with pytest.raises(kind):
        journal.profile()
    with pytest.raises(kind):
        journal.save_draft("notes", "typed")
    with pytest.raises(kind) as caught:
        journal.add_interview(interview(2))
    return caught.value


def stays_and_is_named(home: Path, raw: bytes) -> None:
    file = home / "journal.json"
    file.write_bytes(raw)
    error = refuses_everything(open_journal(home), JournalDamaged)
    assert str(file) in str(error)
    assert "start afresh" in error.hint
    assert file.read_bytes() == raw


def test_a_file_cut_short_anywhere_is_noticed(tmp_path: Path, whole: bytes) -> None:
    for length in (*range(200), *range(200, len(whole), 101), len(whole) - 1):
        stays_and_is_named(tmp_path, whole[:length])


def test_an_empty_file_is_not_an_empty_journal(tmp_path: Path) -> None:
    stays_and_is_named(tmp_path, b"")


@pytest.mark.parametrize("raw", [b"{}", b"null", b"[]", b"\x00" * 4096, b'{"_default": {}}', b'{"format":1}'])
def test_other_content_is_left_alone(tmp_path: Path, raw: bytes) -> None:
    stays_and_is_named(tmp_path, raw)


def test_something_after_the_end_is_noticed(tmp_path: Path, whole: bytes) -> None:
    stays_and_is_named(tmp_path, whole + b"\n")
    stays_and_is_named(tmp_path, whole + whole)


def test_a_flipped_bit_anywhere_is_noticed_and_never_written_over(tmp_path: Path, whole: bytes) -> None:
    file = tmp_path / "journal.json"
    for place in (*range(120), *range(120, len(whole), 37), len(whole) - 1):
        raw = bytearray(whole)
        raw[place] ^= 1 << place % 8
        file.write_bytes(raw)
        journal = open_journal(tmp_path)
        with pytest.raises((JournalDamaged, JournalNewer)):
            journal.save_draft("notes", "typed")
        assert file.read_bytes() == raw


def test_damage_done_while_the_journal_is_open_is_noticed(tmp_path: Path, whole: bytes) -> None:
    journal = open_journal(tmp_path)
    assert journal.interviews() == (interview(),)
    (tmp_path / "journal.json").write_bytes(whole[:-1])
    refuses_everything(journal, JournalDamaged)


def test_the_newest_good_backup_is_offered_and_brings_everything_back(tmp_path: Path, whole: bytes) -> None:
    journal = open_journal(tmp_path)
    journal.save_draft("notes", "typed after the backup")
    (tmp_path / "journal.json").write_bytes(whole[: len(whole) // 2])
    error = refuses_everything(journal, JournalDamaged)
    best = journal.backups.newest_good()
    assert best is not None
    assert best.name in error.hint
    aside = journal.backups.restore(best.name)
    assert journal.interviews() == (interview(),)
    assert aside is not None
    assert aside.read_bytes() == whole[: len(whole) // 2]


def test_a_damaged_file_without_backup_can_be_set_aside(tmp_path: Path) -> None:
    (tmp_path / "journal.json").write_bytes(b"{")
    journal = open_journal(tmp_path)
    aside = journal.backups.set_aside()
    assert (aside.name, aside.read_bytes()) == ("journal-set-aside-2026-03-12-120000.json", b"{")
    journal.add_interview(interview())
    assert journal.interviews() == (interview(),)


def newer(tables: object) -> bytes:
    return json.dumps({"format": 2, "generation": 9, "sum": "?", "data": tables}, separators=(",", ":")).encode()


def test_a_newer_journal_is_read_and_not_written(tmp_path: Path) -> None:
    raw = newer({"interviews": {"interview-1": interview().model_dump(mode="json")}, "plans": {}})
    (tmp_path / "journal.json").write_bytes(raw)
    journal = open_journal(tmp_path)
    assert journal.interviews() == (interview(),)
    for save in (
        lambda: journal.save_profile(Profile(name="Ana")),
        lambda: journal.save_checkin(checkin()),
        lambda: journal.delete_interview("interview-1"),
    ):
        with pytest.raises(JournalNewer, match="newer version"):
            save()
    assert (tmp_path / "journal.json").read_bytes() == raw
    assert journal.interviews() == (interview(),)
    assert not (tmp_path / "backups").exists()


@pytest.mark.parametrize("tables", [[], "vault", {"interviews": []}])
def test_a_newer_journal_that_cannot_be_understood_says_so(tmp_path: Path, tables: object) -> None:
    (tmp_path / "journal.json").write_bytes(newer(tables))
    refuses_everything(open_journal(tmp_path), JournalNewer)


def test_a_newer_journal_that_is_not_even_json_says_so(tmp_path: Path) -> None:
    (tmp_path / "journal.json").write_bytes(b'{"format":12,\x00\x01')
    refuses_everything(open_journal(tmp_path), JournalNewer)


def test_newer_entries_that_cannot_be_understood_say_so(tmp_path: Path) -> None:
    (tmp_path / "journal.json").write_bytes(newer({"interviews": {"interview-1": {"id": "interview-1", "mood": 3}}}))
    with pytest.raises(JournalNewer):
        open_journal(tmp_path).interviews()


def test_an_entry_of_another_shape_under_our_own_format_is_damage(tmp_path: Path) -> None:
    raw = pack(3, {"interviews": {"interview-1": {"id": "interview-1"}}})
    (tmp_path / "journal.json").write_bytes(raw)
    with pytest.raises(JournalDamaged):
        open_journal(tmp_path).interviews()
    assert (tmp_path / "journal.json").read_bytes() == raw


def test_the_file_is_plain_json_that_any_program_can_read(whole: bytes) -> None:
    read = orjson.loads(whole)
    assert (read["format"], read["generation"]) == (1, 1)
    assert read["data"]["interviews"]["interview-1"]["notes"] == interview().notes


@pytest.mark.parametrize("data", [b"[]", b"{", b'{"interviews":[]}', b"7", b'{"interviews":{}}}'])
def test_a_file_whose_checksum_is_right_and_whose_words_are_not_ours_is_damage(tmp_path: Path, data: bytes) -> None:
    checksum = hashlib.sha256(b"1 1 " + data).hexdigest()
    raw = b'{"format":1,"generation":1,"checksum":"%s","data":%s}' % (checksum.encode(), data)
    (tmp_path / "journal.json").write_bytes(raw)
    with pytest.raises(JournalDamaged):
        open_journal(tmp_path).interviews()
    assert (tmp_path / "journal.json").read_bytes() == raw
