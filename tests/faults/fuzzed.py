"""Every parser under atheris, each in a process of its own: nothing but an answer in words, in bounded memory."""

import importlib.util
import json
import re
import subprocess
import sys
from pathlib import Path

from tests.faults.targets import TARGETS
from tests.storage.samples import REPOSITORY
from tests.support.needs import missing

MEMORY_MB = 1024
"""What each process may take, with all that it has loaded."""
RUNS = 20_000
"""Inputs for the quickest parsers; targets.py says which get a part of it."""


def check(folder: Path, much: bool) -> str:
    if importlib.util.find_spec("atheris") is None:
        missing("atheris: it has no wheel for this computer")
    figures = {}
    for number, name in enumerate(TARGETS):
        runs = RUNS if much else 400
        command = [
            sys.executable,
            "-m",
            "tests.faults.fuzzing",
            name,
            str(runs),
            str(MEMORY_MB),
            str(folder / f"{number}"),
        ]
        done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, check=False)
        said = done.stderr.decode(errors="replace")
        assert done.returncode == 0, f"{name}: {said[said.find('Uncaught') :][:3000]}"
        figures[name] = int(re.findall(r"#(\d+)\s+DONE", said)[-1])
    return json.dumps({"inputs": sum(figures.values()), "memory at most (MB)": MEMORY_MB, **figures})
