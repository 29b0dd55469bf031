"""The page with a model chosen: the real llama.cpp on random weights, whose words never pass the check."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from coach.bootstrap import Services
from coach.ui.runtime import services
from tests.support.tiny_model import tiny_model
from tests.support.waiting import until
from tests.ui.conftest import ROOT
from tests.ui.test_pages import NOTES, read_notes, said


@pytest.fixture
def chosen(kept: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    path = tmp_path / "tiny.gguf"
    monkeypatch.setenv("COACH_MODEL", str(path))
    yield path
    services().close()


def open_app() -> AppTest:
    return AppTest.from_file(str(ROOT / "app.py"), default_timeout=20).run()


def written(app: AppTest, kept: Services) -> AppTest:
    """The page once its writing is done."""
    until(lambda: all(i.debrief and i.debrief.letters for i in kept.journal.interviews()), seconds=60)
    return app.run()


@pytest.mark.model
def test_a_model_that_writes_nonsense_is_replaced_by_the_built_in_coach_with_a_word(
    kept: Services, chosen: Path
) -> None:
    tiny_model(chosen)
    app = written(read_notes(open_app(), kept), kept)
    assert not app.exception
    assert "in coach wrote" in said(app)
    debrief = kept.journal.interviews()[0].debrief
    assert debrief is not None
    assert debrief.questions
    assert debrief.source.letters == "builtin"


def test_a_file_that_is_no_model_is_told_and_the_built_in_coach_writes(kept: Services, chosen: Path) -> None:
    chosen.write_bytes(b"not a model at all")
    app = written(read_notes(open_app(), kept), kept)
    assert "is not a model file" in said(app)
    assert kept.journal.interviews()[0].notes == NOTES
    assert not app.exception


def test_a_model_that_is_not_there_keeps_nobody_from_starting(kept: Services, chosen: Path) -> None:
    app = open_app()
    assert not app.exception
    app = written(read_notes(app, kept), kept)
    assert "There is no model at" in said(app)
