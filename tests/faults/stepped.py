"""Every system call of every kind of save fails, or is the last one."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.storage.samples import REPOSITORY
from tests.support.needs import missing


def check(folder: Path, much: bool) -> str:
    compiler = shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")
    if compiler is None or sys.platform != "linux":
        missing("a C compiler on Linux: no system call can be made to fail")
    shim = folder / "shim.so"
    source = Path(__file__).with_name("shim.c")
    subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-o", str(shim), str(source), "-ldl"], check=True)
    environ = {**os.environ, "LD_PRELOAD": str(shim), "FAULT_PREFIX": str(folder / "home")}
    command = [sys.executable, "-m", "tests.faults.stepping", str(folder), "1" if much else "47"]
    done = subprocess.run(command, cwd=REPOSITORY, env=environ, text=True, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout.strip()
