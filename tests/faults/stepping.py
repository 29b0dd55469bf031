"""Run as a program under shim.c: each call that a save makes fails in turn, or is the last, in a child of its own."""

import ctypes
import errno
import json
import os
import shutil
import sys
import traceback
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from coach.domain.errors import JournalError
from coach.domain.interview import Interview
from coach.domain.plans import Plan
from coach.domain.practice import Practice, SkillPlan
from coach.services.bringing_in import import_json
from coach.services.transfer import export_json
from coach.storage.journal import TinyJournal
from coach.storage.vault import Vault
from tests.storage.samples import NOON, checkin, interview
from tests.support.memory_journal import MemoryJournal

STOPS = {"stop before": -1, "stop after": -2, "half a write": -3}
ERRORS = {name: getattr(errno, name) for name in ("ENOSPC", "EIO", "EROFS", "EACCES")}
SHIM = ctypes.CDLL(None)
PHRASE = "correct horse battery"

State = tuple[tuple[Interview, ...], str, int, tuple[Plan, ...], Practice]


def journal(home: Path, day: int = 0) -> TinyJournal:
    now = NOON + timedelta(days=day)
    opened = TinyJournal(home / "journal.json", home / "backups", lambda: now, patience=1, vault=Vault(cost=2))
    if opened.passphrase.state() == "locked":
        opened.passphrase.unlock(PHRASE)
    return opened


def state(journal: TinyJournal) -> State:
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


TWO_SAVES = "a save that empties the bin"
"""First what is due to go from the bin is erased; where that cannot be, the save goes on and a later one does it."""

SAVES: dict[str, tuple[Callable[[Path], None], Callable[[Path], TinyJournal], Callable[[TinyJournal], object]]] = {
    "the first save": (empty, journal, lambda j: j.add_interview(interview(9))),
    "a save that grows": (small, journal, lambda j: j.add_interview(interview(9, notes="x" * 9000))),
    "the first save of a day": (small, lambda h: journal(h, 1), lambda j: j.save_draft("notes", "typed")),
    "a deletion": (small, journal, lambda j: j.delete_interview("interview-1")),
    "a save under a passphrase": (locked, journal, lambda j: j.save_checkin(checkin())),
    TWO_SAVES: (old_bin, lambda h: journal(h, 31), lambda j: j.save_draft("notes", "typed")),
    "bringing back a backup": (small, journal, lambda j: j.backups.restore(j.backups.list()[-1].name)),
    "bringing in a file": (small, journal, lambda j: import_json(j, exported())),
    "erasing": (small, journal, lambda j: j.erase(["interview-1"])),
}


def in_a_child(work: Callable[[], str]) -> str:
    """What `work` told; "stopped" where it ended before it could."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read)
        try:
            told = work()
        except BaseException as error:  # the parent says what this means
            told = "not told in words: " + "".join(traceback.format_exception(error))
        os.write(write, told.encode())
        os._exit(0)
    os.close(write)
    heard = b""
    while some := os.read(read, 65536):
        heard += some
    os.close(read)
    os.waitpid(child, 0)
    return heard.decode() or "stopped"


def attempt(open_: Callable[[Path], TinyJournal], save: Callable[[TinyJournal], object], home: Path) -> str:
    """Saves, and once more where that failed: the fault is over then."""
    here = open_(home)

    def plan(at: int, what: int, sticky: int) -> str:
        SHIM.fault_plan(at, what, sticky)
        try:
            save(here)
        except JournalError as error:
            SHIM.fault_plan(0, 0, 0)
            save(here)
            return f"told: {error}"
        else:
            return "saved"
        finally:
            SHIM.fault_plan(0, 0, 0)

    return plan(*PLAN)


PLAN = (0, 0, 0)


def steps(open_: Callable[[Path], TinyJournal], save: Callable[[TinyJournal], object], home: Path) -> list[str]:
    def count() -> str:
        here = open_(home)
        SHIM.fault_plan(0, 0, 0)
        save(here)
        return json.dumps([SHIM.fault_name(n).decode() for n in range(1, SHIM.fault_calls() + 1)])

    SHIM.fault_name.restype = ctypes.c_char_p
    told = in_a_child(count)
    assert told.startswith("["), told
    names: list[str] = json.loads(told)
    return names


def main(folder: Path, every: int) -> None:
    global PLAN
    tried: Counter[str] = Counter()
    for title, (prepare, open_, save) in SAVES.items():
        template, home = folder / "template", folder / "home"
        prepare(template)

        def fresh(template: Path = template, home: Path = home) -> None:
            shutil.rmtree(home, ignore_errors=True)
            shutil.copytree(template, home)

        fresh()
        before = state(open_(home))
        names = steps(open_, save, home)
        after = state(open_(home))
        for at in range(1, len(names) + 1, every):
            for name, what in {**STOPS, **ERRORS}.items():
                for sticky in (0, 1) if what > 0 else (0,):
                    if name == "half a write" and names[at - 1] != "write":
                        continue
                    fresh()
                    PLAN = (at, what, sticky)
                    told = in_a_child(lambda o=open_, s=save, h=home: attempt(o, s, h))  # type: ignore[misc]
                    where = f"{title}, call {at} ({names[at - 1]}), {name}{' from there on' if sticky else ''}: {told}"
                    assert told.split(":")[0] in ("saved", "told", "stopped"), where
                    assert told != "stopped" or what < 0, where
                    found = state(open_(home))
                    if title == TWO_SAVES:
                        before, found = (*before[:2], *after[2:]), (*found[:2], *after[2:])
                    assert found in (before, after), where
                    assert told == "stopped" or found == after, where
                    tried[told.split(":")[0]] += 1
        shutil.rmtree(template)
    print(json.dumps(tried), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
