"""A journal of years, saved elsewhere, erased, and brought in again, all on the page."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from coach.services.transfer import export_json
from tests.storage.samples import checkin, interview, open_journal
from tests.support.browser import Served, clicked, settled
from tests.support.waiting import until

pytestmark = pytest.mark.browser
MANY, LONG = 70, 160_000
"""Interviews, and the characters of their notes: more than the 10 MB that a file of notes may have."""


def opened(page: Page, part: str) -> None:
    page.get_by_text(part, exact=True).click(delay=80)
    settled(page)


def test_a_large_journal_is_saved_erased_and_brought_in_again_whole(page: Page, app: Served, tmp_path: Path) -> None:
    journal = open_journal(app.home)
    filler = "They asked why. I paused. " * (LONG // 26)
    journal.merge([interview(n, f"{n}: {filler}") for n in range(MANY)], [checkin()], journal.profile())
    whole = export_json(journal)
    page.goto(f"{app.url}/settings")
    settled(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Save all as JSON").click(delay=80)
    saved = tmp_path / "rebound.json"
    download.value.save_as(saved)
    assert saved.read_bytes() == whole
    assert saved.stat().st_size > 10 << 20

    opened(page, "Erase everything")
    page.get_by_label("Type “erase” if you are sure").fill("erase")
    erase = page.get_by_role("button", name="Erase everything", exact=True).last
    clicked(page, erase, lambda: not (app.home / "journal.json").exists())

    page.goto(f"{app.url}/settings")
    settled(page)
    opened(page, "Bring in what was saved")
    page.locator("input[type=file]").first.set_input_files(saved)
    expect(page.get_by_text("rebound.json")).to_be_visible()
    settled(page, patience=60)
    begun = page.get_by_text(re.compile("Bringing it in|Brought in")).first
    clicked(page, page.get_by_role("button", name="Bring it in", exact=True), begun.is_visible)
    expect(page.get_by_text(f"Brought in: {MANY} interviews and 1 check-in.")).to_be_visible(timeout=60_000)
    until(lambda: export_json(open_journal(app.home)) == whole, 20)
