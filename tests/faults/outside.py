"""The whole journey in a browser, in a network that has only this computer, with the server's calls watched."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from tests.storage.samples import REPOSITORY
from tests.support.needs import missing

JOURNEYS = ("tests/browser/test_journey.py", "tests/browser/test_only_text.py")
_CALL = re.compile(r"\b(connect|sendto)\(.*?(?:sin_addr=inet_addr\(\"([\d.]+)\"\)|inet_pton\(AF_INET6, \"([^\"]+)\")")


def check(folder: Path, much: bool) -> str:
    alone = ["unshare", "-n", "sh", "-c", 'ip link set lo up && exec "$@"', "sh"]
    if subprocess.run([*alone, "true"], capture_output=True, check=False).returncode != 0:
        missing("the right to make a network of its own (unshare -n)")
    trace, environ = folder / "trace", dict(os.environ)
    if strace := shutil.which("strace"):
        # -D: the server stays the child of the test, which ends it.
        environ["REBOUND_UNDER"] = f"{strace} -D -f -qq -A -e trace=connect,sendto -o {trace}"
    command = [*alone, sys.executable, "-m", "pytest", *JOURNEYS]
    done = subprocess.run(command, cwd=REPOSITORY, env=environ, text=True, capture_output=True, check=False)
    assert done.returncode == 0, done.stdout[-3000:]
    passed = re.search(r"(\d+) passed", done.stdout)
    assert passed is not None
    calls = [match.groups() for match in _CALL.finditer(trace.read_text("utf-8"))] if strace else []
    beyond = sorted({v4 or v6 for _, v4, v6 in calls if (v4 or v6) not in ("127.0.0.1", "::1")})
    assert not beyond, f"the server connected to {beyond}"
    watched = f"{len(calls)} connects, all to 127.0.0.1" if strace else "not watched: there is no strace here"
    return json.dumps({"journeys": int(passed[1]), "beyond this computer": 0, "server": watched})
