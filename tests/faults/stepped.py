"""Every system call of every kind of save fails, or is the last one."""

import json
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from tests.storage.samples import REPOSITORY
from tests.support.needs import missing

AT_ONCE = 2
"""Programs, each with a part of the saves."""


def check(folder: Path, much: bool) -> str:
    compiler = shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")
    if compiler is None or sys.platform != "linux":
        missing("a C compiler on Linux: no system call can be made to fail")
    shim = folder / "shim.so"
    source = Path(__file__).with_name("shim.c")
    subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-o", str(shim), str(source), "-ldl"], check=True)
    counted: Counter[str] = Counter()
    running = [start(folder / str(part), shim, "1" if much else "47", f"{part}/{AT_ONCE}") for part in range(AT_ONCE)]
    for process in running:
        told, trouble = process.communicate()
        assert process.returncode == 0, trouble[-3000:]
        counted.update(json.loads(told))
    unseen = {"calls that strace sees and the shim does not": watched(folder / "watched", shim)} if much else {}
    return json.dumps({**counted, **unseen})


def start(folder: Path, shim: Path, *options: str, under: Iterable[str] = ()) -> subprocess.Popen[str]:
    folder.mkdir()
    command = [*under, "env", f"LD_PRELOAD={shim}", f"FAULT_PREFIX={folder / 'home'}", sys.executable]
    command += ["-m", "tests.faults.stepping", str(folder), *options]
    return subprocess.Popen(command, cwd=REPOSITORY, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


COUNTED = {
    "open": {"open", "open64", "opendir", "openat"},
    "close": {"close", "closedir"},
    "write": {"write"},
    "read": {"read"},
    "fsync": {"fsync"},
    "flock": {"flock"},
    "rename": {"rename"},
    "unlink": {"unlink"},
    "mkdir": {"mkdir"},
    "fchmod": {"fchmod"},
    "lseek": {"lseek", "lseek64"},
    "statfs": {"statvfs", "statvfs64", "statfs"},
}
LOOSE = {
    "newfstatat": {"stat64", "lstat64", "fstat64"},  # opendir makes one of its own
    "getdents64": {"readdir64"},  # many entries a call
    "ioctl": {"isatty"},
}
"""What strace calls it, and what stands for it in the shim, where one is not one of the other."""


def watched(folder: Path, shim: Path) -> str | int:
    """Counts the calls of every kind of save twice: as the shim names them, and as the kernel is asked."""
    if (strace := shutil.which("strace")) is None:
        return "not compared: there is no strace here"
    trace = folder.with_name("trace")
    process = start(folder, shim, "0", under=[strace, "-f", "-y", "-qq", "-o", str(trace)])
    told, trouble = process.communicate()
    assert process.returncode == 0, trouble[-3000:]
    names = iter(json.loads(told).values())
    seen, begun = Counter[str](), False
    for line in trace.read_text("utf-8", errors="replace").splitlines():
        if f'"{folder / "begin"}"' in line:
            seen, begun = Counter[str](), True
        elif f'"{folder / "end"}"' in line:
            compare(Counter(next(names)), seen)
            begun = False
        elif begun and str(folder / "home") in line and (call := re.match(r"\d+ +(\w+)\(", line)):
            seen[call[1]] += 1
    assert not list(names), "the trace broke off"
    return 0


def compare(named: Counter[str], seen: Counter[str]) -> None:
    for mine in COUNTED.values():
        assert sum(named[n] for n in mine) == sum(seen.pop(n, 0) for n in mine), (mine, named, seen)
    for name in seen:
        assert any(named[n] for n in LOOSE[name]), f"{name} is not known to the shim"
