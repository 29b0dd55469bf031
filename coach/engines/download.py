"""One large file from one server: taken up where it was left, checked whole, put in place at once or not at all."""

import errno
import hashlib
import os
import shutil
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit

from coach.domain.base import Frozen
from coach.engines.file_body import CHUNK, Again, Source, body
from coach.engines.line import HungUp, Line, heard
from coach.engines.pull_errors import (
    AnotherPulls,
    CannotKeep,
    Paused,
    PullFailed,
    WrongFile,
    full,
    lost,
)

SPARE = 200_000_000
"""Bytes that are left free on the disk for everybody else."""
MAGIC = b"GGUF"
_FULL = (errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC))


class Patience(Frozen):
    """`tries` in a row without a byte; `first_wait_s` doubles each time."""

    silence_s: float = 30
    tries: int = 6
    first_wait_s: float = 1
    longest_wait_s: float = 60


class Pulling(Protocol):
    """Whoever waits for the file."""

    def came(self, done: int, total: int) -> None:
        """Bytes that are here."""

    def waiting(self, why: str) -> None:
        """The line was lost, and is tried again in a moment."""

    def checking(self, done: int, total: int) -> None:
        """Bytes of which the digest is taken."""

    @property
    def stopped(self) -> bool: ...


def part_of(target: Path) -> Path:
    """What has come so far of a file that is not whole; kept over restarts."""
    return target.with_name(f"{target.name}.part")


def pull(source: Source, target: Path, watch: Pulling, patience: Patience | None = None) -> None:
    """Raises PullErrors; after Paused and what was lost on the way, the next call goes on where this one ended."""
    from filelock import FileLock, Timeout

    part = part_of(target)
    try:
        with FileLock(target.with_name(".pull.lock"), timeout=0, mode=0o600):
            _check_room(source, part)
            _fetch(source, part, watch, patience or Patience())
            _check(source, part, watch)
            _put_in_place(part, target)
    except Timeout as error:
        raise AnotherPulls from error
    except OSError as error:
        raise _disk(error, target) from error


def digest(path: Path, told: Callable[[int, int], None], stopped: Callable[[], bool]) -> str:
    """SHA-256 in hexadecimal. Raises Paused, OSError."""
    total, done, sha = path.stat().st_size, 0, hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(CHUNK * 16):
            if stopped():
                raise Paused
            sha.update(chunk)
            done += len(chunk)
            told(done, total)
    return sha.hexdigest()


def _check_room(source: Source, part: Path) -> None:
    missing = source.bytes - _size(part)
    free = shutil.disk_usage(part.parent).free
    if missing > 0 and free < missing + SPARE:
        raise full(missing + SPARE - free)


def _fetch(source: Source, part: Path, watch: Pulling, patience: Patience) -> None:
    fruitless = 0
    while (before := _size(part)) != source.bytes:
        if before > source.bytes:
            part.unlink()
            continue
        try:
            _one_try(source, part, watch, patience)
        except Again as again:
            fruitless = 0 if _size(part) > before else fruitless + 1
            if fruitless >= patience.tries:
                raise lost(urlsplit(source.address).hostname or "", str(again), _size(part)) from again
            watch.waiting(str(again))
            wait = min(patience.first_wait_s * 2**fruitless, patience.longest_wait_s)
            _wait(max(wait, min(again.after_s, patience.longest_wait_s)), watch)


def _one_try(source: Source, part: Path, watch: Pulling, patience: Patience) -> None:
    """Raises Again where the line was lost before the end; what came is in the file."""
    have = _size(part)
    line = Line(urlsplit(source.address), proxied=True)
    with open(part, "r+b" if have else "wb", opener=_private) as file:
        try:
            for came in heard(line, lambda on: body(source, have, on), lambda: watch.stopped, patience.silence_s):
                if isinstance(came, int):
                    file.seek(came)
                    file.truncate()
                    continue
                if file.tell() + len(came) > source.bytes:
                    file.truncate(0)
                    raise WrongFile("The server sent more than the file has.")
                file.write(came)
                watch.came(file.tell(), source.bytes)
        except HungUp as hung:
            if not hung.silent:
                raise Paused from hung
            raise Again("Nothing came any more.") from hung
    if _size(part) < source.bytes:
        raise Again("The server ended too early.")


def _check(source: Source, part: Path, watch: Pulling) -> None:
    """The file's size is right by now. What is wrong is deleted: it is of no use to anyone."""
    with part.open("rb") as file:
        wrong = "It is not a model file." if file.read(len(MAGIC)) != MAGIC else ""
    if not wrong and source.sha256 is not None:
        found = digest(part, watch.checking, lambda: watch.stopped)
        wrong = "" if found == source.sha256 else f"Its digest is {found}, and should be {source.sha256}."
    if wrong:
        part.unlink()
        raise WrongFile(f"What came is not the file that was asked for. {wrong}")


def _put_in_place(part: Path, target: Path) -> None:
    with part.open("rb+") as file:
        os.fsync(file.fileno())
    part.replace(target)
    if os.name != "nt":
        with suppress(OSError):
            folder = os.open(target.parent, os.O_RDONLY)
            try:
                os.fsync(folder)
            finally:
                os.close(folder)


def _disk(error: OSError, target: Path) -> PullFailed:
    if error.errno in _FULL:
        return full(0)
    return CannotKeep(target, error.strerror or type(error).__name__)


def _wait(seconds: float, watch: Pulling) -> None:
    pause, waited = threading.Event(), 0.0
    while waited < seconds:
        if watch.stopped:
            raise Paused
        pause.wait(0.05)
        waited += 0.05


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0


def _private(name: str, flags: int) -> int:
    return os.open(name, flags, 0o600)
