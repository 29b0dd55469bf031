"""The check that anyone can run, against servers that are as they should be and ones that are not."""

import socket
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from coach.ui import proof


class _Open(BaseHTTPRequestHandler):
    """Answers whoever asks, with no word on what the browser may load."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def careless() -> Iterator[int]:
    server = ThreadingHTTPServer(("", 0), _Open)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_port
    server.shutdown()
    server.server_close()


def test_a_server_that_is_open_to_all_is_found_out(careless: int, tmp_path: Path) -> None:
    found = proof.check(careless, tmp_path)
    assert [f.words for f in found if f.good is False][-2:] == [
        "A page under another name is not turned away.",
        "The browser is not told to stay on this computer.",
    ]
    if proof.own_addresses():
        assert "Something answers at" in found[0].words


def test_a_port_on_which_nobody_listens_is_not_called_open(tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        found = proof.check(free.getsockname()[1], tmp_path)
    assert all(f.good for f in found[: len(proof.own_addresses())])


@pytest.mark.skipif(sys.platform == "win32", reason="rights are those of POSIX")
def test_a_journal_that_others_may_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "journal.json").write_text("{}", encoding="utf-8")
    (tmp_path / "journal.json").chmod(0o644)
    tmp_path.chmod(0o755)
    assert proof.check(1, tmp_path)[-1].good is False
    tmp_path.chmod(0o700)
    assert proof.check(1, tmp_path)[-1].good is True
    assert proof.check(1, tmp_path / "none")[-1].good is None
