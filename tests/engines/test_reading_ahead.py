"""From the wish to the model: notes that were wished for are read, and what was kept of them can be forgotten."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from coach.bootstrap import Services, build
from coach.reading.reader import read
from coach.settings import Settings
from tests.engines.watches import Patient
from tests.support.waiting import until

NOTES = "Interview at Northwind with Priya Raman.\n- Priya asked about the rota. I froze and said nothing.\n" * 6


@pytest.fixture
def services(model_file: Path, tmp_path: Path) -> Iterator[Services]:
    built = build(Settings(home=tmp_path / "home", prompts=Path("prompts"), model=model_file))
    yield built
    built.close()


def done() -> bool:
    return not any(thread.name == "reading ahead" for thread in threading.enumerate())


@pytest.mark.model
def test_notes_that_were_read_ahead_need_no_reading_when_something_is_asked(services: Services) -> None:
    services.ahead(NOTES)
    until(done, 10)
    watch = Patient()
    services.coach().prepare(read(NOTES), watch)
    assert watch.heard == []


@pytest.mark.model
def test_what_was_kept_of_the_notes_can_be_forgotten(services: Services) -> None:
    services.settings.shelf.mkdir(parents=True)
    kept = services.settings.shelf / "0123.read"
    kept.write_bytes(b"notes")
    services.forget()
    assert not kept.exists()


def test_without_a_model_there_is_nothing_to_read_ahead(tmp_path: Path) -> None:
    built = build(Settings(home=tmp_path / "home", prompts=Path("prompts")))
    built.ahead(NOTES)
    built.forget()
    assert done()
    assert not built.settings.home.exists()
