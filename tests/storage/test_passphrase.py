"""Under a passphrase nothing can be read without it, nothing can be lost with it, and it can be changed and removed."""

import errno
import os
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidTag

from coach.domain.errors import BadImport, JournalDamaged, JournalLocked, WrongPassphrase
from coach.storage import vault as vaults
from coach.storage.envelope import unpack
from coach.storage.journal import TinyJournal
from coach.storage.vault import Vault
from tests.storage.samples import ASKED, NOON, interview
from tools.decrypt import decrypted

PHRASE, OTHER = "correct horse battery", "staple of the day"


def opened(home: Path, day: int = 0) -> TinyJournal:
    now = NOON + timedelta(days=day)
    return TinyJournal(home / "journal.json", home / "backups", lambda: now, vault=Vault(cost=2))


@pytest.fixture
def plain(tmp_path: Path) -> TinyJournal:
    """Two days old, with a backup and a file set aside."""
    for day in range(3):
        opened(tmp_path, day).add_interview(interview(day))
    (tmp_path / "journal-set-aside-2026-01-01-000000.json").write_text(f"half of: {ASKED}")
    return opened(tmp_path)


@pytest.fixture
def sealed(plain: TinyJournal) -> TinyJournal:
    plain.passphrase.set(PHRASE)
    return plain


def readable(home: Path) -> list[str]:
    """Files from which somebody could read something."""
    clear = (ASKED.encode(), b"Northlight", b"interviews")
    return [p.name for p in home.rglob("*") if p.is_file() and any(word in p.read_bytes() for word in clear)]


def test_no_file_can_be_read_without_it(sealed: TinyJournal, tmp_path: Path) -> None:
    sealed.save_draft("notes", ASKED)
    assert readable(tmp_path) == []
    assert len(sealed.interviews()) == 3


def test_another_window_is_asked_for_it_and_then_sees_everything(sealed: TinyJournal, tmp_path: Path) -> None:
    other = opened(tmp_path)
    assert other.passphrase.state() == "locked"
    for call in (other.interviews, lambda: other.save_draft("a", "b"), other.backups.newest_good):
        with pytest.raises(JournalLocked):
            call()
    other.passphrase.unlock(PHRASE)
    assert other.passphrase.state() == "open"
    assert other.interviews() == sealed.interviews()


def test_a_wrong_one_reveals_nothing_and_harms_nothing(sealed: TinyJournal, tmp_path: Path) -> None:
    before = (tmp_path / "journal.json").read_bytes()
    other = opened(tmp_path)
    for wrong in ("", "correct horse", PHRASE.upper(), PHRASE + " "):
        with pytest.raises(WrongPassphrase, match="nothing is lost"):
            other.passphrase.unlock(wrong)
        with pytest.raises(WrongPassphrase):
            sealed.passphrase.remove(wrong)
        with pytest.raises(WrongPassphrase):
            sealed.passphrase.change(wrong, OTHER)
    with pytest.raises(JournalLocked):
        other.interviews()
    assert (tmp_path / "journal.json").read_bytes() == before
    assert len(sealed.interviews()) == 3


def test_the_same_words_typed_on_another_keyboard_open_it(plain: TinyJournal, tmp_path: Path) -> None:
    plain.passphrase.set("un café crème")
    opened(tmp_path).passphrase.unlock("un cafe\u0301 cre\u0300me")


def test_locking_forgets_the_key(sealed: TinyJournal) -> None:
    sealed.interviews()
    sealed.passphrase.lock()
    with pytest.raises(JournalLocked):
        sealed.interviews()
    sealed.passphrase.unlock(PHRASE)
    assert len(sealed.interviews()) == 3


def test_after_a_change_only_the_new_one_opens_any_file(sealed: TinyJournal, tmp_path: Path) -> None:
    sealed.passphrase.change(PHRASE, OTHER)
    other = opened(tmp_path)
    with pytest.raises(WrongPassphrase):
        other.passphrase.unlock(PHRASE)
    other.passphrase.unlock(OTHER)
    assert len(other.interviews()) == 3
    for copy in other.backups.list():
        assert not Vault().unlock(wrap(tmp_path / "backups" / copy.name), PHRASE)
    other.backups.restore(other.backups.list()[0].name)
    assert len(other.interviews()) == 2


def wrap(path: Path) -> vaults.Wrap:
    found = vaults.wrap_of(path.read_bytes())
    assert found is not None
    return found


def test_removed_every_file_is_as_it_was(plain: TinyJournal, tmp_path: Path) -> None:
    copies = {path: path.read_bytes() for path in plain.backups.files()}
    plain.passphrase.set(PHRASE)
    assert all(path.read_bytes() != raw for path, raw in copies.items())
    plain.passphrase.remove(PHRASE)
    assert {path: path.read_bytes() for path in plain.backups.files()} == copies
    assert (opened(tmp_path).passphrase.state(), len(opened(tmp_path).interviews())) == ("none", 3)


def test_a_backup_made_under_it_is_under_it(sealed: TinyJournal, tmp_path: Path) -> None:
    later = opened(tmp_path, day=9)
    later.passphrase.unlock(PHRASE)
    later.save_draft("notes", "typed")
    assert later.backups.missed == ""
    assert readable(tmp_path) == []
    assert later.backups.list()[0].at.date() == (NOON + timedelta(days=9)).date()


@pytest.mark.parametrize("damage", ["cut", "flip", "lock"])
def test_a_damaged_file_under_it_is_noticed_and_brought_back(sealed: TinyJournal, tmp_path: Path, damage: str) -> None:
    file = tmp_path / "journal.json"
    raw = bytearray(file.read_bytes())
    if damage == "cut":
        del raw[0:]
    raw[-20:-19] = b"" if damage == "cut" else bytes([raw[-20] ^ 1])
    if damage == "lock":
        at = raw.index(b'"salt":"') + 8
        raw[at] = ord("A") if raw[at] != ord("A") else ord("B")
    file.write_bytes(raw)
    other = opened(tmp_path)
    with pytest.raises(JournalLocked):
        other.interviews()
    other.passphrase.unlock(PHRASE)
    with pytest.raises(JournalDamaged):
        other.interviews()
    best = other.backups.newest_good()
    assert best is not None
    other.backups.restore(best.name)
    assert len(other.interviews()) == 2
    assert other.passphrase.state() == "open"


def test_any_single_flipped_bit_is_noticed(sealed: TinyJournal, tmp_path: Path) -> None:
    file = tmp_path / "journal.json"
    whole = file.read_bytes()
    for place in (*range(0, 700, 7), *range(700, len(whole), 211)):
        raw = bytearray(whole)
        raw[place] ^= 1 << place % 8
        file.write_bytes(raw)
        with pytest.raises((JournalDamaged, JournalLocked)):
            sealed.save_draft("notes", "typed")
        assert file.read_bytes() == raw


@pytest.mark.parametrize("what", ["set", "change", "remove"])
def test_stopped_anywhere_all_can_still_be_read_and_the_next_opening_finishes(
    plain: TinyJournal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    """Every replace of a file in turn fails; the phrase that opens the journal then opens all of it."""
    if what != "set":
        plain.passphrase.set(PHRASE)
    start = {path: path.read_bytes() for path in (tmp_path / "journal.json", *plain.backups.files())}
    real, fails = os.replace, 0
    for fails in range(20):
        for path, raw in start.items():
            path.write_bytes(raw)
        journal, left = opened(tmp_path), [fails]

        def replace(source: Path, target: Path, left: list[int] = left) -> None:
            left[0] -= 1
            if left[0] == -1:
                raise OSError(errno.EIO, "broken")
            real(source, target)

        with monkeypatch.context() as broken:
            broken.setattr(os, "replace", replace)
            try:
                if what == "set":
                    journal.passphrase.set(PHRASE)
                elif what == "change":
                    journal.passphrase.change(PHRASE, OTHER)
                else:
                    journal.passphrase.remove(PHRASE)
                done = True
            except Exception:  # whatever the person is told, what counts is what is there
                done = False
        again = opened(tmp_path)
        if again.passphrase.state() == "locked":
            unlock_with_either(again)
            sealed = [vaults.is_sealed(path.read_bytes()) for path in again.backups.files()]
            assert all(sealed)
        assert len(again.interviews()) == 3
        assert len(again.backups.list()) == 2
        for copy in again.backups.list():
            assert again.backups._is_good(tmp_path / "backups" / copy.name)
        if done:
            break
    assert fails == 4


def unlock_with_either(journal: TinyJournal) -> None:
    for phrase in (PHRASE, OTHER):
        try:
            return journal.passphrase.unlock(phrase)
        except WrongPassphrase:
            pass
    raise AssertionError("neither opens it")


def test_short_ones_and_a_second_one_are_refused_in_words(plain: TinyJournal) -> None:
    with pytest.raises(WrongPassphrase, match="8 characters"):
        plain.passphrase.set("short")
    plain.passphrase.set(PHRASE)
    with pytest.raises(WrongPassphrase, match="already"):
        plain.passphrase.set(OTHER)


def test_a_file_taken_elsewhere_opens_with_the_passphrase_it_had(sealed: TinyJournal, tmp_path: Path) -> None:
    taken = sealed.passphrase.seal(b"all of it")
    assert b"all of it" not in taken
    assert sealed.passphrase.open_file(taken) == b"all of it"
    elsewhere = opened(tmp_path / "other")
    with pytest.raises(JournalLocked):
        elsewhere.passphrase.open_file(taken)
    with pytest.raises(WrongPassphrase):
        elsewhere.passphrase.open_file(taken, OTHER)
    with pytest.raises(BadImport):
        elsewhere.passphrase.open_file(taken[:-1], PHRASE)
    assert elsewhere.passphrase.open_file(taken, PHRASE) == b"all of it"
    assert elsewhere.passphrase.open_file(b"plain") == b"plain"


def test_a_hostile_file_cannot_ask_for_the_memory_of_the_computer() -> None:
    with pytest.raises(ValueError, match="less than or equal"):
        vaults.Wrap(id="0" * 16, n=2**30, r=8, p=1, salt="", key="")


def test_the_small_script_opens_every_file_without_us(sealed: TinyJournal, tmp_path: Path) -> None:
    raw = decrypted((tmp_path / "journal.json").read_bytes(), PHRASE)
    assert len(unpack(raw).tables or {}) > 0
    for path in sealed.backups.files():
        assert ASKED.encode() in decrypted(path.read_bytes(), PHRASE)
    assert decrypted(sealed.passphrase.seal(b"all of it"), PHRASE) == b"all of it"
    with pytest.raises(InvalidTag):
        decrypted((tmp_path / "journal.json").read_bytes(), OTHER)
