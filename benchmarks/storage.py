"""How long a save takes, beside SQLite and TinyDB's own storage: `python -m benchmarks.storage`.

Each row changes one interview of about 2 KB, on the disk that holds the temporary folder. Ours and SQLite's (WAL,
synchronous FULL) are on the disk when the call returns; TinyDB's own storage does not fsync.
"""

import os
import platform
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

import orjson
from tinydb import JSONStorage, TinyDB
from tinydb.table import Document

from coach.storage.envelope import pack
from coach.storage.files import make_folder, write_whole
from coach.storage.journal import TinyJournal
from coach.storage.vault import Vault
from tests.storage.samples import NOON, interview, open_journal

SAVES = 100
LIMITS_MS = {1_000: 50, 10_000: 300}
OPENING_MS = 1_000


class Timed(NamedTuple):
    name: str
    p50: float
    p95: float
    busy: float
    """The processor's part of a save: what does not grow when others are at work."""
    opening: float
    opening_busy: float
    """All in milliseconds."""


def main() -> int:
    print(f"{platform.platform()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, {SAVES} saves each")
    late = []
    for number, limit in LIMITS_MS.items():
        print(f"\n{number:7,} interviews       save: p50      p95  processor | opening all  processor   (ms)")
        for measure in (ours, locked, sqlite, stock):
            with tempfile.TemporaryDirectory() as folder:
                timed = measure(Path(folder), number)
            print(
                f"  {timed.name:26}{timed.p50:8.1f} {timed.p95:8.1f} {timed.busy:10.1f} | "
                f"{timed.opening:11.0f} {timed.opening_busy:10.0f}",
                flush=True,
            )
            if measure is ours and (timed.p95 > limit or timed.opening > OPENING_MS):
                late.append(f"{number:,}: p95 {timed.p95:.0f} of {limit} ms, opening {timed.opening:.0f} ms")
    print("\n" + ("Too slow: " + "; ".join(late) if late else "Within 50 ms, 300 ms and 1 s."))
    return 1 if late else 0


def documents(number: int) -> dict[str, dict[str, object]]:
    return {f"interview-{n}": interview(n).model_dump(mode="json") for n in range(number)}


def ours(home: Path, number: int) -> Timed:
    _fill(home, number)
    return _journal("Rebound", open_journal, home)


def locked(home: Path, number: int) -> Timed:
    _fill(home, number)
    vault = Vault(cost=2)
    first = TinyJournal(home / "journal.json", home / "backups", lambda: NOON, vault=vault)
    first.passphrase.set("correct horse")
    return _journal(
        "Rebound, passphrase",
        lambda home: TinyJournal(home / "journal.json", home / "backups", lambda: NOON, vault=vault),
        home,
    )


def sqlite(home: Path, number: int) -> Timed:
    path = home / "journal.db"
    base = sqlite3.connect(path, isolation_level=None)
    base.execute("pragma journal_mode=wal")
    base.execute("pragma synchronous=full")
    base.execute("create table interviews (id text primary key, document text)")
    base.execute("begin")
    base.executemany(
        "insert into interviews values (?, ?)", ((k, orjson.dumps(d)) for k, d in documents(number).items())
    )
    base.execute("commit")

    def save(n: int) -> None:
        (raw,) = base.execute("select document from interviews where id = ?", (f"interview-{n}",)).fetchone()
        changed = orjson.dumps({**orjson.loads(raw), "notes": f"changed {n}"})
        base.execute("update interviews set document = ? where id = ?", (changed, f"interview-{n}"))

    def read_all() -> None:
        again = sqlite3.connect(path)
        for (raw,) in again.execute("select document from interviews"):
            orjson.loads(raw)
        again.close()

    timed = _timed("SQLite (WAL, FULL)", save, read_all)
    base.close()
    return timed


def stock(home: Path, number: int) -> Timed:
    path = home / "stock.json"
    base = TinyDB(path, storage=JSONStorage)
    base.insert_multiple(Document(d, n) for n, d in enumerate(documents(number).values(), 1))
    timed = _timed(
        "TinyDB's own (no fsync)",
        lambda n: base.update({"notes": f"changed {n}"}, doc_ids=[n + 1]) and None,
        lambda: TinyDB(path, storage=JSONStorage).all() and None,
        saves=SAVES if number <= 1_000 else 10,
    )
    base.close()
    return timed


def _fill(home: Path, number: int) -> None:
    make_folder(home)
    write_whole(home / "journal.json", pack(1, {"interviews": documents(number)}))


def _journal(name: str, open_: Callable[[Path], TinyJournal], home: Path) -> Timed:
    journal = open_(home)
    journal.save_draft("notes", "the first change of the day makes its copy")

    def save(n: int) -> None:
        journal.change_interview(f"interview-{n}", lambda i: i.model_copy(update={"notes": f"changed {n}"}))

    def read_all() -> None:
        open_(home).interviews()

    return _timed(name, save, read_all)


def _timed(name: str, save: Callable[[int], None], read_all: Callable[[], None], saves: int = SAVES) -> Timed:
    took = sorted(_ms(partial(save, n)) for n in range(saves))
    opening = min(_ms(read_all) for _ in range(3))
    busy = statistics.median(each.busy for each in took)
    return Timed(
        name,
        statistics.median(each.wall for each in took),
        took[int(len(took) * 0.95)].wall,
        busy,
        opening.wall,
        opening.busy,
    )


class Took(NamedTuple):
    wall: float
    busy: float


def _ms(work: Callable[[], None]) -> Took:
    begun, used = time.perf_counter(), time.process_time()
    work()
    return Took((time.perf_counter() - begun) * 1000, (time.process_time() - used) * 1000)


if __name__ == "__main__":
    raise SystemExit(main())
