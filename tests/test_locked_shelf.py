"""What a model read of the notes is kept in files of its own: none behind a passphrase, none of what is gone."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from coach import bootstrap
from coach.bootstrap import Services
from coach.domain.bin import KEPT
from coach.settings import Settings, resource
from tests.storage.samples import NOON, interview

NOTES = b"the notes, as numbers"


def built(home: Path, later: timedelta = timedelta()) -> Services:
    settings = Settings(home=home, prompts=resource("prompts"), engine="model", model=home / "m.gguf")
    return bootstrap.build(settings, lambda: NOON + later)


def test_behind_a_passphrase_nothing_that_a_model_read_is_kept(tmp_path: Path) -> None:
    services = built(tmp_path)
    seen = bootstrap._open_only(lambda: services.settings, services.passphrase)
    assert seen().keeps_read
    services.passphrase.set("a long enough phrase")
    assert not seen().keeps_read


@pytest.mark.parametrize(
    "gone",
    [
        lambda home: built(home).journal.erase(["interview-1"]),
        lambda home: built(home, KEPT).journal.save_draft("notes", "the first save after thirty days"),
        lambda home: built(home).journal.erase_everything(),
    ],
    ids=["erased", "thirty days over", "everything erased"],
)
def test_what_a_model_read_goes_when_anything_is_gone_for_good(tmp_path: Path, gone: Callable[[Path], None]) -> None:
    home = tmp_path / "home"
    services = built(home)
    for number in (1, 2):
        services.journal.add_interview(interview(number))
    services.journal.delete_interview("interview-1")
    read = services.settings.shelf
    read.mkdir()
    for name in ("0123.read", "4567.read-part"):
        (read / name).write_bytes(NOTES)
    services.journal.save_draft("notes", "nothing is gone yet")
    assert len(list(read.iterdir())) == 2
    gone(home)
    assert [path.name for path in home.rglob("*") if path.is_file() and NOTES in path.read_bytes()] == []
