from datetime import date

import pytest

from coach.ui import dates


@pytest.mark.parametrize(
    ("language", "words", "order"),
    [
        ("en-GB", "3 November 2026", "DD/MM/YYYY"),
        ("en-US", "November 3, 2026", "MM/DD/YYYY"),
        ("de", "3. November 2026", "DD.MM.YYYY"),
        ("sv-SE", "3 november 2026", "YYYY-MM-DD"),
        ("not a language", "3 November 2026", "DD/MM/YYYY"),
    ],
)
def test_days_are_written_as_the_browsers_language_writes_them(language: str, words: str, order: str) -> None:
    assert dates._written(date(2026, 11, 3), language) == words
    assert dates._order(language) == order
