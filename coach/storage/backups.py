"""Copies of the journal: one before the first change of a day and one before it is migrated, each checked once written.

Kept are the newest 14 days, and the first copy of every month.

Where a copy cannot be made (no room, no rights), the change goes on without it: what a person has just typed is worth
more than a second copy of what is already safe. `missed` then says why, and the next change tries again. A copy is not
begun where it would take the room that the save itself needs. Restoring is different: it replaces what is there, so
without a copy of that it does not happen.
"""

import errno
import os
import re
import shutil
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from coach.domain.base import Frozen
from coach.domain.errors import JournalDamaged, JournalUnwritable, NotFound
from coach.storage.envelope import FORMAT, Broken, Envelope, pack, unpack
from coach.storage.files import make_folder, write_whole
from coach.storage.migrations import Tables
from coach.storage.trouble import locked, newer, unreadable, unwritable
from coach.storage.turn import Turn
from coach.storage.vault import Locked, Vault, Wrap

DAYS = 14
_NAME = "journal-%Y-%m-%d-%H%M%S.json"
_SHAPE = re.compile(r"journal-\d{4}-\d\d-\d\d-\d{6}\.json")


class Backup(Frozen):
    """`at` in UTC; `size` in bytes."""

    name: str
    at: datetime
    size: int


class Backups:
    def __init__(self, folder: Path, journal: Path, now: Callable[[], datetime], turn: Turn, vault: Vault) -> None:
        self._folder = folder
        self._journal = journal
        self._now = now
        self._turn = turn
        self._vault = vault
        self.missed = ""
        """Why the last copy could not be made: "" where it could."""

    def list(self) -> tuple[Backup, ...]:
        """Newest first; not opened, so not known to be good. Raises JournalUnwritable."""
        try:
            found = [path for path in self._folder.iterdir() if _SHAPE.fullmatch(path.name)]
            copies = [Backup(name=path.name, at=_at(path.name), size=path.stat().st_size) for path in found]
        except (FileNotFoundError, NotADirectoryError):
            return ()
        except OSError as error:
            raise unreadable(error, self._folder) from error
        return tuple(sorted(copies, key=lambda backup: backup.at, reverse=True))

    def files(self) -> tuple[Path, ...]:
        """Every copy, what was set aside among them; in no order."""
        aside = self._journal.parent.glob(f"{self._journal.stem}-set-aside-*.json")
        return (*(self._folder / backup.name for backup in self.list()), *aside)

    def newest_good(self) -> Backup | None:
        """Raises JournalLocked where one has to be opened first to know."""
        return next((backup for backup in self.list() if self._is_good(self._folder / backup.name)), None)

    def advice(self) -> str:
        """What to do about a damaged journal."""
        best = self.newest_good()
        if best is None:
            return "There is no backup of it. You can set the file aside and start afresh; it is kept, not deleted."
        return f"You can restore the newest good backup: {best.name}. The damaged file is kept beside it."

    def before_change(self) -> None:
        """Called holding the turn."""
        today = self._now().astimezone(UTC)
        try:
            if not self._journal.exists() or any(self._folder.glob(today.strftime("journal-%Y-%m-%d-*.json"))):
                return
            raw = self._journal.read_bytes()
            self._leave_room_for(len(raw))
            self._copy(raw)
        except (OSError, Broken, Locked) as error:
            self.missed = _missed(error)
        else:
            self.missed = ""
            with suppress(OSError, JournalUnwritable):
                self._prune()

    def before_migration(self) -> None:
        """Without a copy as it was, nothing is migrated. Called holding the turn; raises JournalUnwritable."""
        try:
            self._copy(self._journal.read_bytes())
        except OSError as error:
            raise unwritable(error, self._folder) from error

    def restore(self, name: str) -> Path | None:
        """Puts a backup in the journal's place; returns where what was there before is kept: None if nothing was.

        Raises NotFound, JournalDamaged (the backup is not whole), JournalNewer, JournalUnwritable, JournalBusy; then
        the journal is as it was.
        """
        if name not in {backup.name for backup in self.list()}:
            raise NotFound(f"There is no backup called {name}. Nothing was changed.", "Choose one from the list.")
        with self._turn.taken():
            try:
                before, tables, its = self._chosen(self._folder / name)
                current, kept, ours = self._keep_current(its)
                raw = pack(max(before, current) + 1, tables)
                write_whole(self._journal, self._vault.close(raw, ours))
            except Locked as error:
                raise locked() from error
            except OSError as error:
                raise unwritable(error, self._journal) from error
        return kept

    def set_aside(self) -> Path:
        """Gives the journal's file a clear name beside it, so that the next save starts afresh; returns where it is."""
        with self._turn.taken():
            aside = self._aside()
            try:
                self._journal.rename(aside)
            except OSError as error:
                raise unwritable(error, self._journal) from error
        return aside

    def _is_good(self, path: Path) -> bool:
        try:
            return self._vault.unpack(path.read_bytes()).format <= FORMAT
        except Locked as error:
            if self._vault.is_open:  # under another key: no use here
                return False
            raise locked() from error
        except (OSError, Broken):
            return False

    def _chosen(self, path: Path) -> tuple[int, Tables, Wrap | None]:
        """Generation and tables of a backup, and how it is locked."""
        try:
            chosen, wrap = self._opened(path.read_bytes())
        except Broken as error:
            raise JournalDamaged(
                f"The backup {path.name} is not whole, so it was not used. Your journal is as it was.",
                "Choose another backup from the list.",
            ) from error
        if chosen.format > FORMAT or chosen.tables is None:
            raise newer(path)
        return chosen.generation, chosen.tables, wrap

    def _keep_current(self, wrap: Wrap | None) -> tuple[int, Path | None, Wrap | None]:
        """The generation of the journal, where its copy is and how it is locked: as `wrap`, if it cannot be known."""
        try:
            raw = self._journal.read_bytes()
        except FileNotFoundError:
            return 0, None, wrap
        try:
            current, wrap = self._opened(raw)
        except Broken:
            aside = self._aside()
            write_whole(aside, raw)
            return 0, aside, wrap
        if current.format > FORMAT:
            raise newer(self._journal)
        return current.generation, self._copy(raw), wrap

    def _opened(self, raw: bytes) -> tuple[Envelope, Wrap | None]:
        plain, wrap = self._vault.open(raw)
        return unpack(plain), wrap

    def _copy(self, raw: bytes) -> Path:
        """Raises OSError, Broken."""
        self._vault.unpack(raw)
        make_folder(self._folder)
        path = self._free()
        write_whole(path, raw)
        if path.read_bytes() != raw:
            path.unlink()
            raise Broken
        return path

    def _leave_room_for(self, size: int) -> None:
        """The copy and the save each need `size` bytes, and then some."""
        if shutil.disk_usage(self._journal.parent).free < 3 * size:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def _prune(self) -> None:
        copies = self.list()
        days = sorted({copy.at.date() for copy in copies}, reverse=True)[:DAYS]
        first_of_month = {copy.at.strftime("%Y-%m"): copy for copy in copies}
        for copy in copies:
            if copy.at.date() not in days and copy not in first_of_month.values():
                (self._folder / copy.name).unlink()

    def _free(self) -> Path:
        at = self._now().astimezone(UTC)
        while (path := self._folder / at.strftime(_NAME)).exists():
            at += timedelta(seconds=1)
        return path

    def _aside(self) -> Path:
        stem = f"{self._journal.stem}-set-aside-{self._now().astimezone(UTC):%Y-%m-%d-%H%M%S}"
        path, again = self._journal.with_name(f"{stem}.json"), 1
        while path.exists():
            again += 1
            path = self._journal.with_name(f"{stem}-{again}.json")
        return path


def _at(name: str) -> datetime:
    return datetime.strptime(name, _NAME).replace(tzinfo=UTC)


def _missed(error: Exception) -> str:
    reason = (error.strerror if isinstance(error, OSError) else None) or "the copy was not whole"
    return f"Today's backup could not be made ({reason}). Saving goes on without it; the next save tries again."
