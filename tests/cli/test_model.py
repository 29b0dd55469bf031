"""`coach model` against a server on this computer, and what it remembers."""

import hashlib
import io
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from coach.cli import main
from coach.engines import download, shelf
from coach.settings import load
from tests.support.file_server import FileServer, file_server
from tests.support.small_catalog import CONTENT, small_catalog
from tests.support.waiting import until

REBOUND = """
import sys
from coach.engines import download, shelf
from tests.support.file_server import FileServer
from tests.support.small_catalog import small_catalog
server = FileServer(b"", port={port})
shelf.catalog = lambda: small_catalog(server)
from coach.cli import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.fixture(autouse=True)
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[FileServer]:
    monkeypatch.setenv("COACH_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("COACH_MODEL", raising=False)
    monkeypatch.delenv("COACH_ENDPOINT", raising=False)
    with file_server(CONTENT) as served:
        monkeypatch.setattr(shelf, "catalog", lambda: small_catalog(served))
        yield served


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_the_list_says_what_is_here_what_fits_and_what_writes(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["model", "list"]) == 0
    out = capsys.readouterr().out
    assert "Known 1B" in out
    assert "for this computer" in out
    assert main(["model", "list", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert [(row["name"], row["here"], row["writes"]) for row in rows] == [
        ("known", False, False),
        ("unknown", False, False),
    ]
    assert rows[0]["bytes"] == len(CONTENT)


def test_nothing_is_contacted_before_somebody_agreed(
    server: FileServer, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    assert main(["model", "pull", "known"]) == 1
    assert server.address.removeprefix("http://") in capsys.readouterr().err
    monkeypatch.setattr(sys, "stdin", Terminal("n\n"))
    assert main(["model", "pull", "known"]) == 1
    assert server.asked == []
    monkeypatch.setattr(sys, "stdin", Terminal("y\n"))
    assert main(["model", "pull", "known"]) == 0
    assert len(server.asked) == 1


def test_a_model_is_pulled_verified_used_and_removed(server: FileServer, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["model", "pull", "known", "--yes"]) == 0
    path = load().models / "known.gguf"
    assert path.read_bytes() == CONTENT
    assert main(["model", "pull", "known", "--yes"]) == 0
    assert "here already" in capsys.readouterr().out
    assert main(["model", "verify"]) == 0
    assert "is what the catalogue says" in capsys.readouterr().out
    assert main(["model", "use", "known"]) == 0
    assert (load().engine, load().model) == ("model", path)
    assert main(["model", "remove", "known", "--yes"]) == 0
    assert "built-in coach does now" in capsys.readouterr().out
    assert (load().engine, load().model, path.exists()) == ("builtin", None, False)


def test_without_a_digest_one_more_yes_is_asked_for(
    server: FileServer, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", Terminal("y\nn\n"))
    assert main(["model", "pull", "unknown"]) == 1
    assert "no digest of this file" in capsys.readouterr().err
    assert server.asked == []
    assert main(["model", "pull", "unknown", "--yes", "--unverified"]) == 0
    assert main(["model", "verify", "unknown"]) == 0
    assert "cannot be judged" in capsys.readouterr().out


def test_a_file_that_was_changed_is_found_out(server: FileServer, capsys: pytest.CaptureFixture[str]) -> None:
    main(["model", "pull", "known", "--yes"])
    path = load().models / "known.gguf"
    path.write_bytes(CONTENT[:-1] + b"x")
    assert hashlib.sha256(path.read_bytes()).hexdigest() not in capsys.readouterr().out
    assert main(["model", "verify", "known"]) == 1
    assert "Do not use it" in capsys.readouterr().out


def test_what_went_wrong_on_the_way_is_told_and_what_came_is_kept(
    server: FileServer, capsys: pytest.CaptureFixture[str]
) -> None:
    server.content = CONTENT[:-1] + b"x"
    assert main(["model", "pull", "known", "--yes"]) == 1
    assert "not the file that was asked for" in capsys.readouterr().err
    assert list(load().models.glob("*.gguf*")) == []


def test_ctrl_c_pauses_and_the_same_command_goes_on(server: FileServer, tmp_path: Path) -> None:
    server.manners.slow = 0.02
    command = [sys.executable, "-c", REBOUND.format(port=server.port), "model", "pull", "known", "--yes"]
    environ = {**os.environ, "PYTHONPATH": str(Path.cwd())}
    first = subprocess.Popen(command, env=environ, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    part = load().models / "known.gguf.part"
    until(lambda: part.exists() and part.stat().st_size > 0, seconds=20)
    first.send_signal(signal.SIGINT)
    _, said = first.communicate(timeout=10)
    assert first.returncode == 130
    assert b"goes on from there" in said
    came = part.stat().st_size
    assert 0 < came < len(CONTENT)
    server.manners.slow = 0
    subprocess.run(command, env=environ, check=True, capture_output=True, timeout=20)
    assert server.asked[-1] == f"bytes={came}-"
    assert (load().models / "known.gguf").read_bytes() == CONTENT


def test_a_file_of_ones_own_and_a_server_on_this_computer_can_write(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = tmp_path / "own.gguf"
    own.write_bytes(b"GGUF")
    assert main(["model", "use", str(own)]) == 0
    assert load().model == own
    assert main(["model", "use", "http://127.0.0.1:8080/v1"]) == 0
    assert (load().engine, load().endpoint) == ("endpoint", "http://127.0.0.1:8080/v1")
    assert main(["model", "use", "builtin"]) == 0
    assert (load().engine, load().endpoint) == ("builtin", "http://127.0.0.1:8080/v1")


@pytest.mark.parametrize(
    ("what", "word"),
    [
        ("known", "not on this computer yet"),
        ("/nowhere/a.gguf", "could be opened"),
        ("http://192.0.2.1/v1", "is not this computer"),
        ("http://a@b/v1", "not the address of a server"),
    ],
)
def test_what_cannot_write_is_not_chosen(what: str, word: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["model", "use", what]) == 1
    assert word in capsys.readouterr().err
    assert load().engine == "builtin"


def test_the_environment_wins_and_that_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COACH_MODEL", str(tmp_path / "other.gguf"))
    assert main(["model", "use", "builtin"]) == 0
    assert "wins over this" in capsys.readouterr().out
    assert load().engine == "model"


def test_a_full_disk_is_said_before_anybody_is_asked(
    server: FileServer, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(download, "SPARE", 1 << 60)
    assert main(["model", "pull", "known", "--yes"]) == 1
    assert "not enough room" in capsys.readouterr().err
    assert server.asked == []
