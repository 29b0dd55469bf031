"""Whole files, written so that a crash leaves the old one or the new one and never a piece."""

import os
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

_WAITS: Sequence[float] = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5) if os.name == "nt" else ()
_PREFIX, _SUFFIX = ".rebound-", ".tmp"


def make_folder(folder: Path) -> None:
    """What is missing is made for its owner alone (0700); a folder that is there keeps the rights its owner gave it."""
    missing = [path for path in (folder, *folder.parents) if not path.exists()]
    for path in reversed(missing):
        path.mkdir(mode=0o700, exist_ok=True)


def write_whole(path: Path, raw: bytes) -> os.stat_result:
    """Replaces `path`, readable by its owner alone; returns what the file system says of the new file. Raises OSError.

    Call it holding the journal's turn: what an earlier, killed writer left in the folder is swept away.
    """
    sweep(path.parent)
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=_PREFIX, suffix=_SUFFIX)
    fresh = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(raw)
            file.flush()
            # After a failed fsync the kernel may call the lost pages clean: the file is thrown away, never tried again.
            os.fsync(file.fileno())
            written = os.fstat(file.fileno())
        patiently(lambda: fresh.replace(path))
    except BaseException:
        with suppress(OSError):
            fresh.unlink()
        raise
    sync_folder(path.parent)
    return written


def patiently(step: Callable[[], T], waits: Sequence[float] = _WAITS) -> T:
    """Windows refuses to open or replace a file for the moment in which another process holds it."""
    for wait in waits:
        try:
            return step()
        except PermissionError:
            time.sleep(wait)
    return step()


def sync_folder(folder: Path) -> None:
    """Makes the new name last. Not every file system can, and either name leads to a whole file: no error, then."""
    if os.name == "nt":
        return
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def sweep(folder: Path) -> None:
    for left in folder.glob(f"{_PREFIX}*{_SUFFIX}"):
        with suppress(OSError):
            left.unlink()
