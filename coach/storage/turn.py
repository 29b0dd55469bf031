"""Whose turn it is to change the journal: one thread of one process at a time."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from coach.storage.files import make_folder
from coach.storage.trouble import busy, unwritable


class Turn:
    """`patience`: seconds to wait for the others. Whoever holds the turn may take it again."""

    def __init__(self, path: Path, patience: float) -> None:
        self._path = path
        self._patience = patience
        self._threads = threading.RLock()
        self._depth = 0
        self._processes = FileLock(path, timeout=patience, mode=0o600, poll_interval=0.01)

    @contextmanager
    def taken(self) -> Iterator[None]:
        """Raises JournalBusy, or JournalUnwritable where no lock file can be made."""
        if not self._threads.acquire(timeout=self._patience):
            raise busy()
        try:
            self._take_from_processes()
            try:
                yield
            finally:
                self._give_back()
        finally:
            self._threads.release()

    def _give_back(self) -> None:
        """A failed unlock is tried again; then it is held to the next turn here, or the end of this program."""
        self._depth -= 1
        for _ in range(2 if self._depth == 0 else 0):
            with suppress(OSError):
                return self._processes.release(force=True)
        return None

    def _take_from_processes(self) -> None:
        try:
            if self._depth == 0:
                make_folder(self._path.parent)
                self._processes.acquire()
            self._depth += 1
        except Timeout as error:
            raise busy() from error
        except OSError as error:
            raise unwritable(error, self._path) from error
