"""Homes on disks that misbehave."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.small_disk import Remount, small_disk


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[tuple[Path, Remount]]:
    """A disk of 256 KiB, and how to mount it again with other options."""
    with small_disk(tmp_path / "disk") as remount:
        yield tmp_path / "disk", remount
