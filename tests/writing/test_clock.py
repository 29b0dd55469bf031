"""Figures, days and times are the same however they are written."""

import pytest

from coach.writing.checking.terms import terms

NONE = (
    "I sat down",
    "from five to ten",
    "a team of five to ten, mostly juniors",
    "ten to twelve people came",
    "the sun shone",
    "on sun cream",
    "everyone sat together",
    "I sat 3 exams",
    "Everyone ſat down at half ſix",
    "quarter three sales",
    "first half 12 people",
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("half past nine", "9.30"),
        ("at half nine", "9:30"),
        ("a twenty to six start", "05.40"),
        ("a quarter to one", "12.45"),
        ("on Sat the 4th", "on Saturday the fourth"),
        ("1 sat in 3", "one Saturday in three"),
        ("before xmas", "before Christmas"),
        ("two dozen coins", "24 coins"),
    ],
)
def test_one_thing_written_two_ways_has_one_root(one: str, other: str) -> None:
    figures = [{t.root for t in terms(text) if t.figure or len(t.root) > 6} for text in (one, other)]
    assert figures[0] & figures[1]


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_time_and_no_day_stays(text: str) -> None:
    assert not [t for t in terms(text) if "." in t.root or t.root.startswith(("saturda", "sunda"))]
