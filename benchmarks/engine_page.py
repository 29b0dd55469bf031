"""A person at the real page in Chromium: a click, and the time until the page has settled."""

import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.support.browser import FLAGS, rebound, settled, watched


@contextmanager
def clicks(folder: Path) -> Iterator[Callable[[], float]]:
    """Each call goes to the next page of the app and returns the seconds that took."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    with (
        sync_playwright() as playwright,
        rebound(folder / "home") as served,
        playwright.chromium.launch(executable_path=chromium, args=FLAGS) as browser,
        watched(browser) as page,
    ):
        page.goto(served.url)
        settled(page)
        links = cycle(page.get_by_test_id("stSidebarNav").get_by_role("link").all())

        def click() -> float:
            link = next(links)
            began = time.perf_counter()
            link.click()
            settled(page)
            return time.perf_counter() - began

        for _ in range(10):
            click()
        yield click
