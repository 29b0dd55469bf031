"""What the components send to the browser; what the browser does with it is in tests/browser."""

import json
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.support.browser import ROOT
from tests.support.components_page import TEXT


@pytest.fixture
def sent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """The data of each component on the page, by name."""
    monkeypatch.setenv("COACH_HOME", str(tmp_path))
    (tmp_path / "kept.txt").write_text("What I wrote before", encoding="utf-8")
    page = AppTest.from_file(str(ROOT / "tests/support/components_page.py")).run()
    assert not page.exception
    components = [element.proto for element in page.get("bidi_component")]
    return {proto.component_name: json.loads(proto.json or proto.mixed.json) for proto in components}


def test_the_notes_go_out_whole_with_their_marks_and_what_is_lit(sent: dict[str, Any]) -> None:
    notes = sent["rebound_notes_view"]
    assert "".join(s["gap"] + s["text"] for s in notes["sentences"]) == "".join(gap + text for gap, text, _ in TEXT)
    assert notes["sentences"][3]["kinds"] == ["asked", "struggle"]
    assert notes["marks"][1] == ["strength", "went well"]
    assert notes["selected"] == ["s2"]


def test_a_box_starts_with_what_is_kept(sent: dict[str, Any]) -> None:
    box = sent["rebound_autosave"]
    assert (box["value"], box["taken"]) == ("What I wrote before", None)
    assert box["saved_at"]


def test_the_text_to_copy_goes_out_as_it_is(sent: dict[str, Any]) -> None:
    assert sent["rebound_copy_button"] == {
        "text": "Dear Priya,\n“thank you” <b>for</b> today.",
        "label": "Copy the letter",
    }
