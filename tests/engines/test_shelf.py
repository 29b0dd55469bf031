"""What was read of the notes is there again after the process was put away, and only for whoever may open it."""

import os
import sys
from pathlib import Path

import numpy as np
import pytest

from coach.engines.llama.process import Limits, LlamaProcess
from coach.engines.llama.shelf import Shelf, clear
from coach.engines.text_model import Shared
from tests.engines.asking import answers, ask
from tests.engines.watches import Patient
from tests.support.waiting import until

LONG = Shared(system="Be kind.", opening="The ward went to you and they asked of it. " * 60)


def ready(folder: Path) -> bool:
    return bool(list(folder.glob("*.read")))


@pytest.mark.model
def test_notes_read_before_a_restart_are_not_read_again_and_give_the_same_text(
    slow_model_file: Path, tmp_path: Path
) -> None:
    first, second = (LlamaProcess(slow_model_file, shelf=tmp_path / "read", limits=KEEN) for _ in range(2))
    try:
        once, again = Patient(), Patient()
        list(first.write(LONG, [], once))
        before = answers(first, ask("Of it."), shared=LONG)
        until(lambda: ready(tmp_path / "read"), 5)
        list(second.write(LONG, [], again))
        assert (once.heard[-1], again.heard) == (1.0, [])
        assert answers(second, ask("Of it."), shared=LONG)[0].text == before[0].text
    finally:
        first.close()
        second.close()
    if sys.platform != "win32":
        assert {path.stat().st_mode & 0o77 for path in [tmp_path / "read", *(tmp_path / "read").iterdir()]} == {0}


@pytest.mark.model
@pytest.mark.parametrize("spoil", [b"", b"not ours at all", None])
def test_a_file_that_is_spoilt_costs_only_the_reading(
    slow_model_file: Path, tmp_path: Path, spoil: bytes | None
) -> None:
    first, second = (LlamaProcess(slow_model_file, shelf=tmp_path, limits=KEEN) for _ in range(2))
    try:
        list(first.write(LONG, [], Patient()))
        until(lambda: ready(tmp_path), 5)
        (path,) = tmp_path.glob("*.read")
        path.write_bytes(path.read_bytes()[: 2 * path.stat().st_size // 3] if spoil is None else spoil)
        watch = Patient()
        list(second.write(LONG, [], watch))
        assert watch.heard[-1] == 1.0
        assert answers(second, ask(), shared=LONG)[0].complete
    finally:
        first.close()
        second.close()


KEEN = Limits(worth_keeping_s=0)
STATE = np.arange(40, dtype=np.uint8)


def shelf(tmp_path: Path, most: int = 100) -> Shelf:
    model = tmp_path / "m.gguf"
    if not model.exists():
        model.write_bytes(b"GGUF")
    return Shelf(tmp_path / "read", model, "1", most)


def put(tmp_path: Path, *tokens: int) -> None:
    assert shelf(tmp_path).has_room(len(STATE))
    shelf(tmp_path).put(tokens, tokens, STATE)


def test_what_was_put_there_is_found(tmp_path: Path) -> None:
    shelf(tmp_path).has_room(40)
    shelf(tmp_path).put([1, 2], [1, 2, 70_000], STATE)
    found = shelf(tmp_path).find([1, 2])
    assert found is not None
    assert found[0] == [1, 2, 70_000]
    assert (found[1] == STATE).all()
    assert shelf(tmp_path).find([1]) is None


def test_the_oldest_make_room(tmp_path: Path) -> None:
    for n in range(4):
        put(tmp_path, n)
        for path in (tmp_path / "read").iterdir():
            os.utime(path, (path.stat().st_mtime - 10,) * 2)
    assert [shelf(tmp_path).find([n]) is not None for n in range(4)] == [False, False, True, True]


def test_what_is_larger_than_the_shelf_is_not_kept(tmp_path: Path) -> None:
    assert not shelf(tmp_path).has_room(101)


def test_another_model_finds_nothing(tmp_path: Path) -> None:
    put(tmp_path, 1)
    (tmp_path / "m.gguf").write_bytes(b"GGUF, but newer")
    assert shelf(tmp_path).find([1]) is None


def test_a_folder_that_cannot_be_written_keeps_nothing_and_nothing_is_said(tmp_path: Path) -> None:
    (tmp_path / "read").write_text("a file where the folder should be")
    assert not shelf(tmp_path).has_room(1)
    shelf(tmp_path).put([1], [1], STATE)
    assert shelf(tmp_path).find([1]) is None


def test_cleared_it_holds_nothing(tmp_path: Path) -> None:
    put(tmp_path, 1)
    clear(tmp_path / "read")
    clear(tmp_path / "never there")
    assert shelf(tmp_path).find([1]) is None
