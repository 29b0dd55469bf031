"""Run as a program: writers are killed in the middle of saving, one after another, and what they left is looked at."""

import os
import random
import signal
import sys
import time
from pathlib import Path

from tests.storage.samples import interview, open_journal


def save_for_ever(home: Path, first: int, told: int) -> None:
    """Tells, one byte each, what was saved."""
    journal = open_journal(home)
    for number in range(first, sys.maxsize):
        journal.add_interview(interview(number))
        journal.save_draft("size", "x" * (number * 7919 % 20_000))  # the file shrinks as often as it grows
        os.write(told, b".")


def killed_in_the_middle(home: Path, first: int, after: float) -> int:
    """How many saves the writer was told had gone well, before it was killed `after` seconds from the first of them."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read)
        save_for_ever(home, first, write)
    os.close(write)
    told = len(os.read(read, 1))
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while some := os.read(read, 4096):
        told += len(some)
    os.close(read)
    return told


def main(home: Path, kills: int) -> None:
    chance = random.Random(7)  # noqa: S311
    told = 0
    for _ in range(kills):
        told = len(open_journal(home).interviews()) if told else 0
        more = killed_in_the_middle(home, told + 1, chance.uniform(0, 0.02))
        kept = {i.id for i in open_journal(home).interviews()}
        assert kept >= {f"interview-{n}" for n in range(1, told + more + 1)}, "a save that was told is gone"
        assert len(kept) <= told + more + 1, "more is there than was ever saved"
        told = len(kept)
    open_journal(home).save_draft("notes", "after all of them")
    print(kills, told, flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
