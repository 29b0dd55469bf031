"""TinyDB's storage: the whole file read once and replaced whole, never written over from a stale state."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from tinydb.storages import Storage

from coach.domain.errors import JournalError
from coach.storage.collecting import not_collecting
from coach.storage.envelope import FORMAT, HEAD, Broken, pack, unpack
from coach.storage.files import patiently, write_whole
from coach.storage.migrations import Tables
from coach.storage.trouble import changed_meanwhile, damaged, locked, newer, unreadable, unwritable
from coach.storage.vault import Locked, Vault, Wrap

Stamp = tuple[int, int, int, bytes]
"""Inode, time of change, size and the first bytes, which hold generation and checksum: an inode number is used again,
and two writes may fall into one tick of the clock."""


class Snapshot(Tables):
    """The tables, and the state of the file they were read from; `stamp` is None where there is no file.

    `wrap`: how the file is locked, and will be again; None where it is not.

    A table or a document in it is shared with every other reader: replace it, never change it in place.
    """

    def __init__(
        self,
        tables: Tables,
        stamp: Stamp | None = None,
        generation: int = 0,
        format: int = FORMAT,
        wrap: Wrap | None = None,
    ) -> None:
        super().__init__(tables)
        self.stamp, self.generation, self.format, self.wrap = stamp, generation, format, wrap

    def replace(self, tables: Tables) -> None:
        self.clear()
        self.update(tables)

    def again(self) -> "Snapshot":
        return Snapshot(self, self.stamp, self.generation, self.format, self.wrap)


class AtomicStorage(Storage):
    """Reads need no lock; hold the journal's turn from read to write. `advice`: the hint for a damaged file."""

    def __init__(self, path: Path, vault: Vault, advice: Callable[[], str]) -> None:
        self._path = path
        self._vault = vault
        self._advice = advice
        self._last: Snapshot | None = None

    def read(self) -> Snapshot:
        """Raises JournalDamaged, JournalLocked, JournalUnwritable; JournalNewer only where it is not understood."""
        try:
            with patiently(lambda: self._path.open("rb")) as file:
                stamp = _stamp(file)
                last = self._last
                if last is None or last.stamp != stamp:
                    last = self._last = self._parse(stamp, stamp[-1] + file.read())
        except FileNotFoundError:
            return Snapshot({}, wrap=self._vault.wrap)
        except OSError as error:
            raise unreadable(error, self._path) from error
        return last.again()

    def read_to_write(self) -> Snapshot:
        """Raises what a write would raise for the state of the file alone, JournalNewer among them."""
        base = self.read()
        if base.format > FORMAT:
            raise newer(self._path)
        return base

    def not_understood(self) -> JournalError:
        """For tables that are as they were written, and yet not as this version writes them."""
        last = self._last
        return newer(self._path) if last is not None and last.format > FORMAT else damaged(self._path, self._advice())

    def write(self, data: Tables) -> None:
        """`data` as `read` gave it, with tables replaced. Raises JournalUnwritable, JournalNewer, JournalBusy."""
        base = data if isinstance(data, Snapshot) else Snapshot(data)
        self._last = None
        if base.format > FORMAT:
            raise newer(self._path)
        try:
            raw = self._vault.close(pack(base.generation + 1, data), base.wrap)
            if self._stamp_now() != base.stamp:
                raise changed_meanwhile(self._path)
            written = write_whole(self._path, raw)
        except Locked as error:
            raise locked() from error
        except OSError as error:
            raise unwritable(error, self._path) from error
        self._last = Snapshot(data, _stamp_of(written, raw[:HEAD]), base.generation + 1, wrap=base.wrap)

    def close(self) -> None:
        self._last = None

    def _parse(self, stamp: Stamp, raw: bytes) -> Snapshot:
        try:
            plain, wrap = self._vault.open(raw)
            with not_collecting():
                envelope = unpack(plain)
        except Locked as error:
            raise locked() from error
        except Broken as error:
            raise damaged(self._path, self._advice()) from error
        if envelope.tables is None:
            raise newer(self._path)
        return Snapshot(envelope.tables, stamp, envelope.generation, envelope.format, wrap)

    def _stamp_now(self) -> Stamp | None:
        try:
            with patiently(lambda: self._path.open("rb")) as file:
                return _stamp(file)
        except FileNotFoundError:
            return None


def _stamp(file: BinaryIO) -> Stamp:
    return _stamp_of(os.fstat(file.fileno()), file.read(HEAD))


def _stamp_of(stat: os.stat_result, head: bytes) -> Stamp:
    return stat.st_ino, stat.st_mtime_ns, stat.st_size, head
