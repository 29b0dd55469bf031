"""A model file that the person drops onto the page: written piece by piece, for it may be larger than the memory."""

import os
import shutil
import time
from contextlib import suppress
from pathlib import Path

from coach.domain.errors import EngineMissing
from coach.engines.download import MAGIC, SPARE
from coach.engines.pull_errors import CannotKeep, full

_SUFFIX = ".dropped"
STALE_S = 3600
LONGEST = 200
"""Bytes of a name: file systems take 255, and the part needs some."""


class Incoming:
    """Raises EngineMissing for what is no model file, DiskFull, CannotKeep; then `drop` leaves nothing behind."""

    def __init__(self, folder: Path, name: str, size: int) -> None:
        self._target, self._size = folder / _plain(name), size
        self._part = self._target.with_name(f"{self._target.name}{_SUFFIX}")
        if self._target.exists():
            raise EngineMissing(f"{name} is in the folder already. Nothing was changed.", "Choose it from the list.")
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            _sweep(folder)
            if (missing := size + SPARE - shutil.disk_usage(folder).free) > 0:
                raise full(missing)
            self._file = open(self._part, "wb", opener=_private)  # noqa: SIM115 - closed by `keep` or `drop`
        except OSError as error:
            raise CannotKeep(self._target, error.strerror or "") from error

    def add(self, piece: bytes) -> None:
        begins = self._file.tell() == 0
        if begins and piece[: len(MAGIC)] != MAGIC:
            raise EngineMissing(
                f"{self._target.name} is not a model file. Nothing was changed.", "Choose a .gguf file."
            )
        if self._file.tell() + len(piece) > self._size:  # or whoever sends it could fill the disk
            raise EngineMissing(f"{self._target.name} is larger than was said. Nothing was changed.", "Drop it again.")
        try:
            self._file.write(piece)
        except OSError as error:
            raise CannotKeep(self._target, error.strerror or "") from error

    def keep(self) -> Path:
        try:
            self._file.flush()
            os.fsync(self._file.fileno())
            whole = self._file.tell() == self._size
            self._file.close()
            if not whole:
                raise EngineMissing(f"{self._target.name} did not come whole. Nothing was changed.", "Drop it again.")
            self._part.replace(self._target)
        except OSError as error:
            raise CannotKeep(self._target, error.strerror or "") from error
        return self._target

    def drop(self) -> None:
        with suppress(OSError):
            self._file.close()
        self._part.unlink(missing_ok=True)


def _sweep(folder: Path) -> None:
    """What was being dropped when Rebound was ended; a drop that goes on changes its file all the time."""
    for left in folder.glob(f"*{_SUFFIX}"):
        if time.time() - left.stat().st_mtime > STALE_S:
            left.unlink()


def _plain(name: str) -> str:
    """A file's name and nothing that leads elsewhere."""
    if not name.endswith(".gguf") or name != Path(name).name or name.startswith(".") or set(name) & set('\\/:*?"<>|\0'):
        raise EngineMissing("That is not a model file. Nothing was changed.", "Choose one whose name ends in .gguf.")
    if len(name.encode(errors="replace")) > LONGEST:
        raise EngineMissing("The name of this file is too long. Nothing was changed.", "Give it a shorter one.")
    return name


def _private(name: str, flags: int) -> int:
    return os.open(name, flags, 0o600)
