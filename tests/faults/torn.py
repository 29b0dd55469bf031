"""A journal cut at every byte, and with every single bit flipped: noticed, left as it is, and a good backup offered."""

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from coach.domain.errors import JournalDamaged, JournalLocked, JournalNewer
from coach.storage.journal import TinyJournal
from coach.storage.vault import Vault
from tests.storage.samples import NOON, interview

PHRASE = "correct horse battery"
SMALL = interview(1).model_copy(update={"debrief": None, "letters": (), "answers": ()})
"""So that every bit of its journal can be flipped in a minute."""


def check(folder: Path, much: bool) -> str:
    every = 1 if much else 97
    done = {"cut": 0, "bits flipped": 0, "read only": 0, "under a passphrase": 0}
    for locked in (False, True):
        home = folder / ("locked" if locked else "plain")
        journal = opened(home)
        journal.add_interview(SMALL)
        opened(home, 1).save_draft("notes", "typed")
        if locked:
            journal.passphrase.set(PHRASE)
        file, best = home / "journal.json", journal.backups.list()[0].name
        whole = file.read_bytes()
        for kind, raw in (*cut(whole, every), *flipped(whole, every)):
            file.write_bytes(raw)
            again = opened(home)
            done[kind] += 1
            done["under a passphrase"] += locked
            done["read only"] += noticed(again, best)
            assert file.read_bytes() == raw
        file.write_bytes(whole[:-1])
        restored(home)
    return json.dumps({**done, "written over": 0})


def opened(home: Path, day: int = 0) -> TinyJournal:
    now = NOON + timedelta(days=day)
    return TinyJournal(home / "journal.json", home / "backups", lambda: now, vault=Vault(cost=2))


def cut(whole: bytes, every: int) -> Iterator[tuple[str, bytes]]:
    return (("cut", whole[:length]) for length in range(0, len(whole), every))


def flipped(whole: bytes, every: int) -> Iterator[tuple[str, bytes]]:
    for bit in range(0, 8 * len(whole), every * 3 if every > 1 else 1):
        raw = bytearray(whole)
        raw[bit // 8] ^= 1 << bit % 8
        yield "bits flipped", bytes(raw)


def noticed(journal: TinyJournal, best: str) -> bool:
    """`best`: the backup to offer. True where it was taken for a newer one, which is never written to."""
    try:
        if journal.passphrase.state() == "locked":
            # The key is taken from the copies where the journal's own lock is the damaged part.
            journal.passphrase.unlock(PHRASE)
        journal.save_draft("notes", "written over")
    except JournalNewer:
        return True
    except JournalDamaged as damaged:
        if best in damaged.hint:
            return False
        raise AssertionError("no backup is offered") from damaged
    except JournalLocked:
        return False
    raise AssertionError("it was written to")


def restored(home: Path) -> None:
    journal = opened(home)
    if journal.passphrase.state() == "locked":
        journal.passphrase.unlock(PHRASE)
    best = journal.backups.newest_good()
    assert best is not None
    torn = (home / "journal.json").read_bytes()
    aside = journal.backups.restore(best.name)
    assert aside is not None
    assert (aside.parent, aside.read_bytes()) == (home, torn)
    assert journal.interviews() == (SMALL,)
