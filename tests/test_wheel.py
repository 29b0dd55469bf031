"""The wheel carries all it needs: installed elsewhere, without the repository, it runs."""

import json
import os
import socket
import subprocess
import sys
import sysconfig
import urllib.request
import venv
from pathlib import Path

import pytest

from tests.support.waiting import until

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh environment holding the wheel; what it depends on is lent by this one."""
    folder = tmp_path_factory.mktemp("elsewhere")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]
    build = [*pip, "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(folder), str(ROOT)]
    subprocess.run(build, check=True)
    (wheel,) = folder.glob("*.whl")
    venv.create(folder / "env", with_pip=False)
    python = folder / "env" / "bin" / "python"
    subprocess.run([*pip, "--python", str(python), "install", "--no-deps", str(wheel)], check=True)
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    lent = folder / "env" / "lib" / version / "site-packages" / "lent.pth"
    lent.write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    return folder


def environment(folder: Path) -> dict[str, str]:
    return {**os.environ, "COACH_HOME": str(folder / "home")}


def test_the_wheel_debriefs_away_from_the_repository(elsewhere: Path) -> None:
    done = subprocess.run(
        [elsewhere / "env/bin/coach", "debrief", "-", "--json"],
        input=b"Interview at Alder Grove Library with Ruth Okafor. I froze on the last question.",
        cwd=elsewhere,
        env=environment(elsewhere),
        capture_output=True,
        check=True,
    )
    assert json.loads(done.stdout)["questions"]
    where = subprocess.run(
        [elsewhere / "env/bin/python", "-c", "import coach; print(coach.__file__)"],
        cwd=elsewhere,
        capture_output=True,
        check=True,
        text=True,
    )
    assert where.stdout.startswith(str(elsewhere))


def test_the_wheel_opens_the_app_away_from_the_repository(elsewhere: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    app = subprocess.Popen(
        [elsewhere / "env/bin/coach", "run", "--port", str(port), "--no-browser"],
        cwd=elsewhere,
        env=environment(elsewhere),
        stdout=subprocess.DEVNULL,
    )
    try:
        until(lambda: _answers(port), seconds=30)
    finally:
        app.terminate()
        app.wait(10)


def _answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=2) as page:
            return bool(page.status == 200)
    except OSError:
        return False
