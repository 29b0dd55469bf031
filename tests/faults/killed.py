"""kill -9 at random moments of saving, a thousand times."""

import json
from pathlib import Path

from tests.storage.samples import start

A_ROUND = 40
"""Kills in one journal; then a new one, so that it does not grow without end."""


def check(folder: Path, much: bool) -> str:
    saved = 0
    rounds = 25 if much else 1
    for number in range(rounds):
        process = start("killing", folder / f"home {number}", A_ROUND)
        told, trouble = process.communicate(timeout=300)
        assert (process.returncode, trouble) == (0, ""), trouble
        saved += int(told.split()[1])
    return json.dumps({"kills": rounds * A_ROUND, "saves told": saved, "lost": 0, "unreadable": 0})
