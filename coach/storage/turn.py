"""Whose turn it is to change the journal: one thread of one process at a time."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
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
                self._processes.release()
        finally:
            self._threads.release()

    def _take_from_processes(self) -> None:
        try:
            make_folder(self._path.parent)
            self._processes.acquire()
        except Timeout as error:
            raise busy() from error
        except OSError as error:
            raise unwritable(error, self._path) from error
