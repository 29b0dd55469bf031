import json
from datetime import date, datetime, timedelta

import pytest
from babel import localedata
from streamlit.testing.v1 import AppTest

from coach.bootstrap import Services
from coach.domain.recovery import CheckIn
from coach.domain.rests import Rest
from coach.ui import dates
from coach.ui.chart_dates import chart_dates
from tests.ui.test_pages import PAGES, said


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


@pytest.mark.parametrize(
    ("language", "short", "long", "march"),
    [
        ("en-GB", "%-d %b", "%-d %B %Y", "March"),
        ("en-US", "%b %-d", "%B %-d, %Y", "March"),
        ("de-DE", "%-d. %b", "%-d. %B %Y", "März"),
        ("es-ES", "%-d %b", "%-d de %B de %Y", "marzo"),
        ("ja-JP", "%-m月%-d日", "%Y年%-m月%-d日", "3月"),
    ],
)
def test_the_picture_is_told_how_a_language_writes_its_days(language: str, short: str, long: str, march: str) -> None:
    told = chart_dates(language)
    assert (told.short, told.long, told.words["months"][2]) == (short, long, march)
    assert told.words["days"][0] == dates.locale_of(language).days["format"]["wide"][6], "d3's week begins on Sunday"


def test_every_language_that_is_known_can_be_drawn() -> None:
    for name in localedata.locale_identifiers():
        told = chart_dates(name.replace("_", "-"))
        assert {len(told.words[names]) for names in ("months", "shortMonths")} == {12}, name


@pytest.fixture
def german(app: AppTest, kept: Services) -> AppTest:
    """Recovery, opened by a German browser, with a rest and a check-in in March."""
    march = date(kept.now().year - 1, 3, 9)
    kept.journal.save(Rest(id="r", created_at=kept.now(), start=march, end=march + timedelta(days=2)))
    at = datetime.combine(march, kept.now().timetz())
    kept.journal.save_checkin(CheckIn(id="c", created_at=at, on=march, confidence=4, week="step"))
    app.context["locale"] = "de-DE"
    return app.switch_page(f"{PAGES}/recovery.py").run()


def test_a_month_looked_back_at_is_named_in_the_browsers_language(german: AppTest, kept: Services) -> None:
    year = kept.now().year - 1
    german.button_group(key="section").set_value("Month").run()
    months = german.selectbox(key="month")
    assert months.options[-1] == f"März {year}"
    months.select_index(len(months.options) - 1).run()
    assert not german.exception
    assert f"In März {year} you took steps and rested." in said(german)
    assert "You rested from 9\\. März to 11\\. März" in said(german)


def test_the_picture_names_its_months_in_the_browsers_language(german: AppTest) -> None:
    german.button_group(key="range").set_value("All").run()
    (chart,) = german.get("vega_lite_chart")
    assert json.loads(chart.proto.spec)["config"]["locale"]["time"]["shortMonths"][2] == "März"
