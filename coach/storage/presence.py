"""Which app has this folder open: so that a second one is told."""

import os
from contextlib import suppress
from pathlib import Path

from filelock import FileLock, Timeout

from coach.storage.files import make_folder


class Presence:
    """Holds `app.lock` in the folder for as long as it lives; a killed app's is free again at once."""

    def __init__(self, home: Path) -> None:
        self._lock = FileLock(home / "app.lock", timeout=0, mode=0o600)
        self._address = home / "app.address"

    def enter(self, address: str) -> str | None:
        """The address of the app that has the folder open already; None where that is now this one.

        A folder that cannot be written to keeps nobody from reading: None as well.
        """
        try:
            make_folder(self._address.parent)
            self._lock.acquire()
            # Not `write_whole`, which sweeps up what others are just writing unless one holds the journal's turn.
            with open(self._address, "w", encoding="utf-8", opener=_private) as file:
                file.write(address)
        except Timeout:
            with suppress(OSError):
                return self._address.read_text("utf-8")
            return "another address"
        except OSError:
            pass
        return None

    def leave(self) -> None:
        with suppress(OSError):
            self._lock.release()


def _private(name: str, flags: int) -> int:
    return os.open(name, flags, 0o600)
