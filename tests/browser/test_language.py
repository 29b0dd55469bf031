"""Days in the language of the browser, where only a browser can show it: the picture, its tips, the calendar."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Browser, Page, expect

from coach.domain.recovery import CheckIn
from coach.domain.rests import Rest
from tests.storage.samples import open_journal
from tests.support.browser import Served, settled, watched
from tests.support.waiting import until

pytestmark = pytest.mark.browser

SHORT = "janv.|févr.|mars|avr.|mai|juin|juil.|août|sept.|oct.|nov.|déc."
LONG = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"


@pytest.fixture
def french(browser: Browser, app: Served) -> Iterator[Page]:
    """The recovery page of somebody whose browser is French, with half a year of check-ins and a rest."""
    journal, now = open_journal(app.home), datetime.now(UTC)
    for weeks in range(26):
        at = now - timedelta(weeks=weeks)
        journal.save_checkin(CheckIn(id=f"c{weeks}", created_at=at, on=at.date(), confidence=weeks % 11))
    journal.save(Rest(id="r", created_at=now, start=now.date() - timedelta(days=9), end=now.date() - timedelta(days=7)))
    with watched(browser, locale="fr-FR") as page:
        page.goto(f"{app.url}/recovery")
        settled(page)
        yield page


def test_the_picture_writes_its_days_in_french(french: Page) -> None:
    picture = french.get_by_test_id("stVegaLiteChart")
    days = picture.locator(".role-axis-label text").filter(has_text=re.compile(rf"^\d+ ({SHORT})$"))
    expect(days.nth(2)).to_be_visible()
    tip = french.locator("#vg-tooltip-element")

    def told() -> bool:
        picture.locator(".layer_2_layer_1_marks path").first.hover(force=True)
        return bool(re.search(rf"\d+ ({LONG}) \d{{4}}", tip.text_content() or "")) if tip.count() else False

    until(told, 20)


def test_months_to_look_back_at_and_the_calendar_are_french(french: Page) -> None:
    french.get_by_role("radio", name="Month", exact=True).click(delay=80)
    settled(french)
    expect(french.get_by_text(re.compile(rf"^(In )?({LONG}) \d{{4}} (you|holds) "))).to_be_visible()
    french.get_by_role("radio", name="Rest", exact=True).click(delay=80)
    settled(french)
    expect(french.get_by_text(re.compile(rf"^\d+ ({LONG}) \d{{4}} to \d+ ({LONG}) \d{{4}}$"))).to_be_visible()
    french.get_by_test_id("stDateInput").first.get_by_role("button").last.click(delay=80)
    expect(french.get_by_role("dialog").get_by_text(re.compile(rf"^({LONG})$")).first).to_be_visible()
