"""The real app file under Streamlit's AppTest, with a journal of its own."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from coach.bootstrap import Services, build
from coach.settings import load

ROOT = Path(__file__).parents[2]
NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Services]:
    """The same journal as the app's, to look into and to put things in."""
    monkeypatch.setenv("COACH_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("COACH_MODEL", raising=False)
    monkeypatch.delenv("COACH_ENDPOINT", raising=False)
    monkeypatch.setattr("coach.ui.writing.AT_ONCE", 20.0)  # a busy machine writes no debrief in half a second
    st.cache_resource.clear()
    yield build(load())
    st.cache_resource.clear()


@pytest.fixture
def app(kept: Services) -> AppTest:
    return AppTest.from_file(str(ROOT / "app.py"), default_timeout=20).run()
