"""`make faults`: every promise of docs/promises.md put to the test, at length, as a table. 1 if one is broken."""

import json
import os
import platform
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from _pytest.outcomes import Skipped

from tests.faults import crowd, fuzzed, killed, outside, stepped, suite, torn
from tests.storage.samples import REPOSITORY

EXAMPLES = 2000
"""Inputs for each parser and each property; a tenth of it where one input is a whole journal."""


class Row(NamedTuple):
    promise: str
    check: Callable[[Path], str]


def trial(module: object) -> Callable[[Path], str]:
    check: Callable[[Path, bool], str] = module.check  # type: ignore[attr-defined]
    return lambda folder: check(folder, True)


def tests(*paths: str) -> Callable[[Path], str]:
    def check(folder: Path) -> str:
        environ = {**os.environ, "FAULTS_EXAMPLES": str(EXAMPLES)}
        command = [sys.executable, "-m", "pytest", f"--basetemp={folder / 'tests'}", *paths]
        done = subprocess.run(command, cwd=REPOSITORY, env=environ, text=True, capture_output=True, check=False)
        assert done.returncode == 0, done.stdout[-3000:]
        counted = re.search(r"(\d+) passed(?:, (\d+) skipped)?", done.stdout)
        assert counted is not None
        return json.dumps({"tests": int(counted[1]), **({"skipped": int(counted[2])} if counted[2] else {})})

    return check


REMINDERS = ("tests/services/test_reminders.py", "tests/services/test_letter_reminders.py")
DISKS = ("tests/storage/test_disk_trouble.py", "tests/ui/test_disk.py", "tests/browser/test_full_disk.py")
OUT_AND_IN = ("tests/faults/test_round_trip.py", "tests/services/test_transfer.py", "tests/browser/test_taken_out.py")
STRANGERS = (
    "tests/ui/test_guard.py",
    "tests/faults/test_nobody_in.py",
    "tests/engines/test_incoming.py",
    "tests/browser/test_strangers.py",
)
LOCKED = (
    "tests/storage/test_passphrase.py",
    "tests/test_locked_shelf.py",
    "tests/cli/test_keeping.py",
    "tests/ui/test_data.py",
)
ROWS = (
    Row("kill -9 while writing", trial(killed)),
    Row("every step of a write may fail", trial(stepped)),
    Row("torn files are noticed", trial(torn)),
    Row("two windows, two processes", trial(crowd)),
    Row("a second app is told", tests("tests/ui/test_server.py")),
    Row("TinyDB's own tests", trial(suite)),
    Row("full, read-only and closed disks", tests(*DISKS)),
    Row("backups", tests("tests/storage/test_backups.py")),
    Row("old data opens, newer is only read", tests("tests/storage/test_formats.py", "tests/storage/test_damage.py")),
    Row("export and import", tests(*OUT_AND_IN)),
    Row("delete and erase", tests("tests/storage/test_bin.py", "tests/test_locked_shelf.py")),
    Row("passphrase", tests(*LOCKED)),
    Row("files are private", tests("tests/faults/test_private.py", "tests/browser/test_private.py")),
    Row("nobody in", tests(*STRANGERS)),
    Row("nothing out", trial(outside)),
    Row("hostile Word and PDF files", tests("tests/faults/test_hostile_files.py", "tests/services/test_documents.py")),
    Row("bad input", tests("tests/faults/test_bad_input.py")),
    Row("bad input, led by what it reaches", trial(fuzzed)),
    Row("state machine", tests("tests/storage/test_same_as_memory.py")),
    Row("clocks", tests("tests/faults/test_clocks.py", *REMINDERS)),
    Row("supply chain", tests("tests/faults/test_supply_chain.py")),
)


def main(wanted: list[str]) -> int:
    print(f"{platform.platform()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    failed = 0
    for row in ROWS:
        if wanted and not any(word in row.promise for word in wanted):
            continue
        begun, state = time.monotonic(), "kept"
        with tempfile.TemporaryDirectory() as folder:
            try:
                figures = row.check(Path(folder))
            except Skipped as missing:
                state, figures = "not tried", str(missing)
            except Exception as error:  # whatever it is, it breaks this promise and is no reason to stop
                state, figures, failed = "BROKEN", f"{type(error).__name__}: {error}", failed + 1
        print(f"{row.promise:36} {state:9} {time.monotonic() - begun:6.1f} s  {_plain(figures)}", flush=True)
    return 1 if failed else 0


def _plain(figures: str) -> str:
    if not figures.startswith("{"):
        return figures
    read: dict[str, object] = json.loads(figures)
    return ", ".join(f"{name}: {value}" for name, value in read.items())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
