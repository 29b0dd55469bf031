"""The bin, and what it means that something is gone, as pure functions over tables: each returns new ones.

A record of the bin is `{"table": …, "at": …, "record": …}` under the id of what was deleted.
"""

import re
from collections.abc import Collection
from datetime import datetime

import orjson

from coach.domain.bin import KEPT
from coach.storage.migrations import Tables

BIN = "bin"


def binned(tables: Tables, table: str, key: str, at: datetime) -> Tables:
    kept = dict(tables[table])
    entry = {"table": table, "at": at.isoformat(), "record": kept.pop(key)}
    return {**tables, table: kept, BIN: {**tables.get(BIN, {}), key: entry}}


def brought_back(tables: Tables, key: str) -> Tables:
    kept = dict(tables[BIN])
    entry = kept.pop(key)
    return {**tables, entry["table"]: {**tables.get(entry["table"], {}), key: entry["record"]}, BIN: kept}


def in_bin(tables: Tables) -> dict[str, dict[str, object]]:
    """Without what was added again in the meantime."""
    return {key: entry for key, entry in tables.get(BIN, {}).items() if key not in tables.get(entry["table"], {})}


def expired(tables: Tables, now: datetime) -> tuple[str, ...]:
    return tuple(key for key, entry in in_bin(tables).items() if datetime.fromisoformat(str(entry["at"])) + KEPT <= now)


def without(tables: Tables, keys: Collection[str], *, drafts: bool) -> Tables:
    """Tables in which nothing of these is left: neither they nor what names them.

    `drafts`: keep those that do not name them. A copy keeps none: it may hold the notes as they were being typed.
    """
    naming = names(keys)
    left = {
        name: {key: record for key, record in table.items() if not (key in keys or _made(naming, name, key, record))}
        for name, table in tables.items()
    }
    return left if drafts else {name: table for name, table in left.items() if name != "drafts"}


def names(keys: Collection[str]) -> re.Pattern[bytes]:
    """Finds any of these ids, but not inside of another."""
    either = b"|".join(re.escape(key.encode()) for key in keys)
    return re.compile(rb"(?<![A-Za-z0-9])(?:" + either + rb")(?![A-Za-z0-9])")


def _made(naming: re.Pattern[bytes], table: str, key: str, record: object) -> bool:
    """An interview or a check-in goes by its own id alone; anything else goes with what it was made from."""
    if table in ("interviews", "checkins", "profile", BIN):
        return False
    return naming.search(key.encode(errors="replace")) is not None or naming.search(orjson.dumps(record)) is not None
