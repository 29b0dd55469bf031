"""What the model has read of an interview's notes, in private files: loading it takes a tenth of the time."""

import hashlib
import shutil
import zlib
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

MOST = 512 * 1024 * 1024
"""Bytes in all; a small model takes some 110 KB a token, so this is four or five interviews. The oldest goes first."""
SPARE = 4
"""A file is written only where the disk has room for so many of them."""
ENDING = ".read"
HEAD = 8
"""Bytes: a sum of all that follows, for llama.cpp ends the process over a state that is not whole; how many tokens."""

Bytes = NDArray[np.uint8]


class Shelf:
    """Used by the model's process alone. The notes can be read from these files, as from the journal beside them."""

    def __init__(self, folder: Path, model: Path, version: str, most: int = MOST, worth_s: float = 1.0) -> None:
        """Reading that took less than `worth_s` is done again sooner than a file of it comes from a slow disk."""
        stat = model.stat()
        self._folder, self._most, self.worth_s = folder, most, worth_s
        self._about = f"{model} {stat.st_size} {stat.st_mtime_ns} {version}"

    def find(self, prefix: Sequence[int]) -> tuple[list[int], Bytes] | None:
        """The tokens that were read, which begin with these, and the model's state after them."""
        path = self._path(prefix)
        try:
            data = np.fromfile(path, np.uint8)
            path.touch()
        except OSError:
            return None
        if len(data) < HEAD or int(data[:4].view(np.uint32)[0]) != zlib.crc32(data[4:].data):
            return None
        end = HEAD + 4 * int(data[4:HEAD].view(np.uint32)[0])
        return data[HEAD:end].view(np.int32).tolist(), data[end:]

    def has_room(self, size: int) -> bool:
        """For a state of so many bytes, on the shelf and on the disk."""
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            return size <= self._most and shutil.disk_usage(self._folder).free > SPARE * size
        except OSError:
            return False

    def put(self, prefix: Sequence[int], tokens: Sequence[int], state: Bytes) -> None:
        """What cannot be written is not kept, and read again when it is needed."""
        path = self._path(prefix)
        part = path.with_name(f"{path.name}-part")
        body = [np.array([len(tokens)], np.uint32).view(np.uint8), np.array(tokens, np.int32).view(np.uint8), state]
        try:
            self._make_room(self._most - len(state))
            with part.open("wb") as file:
                file.write(np.array([_sum(body)], np.uint32).data)
                for piece in body:
                    file.write(piece.data)
            part.replace(path)
        except OSError:
            with suppress(OSError):
                part.unlink(missing_ok=True)

    def _path(self, prefix: Sequence[int]) -> Path:
        key = f"{self._about} {','.join(map(str, prefix))}"
        return self._folder / f"{hashlib.sha256(key.encode()).hexdigest()[:32]}{ENDING}"

    def _make_room(self, most: int) -> None:
        newest_first = sorted(self._folder.glob(f"*{ENDING}*"), key=lambda path: -path.stat().st_mtime)
        total = 0
        for path in newest_first:
            total += path.stat().st_size
            if total > most:
                path.unlink()


def _sum(pieces: Sequence[Bytes]) -> int:
    total = 0
    for piece in pieces:
        total = zlib.crc32(piece.data, total)
    return total


def clear(folder: Path) -> None:
    """Forgets all of them: when an interview is deleted, what was read of it must go too."""
    for path in folder.glob(f"*{ENDING}*"):
        path.unlink(missing_ok=True)
