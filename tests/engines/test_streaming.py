import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.engines.streaming import Field


@given(st.text(), st.lists(st.integers(1, 9), max_size=80), st.booleans())
def test_a_field_comes_out_whole_however_it_is_cut(text: str, cuts: list[int], ascii_only: bool) -> None:
    written = json.dumps({"subject": "Hello", "body": text, "more": "no"}, ensure_ascii=ascii_only)
    field, out = Field("body"), ""
    for size in [*cuts, len(written)]:
        out, written = out + field.add(written[:size]), written[size:]
    assert out == text


@pytest.mark.parametrize("tail", ["\\", "\\u00", "\\ud83d", "\\ud83d\\ude"])
def test_half_an_escape_waits_for_its_other_half(tail: str) -> None:
    assert Field("body").add(f'{{"body": "good{tail}') == "good"


@pytest.mark.parametrize("opening", ['{"body":"', '{ "body" : "', '{"body":\n  "'])
def test_white_space_that_a_server_put_in_or_left_out_does_not_matter(opening: str) -> None:
    field = Field("body")
    assert "".join(field.add(piece) for piece in (*opening, "go", 'od"}')) == "good"
