"""Homes on disks that misbehave; a real one each, where this computer lets us mount them."""

import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.support.needs import missing

Remount = Callable[[str], None]


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[tuple[Path, Remount]]:
    """A disk of 256 KiB, and how to mount it again with other options."""
    folder = tmp_path / "disk"
    folder.mkdir(mode=0o700)
    mount, umount = shutil.which("mount"), shutil.which("umount")
    if mount is None or umount is None:
        missing("mount: no small disk can be made")
    options = [mount, "-t", "tmpfs", "-o", "size=256k,mode=0700", "tmpfs", str(folder)]
    if subprocess.run(options, capture_output=True, check=False).returncode != 0:
        missing("the right to mount a small disk")

    def remount(option: str) -> None:
        subprocess.run([mount, "-o", f"remount,{option}", str(folder)], check=True)

    try:
        yield folder, remount
    finally:
        subprocess.run([umount, str(folder)], check=True)
