"""Every kind of save, as it is tried under faults: what is there before, how it is opened, what is done."""

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple

from coach.domain.errors import WrongPassphrase
from coach.domain.interview import Interview
from coach.domain.plans import Plan
from coach.domain.practice import Practice, SkillPlan
from coach.services.bringing_in import import_json
from coach.services.transfer import export_json
from coach.storage import atomic, backups, envelope, migrations
from coach.storage import journal as journals
from coach.storage.journal import TinyJournal
from coach.storage.migrations import Tables
from coach.storage.vault import Vault
from tests.storage.samples import NOON, checkin, interview
from tests.support.memory_journal import MemoryJournal

PHRASE, OTHER = "correct horse battery", "staple of the day"
State = tuple[tuple[Interview, ...], str, int, tuple[Plan, ...], Practice]


class Save(NamedTuple):
    prepare: Callable[[Path], None]
    open: Callable[[Path], TinyJournal]
    do: Callable[[TinyJournal], object]
    parts: int = 1
    """2: something due goes first, in a write of its own, and the save goes on where that cannot be."""


def journal(home: Path, day: int = 0) -> TinyJournal:
    now = NOON + timedelta(days=day)
    opened = TinyJournal(home / "journal.json", home / "backups", lambda: now, patience=1, vault=Vault(cost=2))
    for phrase in (PHRASE, OTHER):
        if opened.passphrase.state() == "locked":
            with suppress(WrongPassphrase):
                opened.passphrase.unlock(phrase)
    return opened


def state(journal: TinyJournal) -> State:
    """Every copy must be whole, whatever became of the save."""
    copies = journal.backups.list()
    assert all(journal.backups._is_good(journal.backups._folder / copy.name) for copy in copies)
    return (
        journal.interviews(),
        journal.draft("notes"),
        len(journal.bin()),
        journal.all_of(Plan),
        journal.practice(),
    )


def empty(home: Path) -> None:
    home.mkdir()


def small(home: Path) -> None:
    empty(home)
    for number in range(3):
        journal(home).add_interview(interview(number))


def locked(home: Path) -> None:
    small(home)
    journal(home).passphrase.set(PHRASE)


def old_bin(home: Path) -> None:
    small(home)
    journal(home).delete_interview("interview-1")


def exported() -> bytes:
    other = MemoryJournal()
    other.add_interview(interview(9))
    other.save(Plan(id="20260312-b", created_at=NOON, cue="the next one is a no", action="call Ines"))
    other.change_practice(lambda p: p.model_copy(update={"skills": (SkillPlan(key="excel"),)}))
    return export_json(other)


def set_phrase(journal: TinyJournal) -> None:
    """Where the journal is locked already, the rest is finished by whoever opens it next."""
    if journal.passphrase.state() == "none":
        journal.passphrase.set(PHRASE)


def change_phrase(journal: TinyJournal) -> None:
    with suppress(WrongPassphrase):  # it is the new one already
        journal.passphrase.change(PHRASE, OTHER)


def remove_phrase(journal: TinyJournal) -> None:
    if journal.passphrase.state() != "none":
        journal.passphrase.remove(PHRASE)


def in_the_next_format(home: Path) -> TinyJournal:
    """As if the next version kept things another way. This program then stays that version."""
    if not migrations.STEPS:
        migrations.STEPS.append(_step)
        for module in (envelope, atomic, backups, journals):
            vars(module)["FORMAT"] += 1
    return journal(home)


def _step(tables: Tables) -> Tables:
    return {**tables, "profile": {"me": {"name": "migrated"}}}


SAVES = {
    "the first save": Save(empty, journal, lambda j: j.add_interview(interview(9))),
    "a save that grows": Save(small, journal, lambda j: j.add_interview(interview(9, notes="x" * 9000))),
    "the first save of a day": Save(small, lambda h: journal(h, 1), lambda j: j.save_draft("notes", "typed")),
    "a deletion": Save(small, journal, lambda j: j.delete_interview("interview-1")),
    "a save under a passphrase": Save(locked, journal, lambda j: j.save_checkin(checkin())),
    "a save that empties the bin": Save(old_bin, lambda h: journal(h, 31), lambda j: j.save_draft("notes", "a"), 2),
    "bringing back a backup": Save(small, journal, lambda j: j.backups.restore(j.backups.list()[-1].name)),
    "bringing in a file": Save(small, journal, lambda j: import_json(j, exported())),
    "erasing": Save(small, journal, lambda j: j.erase(["interview-1"])),
    "erasing everything": Save(small, journal, lambda j: j.erase_everything()),
    "setting a passphrase": Save(small, journal, set_phrase),
    "changing a passphrase": Save(locked, journal, change_phrase),
    "removing a passphrase": Save(locked, journal, remove_phrase),
    "a migration": Save(small, in_the_next_format, lambda j: j.save_draft("notes", "typed")),
}
"""The migration is the last: see there."""
