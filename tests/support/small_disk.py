"""A real disk with hardly any room, where this computer lets us mount one."""

import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.support.needs import missing

Remount = Callable[[str], None]


@contextmanager
def small_disk(folder: Path, kilobytes: int = 256) -> Iterator[Remount]:
    """Yields how to mount it again with other options."""
    folder.mkdir(mode=0o700)
    mount, umount = shutil.which("mount"), shutil.which("umount")
    if mount is None or umount is None:
        missing("mount: no small disk can be made")
    options = [mount, "-t", "tmpfs", "-o", f"size={kilobytes}k,mode=0700", "tmpfs", str(folder)]
    if subprocess.run(options, capture_output=True, check=False).returncode != 0:
        missing("the right to mount a small disk")

    def remount(option: str) -> None:
        subprocess.run([mount, "-o", f"remount,{option}", str(folder)], check=True)

    try:
        yield remount
    finally:
        subprocess.run([umount, str(folder)], check=True)
