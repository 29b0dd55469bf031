"""The real page in the system's Chromium; a page that errs, or asks beyond this computer, fails its test."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.support.browser import FLAGS, Served, Watch, rebound, watched
from tests.support.needs import missing


# Not for the whole session: while Playwright lives, asyncio.run fails in every other test of this process.
@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        missing("Chromium: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def app(tmp_path: Path) -> Iterator[Served]:
    """Rebound with an empty journal of its own."""
    with rebound(tmp_path / "home") as served:
        yield served


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """1280 by 900; `page.set_viewport_size` and `page.emulate_media` make it a phone, or night."""
    with watched(browser) as page:
        yield page


@pytest.fixture
def watch(page: Page) -> Watch:
    """What the page under test did; `forgive` what a test provokes."""
    return Watch.of(page)
