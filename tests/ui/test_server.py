"""`serve`, in a process of its own, from a folder that is not the repository."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from coach.ui.server import CONFIG
from tests.support.browser import ROOT, free_port, rebound


def flat(table: dict[str, Any], prefix: str = "") -> dict[str, Any]:
    rows: dict[str, Any] = {}
    for name, value in table.items():
        rows |= flat(value, f"{prefix}{name}.") if isinstance(value, dict) else {f"{prefix}{name}": value}
    return rows


def test_streamlit_run_and_coach_run_are_set_up_alike() -> None:
    assert flat(tomllib.loads((ROOT / ".streamlit/config.toml").read_text("utf-8"))) == CONFIG


def test_it_says_once_where_it_is_and_ends_quietly_on_ctrl_c(tmp_path: Path) -> None:
    with rebound(tmp_path) as served:
        served.process.send_signal(signal.SIGINT)
        assert served.process.wait(10) == 0
        lines = [line for line in served.log.read_text("utf-8").splitlines() if line]
    assert lines == [
        f"Rebound is open at {served.url} on this computer only. Ctrl-C closes it.",
        "Rebound is closed. What you wrote is kept on this computer.",
    ]


def test_only_this_computers_own_address_is_listened_on(tmp_path: Path) -> None:
    with rebound(tmp_path) as served, socket.socket() as probe:
        probe.bind(("127.0.0.2", served.port))  # would be taken if the server listened on every address


def test_a_request_under_another_name_is_refused_and_the_page_is_not(tmp_path: Path) -> None:
    with rebound(tmp_path) as served:
        assert _get(served.port, f"127.0.0.1:{served.port}")[0] == 200
        status, words = _get(served.port, "evil.example")
    assert (status, words) == (
        403,
        f"Rebound answers only at its own address. Open {served.url} on this computer.",
    )


@pytest.mark.parametrize(
    ("host", "origin", "status"),
    [
        ("127.0.0.1:{port}", "http://127.0.0.1:{port}", 101),
        ("evil.example:{port}", "http://evil.example:{port}", 403),
        ("127.0.0.1:{port}", "http://evil.example", 403),
        ("127.0.0.1:{port}", "http://127.0.0.1:1", 403),
    ],
)
def test_a_websocket_opens_for_its_own_page_alone(tmp_path: Path, host: str, origin: str, status: int) -> None:
    with rebound(tmp_path) as served:
        headers = {
            "Origin": origin.format(port=served.port),
            "Connection": "Upgrade",
            "Upgrade": "websocket",
            "Sec-WebSocket-Version": "13",
            "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==",
        }
        assert _get(served.port, host.format(port=served.port), "/_stcore/stream", headers)[0] == status


def _get(port: int, host: str, path: str = "/", headers: dict[str, str] | None = None) -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", path, headers={"Host": host, **(headers or {})})
        answer = connection.getresponse()
        return answer.status, "" if answer.status == 101 else answer.read().decode()
    finally:
        connection.close()


def test_a_taken_port_is_named_at_once_before_streamlit_is_loaded() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        script = (
            f"import sys; from coach.ui.server import serve; print(serve({port}, True), 'streamlit' in sys.modules)"
        )
        said = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert said.stdout.splitlines() == [
        f"Port {port} is in use, perhaps by another Rebound window: open http://127.0.0.1:{port}, "
        f"or choose another with PORT={port + 1} make run / coach run --port {port + 1}.",
        "1 False",
    ]


def test_the_browser_is_opened_once_the_page_answers(tmp_path: Path) -> None:
    port, seen = free_port(), tmp_path / "seen"
    opener = tmp_path / "opener.py"
    opener.write_text(
        f"import sys, urllib.request as u; open({str(seen)!r}, 'w').write(str(u.urlopen(sys.argv[1]).status))"
    )
    environ = {**os.environ, "BROWSER": f"{sys.executable} {opener} %s", "COACH_HOME": str(tmp_path)}
    script = f"import sys; from coach.ui.server import serve; sys.exit(serve({port}, True))"
    process = subprocess.Popen([sys.executable, "-c", script], cwd=ROOT, env=environ, stdout=subprocess.DEVNULL)
    try:
        while not (seen.exists() and seen.read_text()):
            assert process.poll() is None
            with pytest.raises(subprocess.TimeoutExpired):
                process.wait(0.05)
    finally:
        process.kill()
        process.wait(10)
    assert seen.read_text() == "200"


@pytest.mark.parametrize("address", ["0.0.0.0", "::"])  # noqa: S104
def test_streamlit_run_on_every_address_is_refused_in_words(tmp_path: Path, address: str) -> None:
    command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py"), "--server.address", address]
    command += ["--server.port", str(free_port())]
    said = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False)
    assert said.returncode == 1
    assert "others could read your notes. Start it with `coach run`" in said.stderr
    assert "Traceback" not in said.stderr


def test_the_app_file_runs_as_a_page_under_apptest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COACH_HOME", str(tmp_path))
    assert not AppTest.from_file(str(ROOT / "app.py"), default_timeout=30).run().exception


def test_a_second_app_on_the_same_folder_is_told_where_the_first_one_is(tmp_path: Path) -> None:
    with rebound(tmp_path) as first:
        said = first.log.stat().st_size
        with rebound(tmp_path) as second:
            told = second.log.read_text("utf-8")[said:]
    assert f"Rebound is open on this folder already, at {first.url}. Both may stay open" in told
    with rebound(tmp_path) as third:
        assert "already" not in third.log.read_text("utf-8")[said + len(told.encode()) :]
