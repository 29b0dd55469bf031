"""From click to settled page: practice with 1,000 cards beside an empty Streamlit page, in one Chromium."""

import shutil
import time
from pathlib import Path
from statistics import median

from playwright.sync_api import Page, sync_playwright

from coach.bootstrap import build
from coach.domain.interview import Interview
from coach.domain.practice import Practice
from coach.settings import load
from tests.support.browser import FLAGS, rebound, script, settled, watched

TIMES = 40
EMPTY = """\
import streamlit as st

st.navigation([st.Page(lambda: st.title("One"), title="One", url_path="one", default=True),
               st.Page(lambda: st.title("Two"), title="Two", url_path="two")]).run()
"""


def print_page(home: Path, interviews: tuple[Interview, ...], practice: Practice) -> None:
    rebound_home = home / "home"
    journal = build(load({"COACH_HOME": str(rebound_home)})).journal
    for interview in interviews:
        journal.add_interview(interview)
    journal.change_practice(lambda _: practice)
    empty = home / "empty.py"
    empty.write_text(EMPTY, encoding="utf-8")
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    with sync_playwright() as playwright, rebound(rebound_home) as ours, script(empty, home / "empty") as theirs:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        with watched(browser) as page, watched(browser) as plain:
            page.goto(ours.url)
            settled(page)
            plain.goto(theirs.url)
            settled(plain)
            took: dict[str, list[float]] = {"empty": [], "practice": [], "patterns": []}
            for n in range(TIMES + 3):  # the first ones warm up
                for name, measured in (
                    ("empty", _click(plain, "Two", "One")),
                    ("practice", _click(page, "Practice", "Settings")),
                    ("patterns", _click(page, "Patterns", "Settings")),
                ):
                    took[name] += [measured] if n >= 3 else []
        browser.close()
    base = median(took["empty"])
    print(f"{'ms, from click to settled page':46}{'median':>9}{'p95':>9}{'p95 over empty':>16}")
    for name, times in took.items():
        p95 = sorted(times)[int(0.95 * (len(times) - 1))]
        print(f"{name:46}{median(times):9.1f}{p95:9.1f}{p95 - base:16.1f}")


def _click(page: Page, name: str, back: str) -> float:
    links = page.locator("[data-testid=stSidebarNavLink]")
    links.filter(has_text=back).click()
    page.get_by_role("heading", name=back, exact=True, level=1).wait_for()
    settled(page)
    began = time.perf_counter()
    links.filter(has_text=name).click()
    page.get_by_role("heading", name=name, exact=True, level=1).wait_for()
    settled(page)
    return 1000 * (time.perf_counter() - began)
