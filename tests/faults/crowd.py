"""Threads times processes, adding, editing and deleting: nothing lost, nobody waits for ever."""

import json
import subprocess
import sys
import time
from pathlib import Path

from tests.storage.samples import REPOSITORY, interview, open_journal


def check(folder: Path, much: bool) -> str:
    processes, threads, each = (6, 6, 20) if much else (2, 2, 5)
    open_journal(folder).add_interview(interview(0, notes="0"))
    begun = time.monotonic()
    running = [_start(folder, 1 + n * threads * each, threads, each) for n in range(processes)]
    for process in running:
        _, trouble = process.communicate(timeout=300)
        assert (process.returncode, trouble) == (0, "")
    took = time.monotonic() - begun
    journal, all_ = open_journal(folder), range(1, processes * threads * each + 1)
    kept = {each.id: each.notes for each in journal.interviews()}
    assert kept.pop("interview-0") == str(len(all_))
    assert kept == {f"interview-{n}": "edited" for n in all_ if not n % 2}
    assert {each.id for each in journal.bin()} == {f"interview-{n}" for n in all_ if n % 2}
    changes = len(all_) * 3 + len(all_) // 2
    return json.dumps({"processes": processes, "threads": threads, "changes": changes, "lost": 0, "s": round(took, 1)})


def _start(*args: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.faults.crowding", *map(str, args)]
    return subprocess.Popen(command, cwd=REPOSITORY, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
