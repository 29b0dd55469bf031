"""Fetching one large file, from servers that drop, stall, lie and send something else, onto a disk that fills up."""

import hashlib
import shutil
import stat
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from coach.engines import download
from coach.engines.download import MAGIC, Patience, part_of, pull
from coach.engines.file_body import Source
from coach.engines.pull_errors import AnotherPulls, DiskFull, Paused, PullFailed, WrongFile
from tests.support.file_server import FileServer, file_server
from tests.support.needs import missing
from tests.support.waiting import until

CONTENT = MAGIC + bytes(range(256)) * 1200
QUICK = Patience(silence_s=0.3, tries=3, first_wait_s=0.01)
PATIENT = Patience(silence_s=30, tries=3, first_wait_s=0.01)


class Watch:
    def __init__(self, pause_at: int | None = None) -> None:
        self.stopped = False
        self.heard: list[int] = []
        self.why: list[str] = []
        self.checked = 0
        self._pause_at = pause_at

    def came(self, done: int, _total: int) -> None:
        self.heard.append(done)
        self.stopped = self._pause_at is not None and done >= self._pause_at

    def checking(self, done: int, _total: int) -> None:
        self.checked = done

    def waiting(self, why: str) -> None:
        self.why.append(why)


@pytest.fixture
def server() -> Iterator[FileServer]:
    with file_server(CONTENT) as served:
        yield served


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "tiny.gguf"


def source(server: FileServer, sha256: str | None = hashlib.sha256(CONTENT).hexdigest()) -> Source:
    return Source(address=f"{server.address}/a/file?x=1", bytes=len(CONTENT), sha256=sha256)


def test_a_file_comes_whole_is_checked_and_is_for_its_owner_alone(server: FileServer, target: Path) -> None:
    watch = Watch()
    pull(source(server), target, watch, QUICK)
    assert target.read_bytes() == CONTENT
    assert watch.heard[-1] == watch.checked == len(CONTENT)
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert not part_of(target).exists()
    assert server.asked == [None]


def test_a_connection_that_drops_again_and_again_is_taken_up_where_it_broke(server: FileServer, target: Path) -> None:
    server.manners.drop_after = 60_000
    watch = Watch()
    pull(source(server), target, watch, QUICK)
    assert target.read_bytes() == CONTENT
    starts = [int(asked.removeprefix("bytes=").rstrip("-")) for asked in server.asked[1:] if asked]
    assert len(starts) >= 4
    assert starts == sorted(set(starts))
    assert watch.why


def test_a_server_that_never_gives_a_byte_is_given_up_with_what_came_kept(server: FileServer, target: Path) -> None:
    part_of(target).write_bytes(CONTENT[:5000])
    server.manners.drop_after = 0
    with pytest.raises(PullFailed, match="What has come so far is kept"):
        pull(source(server), target, Watch(), QUICK)
    assert part_of(target).read_bytes() == CONTENT[:5000]
    assert len(server.asked) == QUICK.tries


def test_a_server_that_stalls_is_left_and_asked_again(server: FileServer, target: Path) -> None:
    server.manners.stall_after = 200_000
    pull(source(server), target, Watch(), QUICK)
    assert target.read_bytes() == CONTENT
    assert len(server.asked) == 2


def test_a_server_that_ignores_the_range_is_read_from_the_start(server: FileServer, target: Path) -> None:
    part_of(target).write_bytes(b"x" * 5000)
    server.manners.ignore_range = True
    pull(source(server), target, Watch(), QUICK)
    assert target.read_bytes() == CONTENT


def test_a_pull_goes_on_after_a_restart(server: FileServer, target: Path) -> None:
    with pytest.raises(Paused):
        pull(source(server), target, Watch(pause_at=50_000), QUICK)
    came = part_of(target).stat().st_size
    assert 50_000 <= came < len(CONTENT)
    pull(source(server), target, Watch(), QUICK)
    assert target.read_bytes() == CONTENT
    assert server.asked[-1] == f"bytes={came}-"


def test_a_part_that_is_whole_already_is_only_checked(server: FileServer, target: Path) -> None:
    part_of(target).write_bytes(CONTENT)
    pull(source(server), target, Watch(), QUICK)
    assert target.read_bytes() == CONTENT
    assert server.asked == []


@pytest.mark.parametrize("length", [10, len(CONTENT) - 1, len(CONTENT) + 1])
def test_a_length_that_is_not_the_files_is_refused_before_a_byte_is_read(
    server: FileServer, target: Path, length: int
) -> None:
    server.manners.length = length
    watch = Watch()
    with pytest.raises(WrongFile, match=f"{length:,} bytes"):
        pull(source(server), target, watch, QUICK)
    assert watch.heard == []
    assert not target.exists()


def test_more_than_the_file_has_is_not_kept(server: FileServer, target: Path) -> None:
    server.manners.more = b"x" * 100_000
    with pytest.raises(WrongFile, match="more than the file has"):
        pull(source(server), target, Watch(), QUICK)
    assert not target.exists()
    assert part_of(target).stat().st_size == 0


def test_another_piece_than_the_one_asked_for_is_refused(server: FileServer, target: Path) -> None:
    part_of(target).write_bytes(CONTENT[:5000])
    server.manners.wrong_range = True
    with pytest.raises(WrongFile, match="another piece"):
        pull(source(server), target, Watch(), QUICK)


@pytest.mark.parametrize("wrong", [b"x" * len(CONTENT), MAGIC + b"x" * (len(CONTENT) - 4)])
def test_wrong_bytes_are_deleted_and_never_put_in_place(server: FileServer, target: Path, wrong: bytes) -> None:
    server.content = wrong
    with pytest.raises(WrongFile, match="not the file that was asked for"):
        pull(source(server), target, Watch(), QUICK)
    assert not target.exists()
    assert not part_of(target).exists()


def test_what_came_wrong_before_a_restart_is_found_out_too(server: FileServer, target: Path) -> None:
    part_of(target).write_bytes(b"x" * 5000)
    with pytest.raises(WrongFile):
        pull(source(server), target, Watch(), QUICK)
    assert not part_of(target).exists()


def test_without_a_digest_only_size_and_kind_are_checked(server: FileServer, target: Path) -> None:
    pull(source(server, None), target, Watch(), QUICK)
    assert target.read_bytes() == CONTENT


def test_a_packed_answer_is_refused(server: FileServer, target: Path) -> None:
    server.manners.encoding = "gzip"
    with pytest.raises(WrongFile, match="packed"):
        pull(source(server), target, Watch(), QUICK)


def test_a_busy_server_is_asked_again_and_a_refusal_is_told_at_once(server: FileServer, target: Path) -> None:
    server.manners.status = [503, 429]
    pull(source(server), target, Watch(), QUICK)
    target.unlink()
    server.manners.status = [404, 404]
    with pytest.raises(PullFailed, match=r"answered 404"):
        pull(source(server), target, Watch(), QUICK)
    assert server.manners.status == [404]


def test_only_servers_that_the_person_was_told_of_are_followed_to(server: FileServer, target: Path) -> None:
    server.manners.redirect = f"{server.address}/passed-on"
    with pytest.raises(PullFailed, match="were not asked about"):
        pull(source(server), target, Watch(), QUICK)
    pull(source(server).model_copy(update={"passes_on_to": ("127.0.0.1",)}), target, Watch(), QUICK)
    assert target.read_bytes() == CONTENT
    target.unlink()
    server.manners.redirect = "https://127.0.0.1.example/passed-on"
    with pytest.raises(PullFailed, match=r"127\.0\.0\.1\.example"):
        pull(source(server).model_copy(update={"passes_on_to": ("127.0.0.1",)}), target, Watch(), QUICK)


def test_a_pause_is_heeded_at_once_even_while_nothing_comes(server: FileServer, target: Path) -> None:
    server.manners.stall_after = 60_000
    watch, ended = Watch(), list[float]()

    def fetch() -> None:
        with pytest.raises(Paused):
            pull(source(server), target, watch, PATIENT)
        ended.append(time.monotonic())

    thread = threading.Thread(target=fetch)
    thread.start()
    until(lambda: bool(watch.heard), seconds=5)
    watch.stopped, asked = True, time.monotonic()
    thread.join(5)
    assert ended[0] - asked < 0.25


def test_two_at_once_are_one_too_many(server: FileServer, target: Path) -> None:
    server.manners.stall_after = 60_000
    watch = Watch()

    def fetch() -> None:
        with pytest.raises(Paused):
            pull(source(server), target, watch, PATIENT)

    thread = threading.Thread(target=fetch)
    thread.start()
    until(lambda: bool(watch.heard), seconds=5)
    with pytest.raises(AnotherPulls):
        pull(source(server), target, Watch(), QUICK)
    watch.stopped = True
    thread.join(5)


def test_too_little_room_is_said_before_anything_is_fetched(
    server: FileServer, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(download, "SPARE", 1 << 60)
    with pytest.raises(DiskFull, match="Nothing was fetched"):
        pull(source(server), target, Watch(), QUICK)
    assert server.asked == []


def test_a_disk_that_fills_up_on_the_way_stops_it_at_once_and_keeps_what_came(
    server: FileServer, small_disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(download, "SPARE", -(1 << 30))  # somebody else filled it after we had looked
    target = small_disk / "tiny.gguf"
    with pytest.raises(DiskFull, match="What has come so far is kept"):
        pull(source(server), target, Watch(), QUICK)
    assert len(server.asked) == 1
    kept = part_of(target).read_bytes()
    assert kept == CONTENT[: len(kept)]
    assert kept


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """128 KiB; the file has 300."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount, umount = shutil.which("mount"), shutil.which("umount")
    if mount is None or umount is None:
        missing("mount: no small disk can be made")
    command = [mount, "-t", "tmpfs", "-o", "size=128k", "tmpfs", str(folder)]
    if subprocess.run(command, capture_output=True, check=False).returncode != 0:
        missing("the right to mount a small disk")
    yield folder
    subprocess.run([umount, str(folder)], check=True)
