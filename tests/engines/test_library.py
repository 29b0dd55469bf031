import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from coach.engines.library import library_state

SINCE = "2026-01-05T10:00:00+00:00"


def written(prefix: Path, **more: object) -> Path:
    content = {"state": "ready", "since": SINCE, "pid": os.getpid(), "lock": "abc", "log": "x", **more}
    (prefix / "model-library.json").write_text(json.dumps(content))
    return prefix


@pytest.mark.parametrize("state", ["building", "ready", "failed"])
def test_the_state_is_the_one_that_was_written(tmp_path: Path, state: str) -> None:
    found = library_state(written(tmp_path, state=state, why="because", mend="so"))
    assert (found.state, found.why, found.mend) == (state, "because", "so")
    assert found.since is not None
    assert found.since.isoformat() == SINCE


def test_a_building_that_nobody_does_any_more_is_stopped(tmp_path: Path) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    found = library_state(written(tmp_path, state="building", pid=gone.pid))
    assert found.state == "stopped"
    assert "make run" in found.mend


@pytest.mark.parametrize("installed", [True, False])
def test_without_a_state_what_is_installed_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, installed: bool
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: object() if installed else None)
    assert library_state(tmp_path).state == ("ready" if installed else "absent")


def test_a_state_that_is_nonsense_is_no_state(tmp_path: Path) -> None:
    (tmp_path / "model-library.json").write_text("{")
    assert library_state(tmp_path).state in ("ready", "absent")
