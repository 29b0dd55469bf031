"""The long trials of `make faults`, a little of each."""

from pathlib import Path

import pytest

from tests.faults import crowd, killed, stepped, torn


@pytest.mark.parametrize("trial", [killed, stepped, torn, crowd], ids=lambda trial: trial.__name__.split(".")[-1])
def test_a_little_of_each_trial(trial: object, tmp_path: Path) -> None:
    assert trial.check(tmp_path, much=False).startswith("{")  # type: ignore[attr-defined]
