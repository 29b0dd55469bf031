"""What this computer has to offer a model."""

import os
from contextlib import suppress
from pathlib import Path

from coach.domain.base import Frozen

CGROUP = Path("/sys/fs/cgroup/memory.max")


class Machine(Frozen):
    """Bytes of memory (None where the system does not say) and cores that may be used."""

    memory: int | None
    cores: int


def this_machine() -> Machine:
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    found = [size for size in (_built_in(), _allowed()) if size is not None]
    return Machine(memory=min(found, default=None), cores=cores)


def _built_in() -> int | None:
    if os.name == "nt":
        return _windows()
    try:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, ValueError, OSError):
        return None


def _allowed() -> int | None:
    """Less than what is built in, where we run in a container."""
    with suppress(OSError, ValueError):
        return int(CGROUP.read_text("ascii"))
    return None


def _windows() -> int | None:
    import ctypes

    class Status(ctypes.Structure):
        """MEMORYSTATUSEX of the Windows API."""

        _fields_ = [("length", ctypes.c_uint32), ("load", ctypes.c_uint32), ("total", ctypes.c_uint64)] + [
            (f"other{n}", ctypes.c_uint64) for n in range(6)
        ]

    status = Status(length=ctypes.sizeof(Status))
    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 - there is none elsewhere, and mypy knows
    return int(status.total) if kernel.GlobalMemoryStatusEx(ctypes.byref(status)) else None
