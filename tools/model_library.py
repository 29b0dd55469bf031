"""Builds the model library (llama-cpp-python and what goes with it) into this Python's environment. Takes minutes.

`make` runs it at low priority; the app reads how far it is from `model-library.json` in the environment's folder and
goes on without. Exit code 0: ready, or another one builds it now (with `--wait`: until it has); 1: failed, and the
file says how to mend it.
"""

import hashlib
import json
import os
import platform
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent.parent
AGAIN = "Then run `make run` again."
CHECK = ("-P", "-m", "coach.engines.llama.worker", "--check")
PIP = ("-m", "pip", "--disable-pip-version-check", "install", "--require-hashes", "--no-build-isolation", "-r")

COMPILER = {
    "Darwin": f"In a terminal, run `xcode-select --install`. {AGAIN}",
    "Windows": f"Install the Visual Studio Build Tools with “Desktop development with C++”. {AGAIN}",
    "fedora": f"In a terminal, run `sudo dnf install gcc-c++`. {AGAIN}",
    "debian": f"In a terminal, run `sudo apt install build-essential`. {AGAIN}",
    "other": f"Install a C++ compiler (g++ or clang++) with your system's package manager. {AGAIN}",
}

# What stands in the log → why it failed and how to mend it; the first that is found counts.
SIGNS: tuple[tuple[tuple[str, ...], str, str], ...] = (
    (("No space left on device",), "The disk is full.", f"Make about 1 GB of room. {AGAIN}"),
    (
        (
            "Temporary failure in name resolution",
            "NewConnectionError",
            "ConnectionError",
            "ReadTimeoutError",
            "getaddrinfo",
        ),
        "The library's source could not be fetched.",
        f"Connect to the internet for a few minutes. {AGAIN}",
    ),
    (("DO NOT MATCH THE HASHES",), "What was fetched is not what we expected, so it was not used.", AGAIN),
    (("Killed signal", "Cannot allocate memory"), "Memory ran out while building.", f"Close other programs. {AGAIN}"),
)
NO_COMPILER_SIGNS = ("No CMAKE_CXX_COMPILER", "CMAKE_C_COMPILER not set", "CMAKE_CXX_COMPILER not set", "nmake")

Run = Callable[[list[str], Mapping[str, str], Path], int]
"""Runs a command in an environment, adds what it prints to a file, and returns its exit code."""


@dataclass(frozen=True)
class Place:
    """Where things are: the repository with the lock files, and the Python environment that is built into."""

    root: Path
    prefix: Path
    python: Path

    @property
    def state(self) -> Path:
        return self.prefix / "model-library.json"

    @property
    def log(self) -> Path:
        return self.prefix / "model-library.log"

    @property
    def wanted(self) -> str:
        return hashlib.sha256((self.root / "requirements-model.lock").read_bytes()).hexdigest()


@dataclass(frozen=True)
class Failure:
    why: str
    mend: str


def build(place: Place, run: Run, has_compiler: Callable[[], bool], wait: bool = False) -> int:
    """Returns the exit code."""
    with only_one(place.prefix / "model-library.lock", wait) as mine:
        if not mine or is_ready(place):
            return 0
        place.log.unlink(missing_ok=True)
        write_state(place, "building")
        failure = attempt(place, run, has_compiler)
        if failure is None:
            write_state(place, "ready")
            return 0
        write_state(place, "failed", why=failure.why, mend=failure.mend)
        print(f"{failure.why} {failure.mend}", file=sys.stderr)
        return 1


def attempt(place: Place, run: Run, has_compiler: Callable[[], bool]) -> Failure | None:
    if not has_compiler():
        return no_compiler()
    env = environment(place.python.parent, os.environ)
    for lock in ("requirements-build.lock", "requirements-model.lock"):
        if run([str(place.python), *PIP, str(place.root / lock)], env, place.log) != 0:
            return told_by(place.log)
    if (code := run([str(place.python), *CHECK], env, place.log)) != 0:
        return Failure(
            f"The model library was built, but it could not write a word (it ended with {code}).",
            f"Delete the folder {place.prefix} and run `make run` again. Details are in {place.log}.",
        )
    return None


def environment(scripts: Path, base: Mapping[str, str]) -> dict[str, str]:
    """With the cmake and ninja that were just installed, all cores, and without the parts for pictures."""
    return {
        **base,
        "PATH": f"{scripts}{os.pathsep}{base.get('PATH', '')}",
        "CMAKE_BUILD_PARALLEL_LEVEL": base.get("CMAKE_BUILD_PARALLEL_LEVEL", str(os.cpu_count() or 1)),
        "CMAKE_ARGS": f"{base.get('CMAKE_ARGS', '')} -DLLAVA_BUILD=OFF".strip(),
    }


def told_by(log: Path) -> Failure:
    text = log.read_text("utf-8", "replace") if log.exists() else ""
    for signs, why, mend in SIGNS:
        if any(sign in text for sign in signs):
            return Failure(why, mend)
    if any(sign in text for sign in NO_COMPILER_SIGNS):
        return no_compiler()
    return Failure("The model library could not be built.", f"The end of {log} says why. {AGAIN}")


def no_compiler() -> Failure:
    return Failure("The model library is built on this computer, and that takes a C++ compiler.", COMPILER[system()])


def system() -> str:
    if platform.system() in ("Darwin", "Windows"):
        return platform.system()
    try:
        release = platform.freedesktop_os_release()
    except OSError:
        return "other"
    family = f"{release.get('ID', '')} {release.get('ID_LIKE', '')}".split()
    return next((kind for kind in ("debian", "fedora") if kind in family), "other")


def compiler_found() -> bool:
    if os.environ.get("CXX") or platform.system() == "Windows":
        return True  # on Windows CMake looks where no PATH leads; the log tells if it found none
    if platform.system() == "Darwin":  # /usr/bin/c++ is there even where no compiler is
        return subprocess.run(["/usr/bin/xcode-select", "-p"], capture_output=True, check=False).returncode == 0
    return any(shutil.which(name) for name in ("c++", "g++", "clang++"))


def is_ready(place: Place) -> bool:
    try:
        state = json.loads(place.state.read_text("utf-8"))
    except (OSError, ValueError):
        return False
    return (state.get("state"), state.get("lock")) == ("ready", place.wanted)


def write_state(place: Place, state: str, **more: str) -> None:
    """By a rename, so that nobody reads half of it."""
    since = datetime.now(UTC).isoformat()
    content = {"state": state, "since": since, "pid": os.getpid(), "lock": place.wanted, "log": str(place.log), **more}
    half = place.state.with_suffix(".part")
    half.write_text(json.dumps(content, indent=1), "utf-8")
    half.replace(place.state)


@contextmanager
def only_one(path: Path, wait: bool = False) -> Iterator[bool]:
    """Whether the lock is ours; the system takes it back when a process ends, however it ends."""
    with path.open("a+b") as file:
        while not (mine := _locked(file)) and wait:
            time.sleep(1)
        yield mine


def _locked(file: Any) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def run_logged(command: list[str], env: Mapping[str, str], log: Path) -> int:
    with log.open("ab") as file:
        done = subprocess.run(command, env=dict(env), stdout=file, stderr=subprocess.STDOUT, cwd=HERE, check=False)
    return done.returncode


def main() -> int:
    return build(
        Place(HERE, Path(sys.prefix), Path(sys.executable)), run_logged, compiler_found, wait="--wait" in sys.argv[1:]
    )


if __name__ == "__main__":
    sys.exit(main())
