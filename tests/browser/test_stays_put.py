"""What comes late on a slow computer does not push away what a hand is reaching for."""

import pytest
from playwright.sync_api import Page

from coach.domain.interview import Facts
from coach.services import interviews
from tests.storage.samples import NOON, open_journal
from tests.support.browser import Served, settled

pytestmark = pytest.mark.browser

SLOWER = 4
"""Times slower than the computer of the test."""
AT_MOST = 0.1
"""Cumulative layout shift: more is felt, says https://web.dev/articles/cls."""

WATCH = """
window.moved = []
new PerformanceObserver(list => {
  for (const entry of list.getEntries()) {
    const where = entry.sources.map(source => source.node?.closest?.('[class*=st-key]')?.className ?? '')
    window.moved.push([entry.value, where.join(' ')])
  }
}).observe({type: 'layout-shift', buffered: true})
"""


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_jumps_while_a_page_comes(page: Page, app: Served, width: int) -> None:
    journal = open_journal(app.home)
    page.set_viewport_size({"width": width, "height": 844})
    page.add_init_script(WATCH)
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    felt = {}
    for path in ("", "interviews", "recovery", "recovery?show=Kindness", "settings", "privacy"):
        if path == "interviews":
            for n in range(30):
                interviews.add(journal, f"i{n}", "They asked about the rota.", Facts(company="Alder"), NOON)
        page.goto(f"{app.url}/{path}")
        settled(page, 60)
        moved = page.evaluate("window.moved")
        if sum(value for value, _ in moved) > AT_MOST:
            felt[path] = moved
    assert felt == {}
