import os
import stat
from pathlib import Path

import pytest

from coach.domain.errors import EngineMissing
from coach.engines import incoming
from coach.engines.incoming import Incoming
from coach.engines.pull_errors import DiskFull


def test_a_dropped_file_is_kept_once_it_is_whole_for_its_owner_alone(tmp_path: Path) -> None:
    coming = Incoming(tmp_path / "models", "mine.gguf", 8)
    coming.add(b"GGUF")
    assert not (tmp_path / "models" / "mine.gguf").exists()
    coming.add(b"rest")
    path = coming.keep()
    coming.drop()
    assert path.read_bytes() == b"GGUFrest"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with pytest.raises(EngineMissing, match="already"):
        Incoming(tmp_path / "models", "mine.gguf", 8)


@pytest.mark.parametrize("name", ["", "a.txt", "../a.gguf", "/a.gguf", ".gguf", "a/b.gguf", "a\\b.gguf", "a:b.gguf"])
def test_a_name_that_leads_elsewhere_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(EngineMissing):
        Incoming(tmp_path, name, 8)
    assert list(tmp_path.iterdir()) == []


def test_what_is_no_model_or_does_not_come_whole_leaves_nothing(tmp_path: Path) -> None:
    coming = Incoming(tmp_path, "mine.gguf", 8)
    with pytest.raises(EngineMissing, match="not a model file"):
        coming.add(b"PK\3\4")
    coming.drop()
    coming = Incoming(tmp_path, "mine.gguf", 8)
    coming.add(b"GGUF")
    with pytest.raises(EngineMissing, match="not come whole"):
        coming.keep()
    coming.drop()
    coming = Incoming(tmp_path, "mine.gguf", 8)
    coming.add(b"GGUF")
    with pytest.raises(EngineMissing, match="larger than was said"):
        coming.add(b"and more")
    coming.drop()
    assert list(tmp_path.iterdir()) == []


def test_what_a_drop_left_that_never_ended_is_swept_up(tmp_path: Path) -> None:
    old, fresh = tmp_path / "old.gguf.dropped", tmp_path / "fresh.gguf.dropped"
    old.write_bytes(b"GGUF")
    fresh.write_bytes(b"GGUF")
    os.utime(old, (0, 0))
    Incoming(tmp_path, "mine.gguf", 8).drop()
    assert list(tmp_path.iterdir()) == [fresh]


def test_too_little_room_is_said_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(incoming, "SPARE", 1 << 60)
    with pytest.raises(DiskFull):
        Incoming(tmp_path, "mine.gguf", 8)
