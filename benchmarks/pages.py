"""How fast every page is with years in the journal, beside an empty Streamlit page in the same run.

    python -m benchmarks.pages [--rounds 20]

A click is timed in the page itself: from the click to the last change of what is drawn, once the script has ended and
nothing has changed for a while. Bytes are those of the websocket. Exits 1 where a budget is not kept.
"""

import argparse
import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, Page, WebSocket, sync_playwright

from benchmarks import full_journal
from tests.support.browser import FLAGS, Served, rebound, script, settled, watched

EMPTY = Path(__file__).with_name("empty_app.py")
OVER_EMPTY, WITH_CHART, DATA = 150.0, 250.0, 300_000
"""Milliseconds over the empty page's median at p95, the same for a page with a chart, bytes a page."""
START = 1.5
STARTS = 5

CLICK = """async ([selector, heading]) => {
    const app = document.querySelector('[data-testid=stApp]')
    let last = performance.now()
    const watch = new MutationObserver(() => (last = performance.now()))
    const link = [...document.querySelectorAll(selector)][0]
    const began = performance.now()
    watch.observe(app, { subtree: true, childList: true, attributes: true, characterData: true })
    link.click()
    const there = () =>
        app.dataset.testScriptState === 'notRunning' &&
        document.querySelector('[data-testid=stMain] h1')?.innerText.includes(heading) &&
        !document.querySelector('[data-testid=stSkeleton], [data-stale=true]')
    while (!(there() && performance.now() - last > 300)) await new Promise(done => setTimeout(done, 20))
    watch.disconnect()
    return last - began
}"""


@dataclass
class Timed:
    """Milliseconds of each click, and bytes of the largest answer."""

    name: str
    chart: bool = False
    clicks: list[float] = field(default_factory=list)
    most: int = 0

    @property
    def p95(self) -> float:
        return statistics.quantiles(self.clicks, n=20, method="inclusive")[-1]


class Clicker:
    """A page on which links are followed and timed."""

    def __init__(self, page: Page, url: str) -> None:
        self.page, self.received = page, 0
        page.on("websocket", self._count)
        page.goto(url)
        settled(page, 60)

    def _count(self, socket: WebSocket) -> None:
        socket.on("framereceived", lambda frame: self._add(frame))

    def _add(self, frame: bytes | str) -> None:
        self.received += len(frame)

    def follow(self, timed: Timed, selector: str, heading: str) -> None:
        self.received = 0
        timed.clicks.append(self.page.evaluate(CLICK, [selector, heading]))
        timed.most = max(timed.most, self.received)
        timed.chart = self.page.locator("[data-testid=stVegaLiteChart]").count() > 0


def nav(title: str) -> tuple[str, str]:
    return f"[data-testid=stSidebarNav] a[href$='{'/' if title in ('Today', 'One') else '/' + title.lower()}']", title


FIRST_ROW = ".st-key-rows a"


def measure(browser: Browser, rounds: int, empty: Served, full: Served) -> tuple[Timed, list[Timed]]:
    with watched(browser) as one, watched(browser) as two:
        plain, ours = Clicker(one, empty.url), Clicker(two, full.url)
        titles = [t for t in two.locator("[data-testid=stSidebarNav] a").all_inner_texts() if t]
        bare, pages, interview = Timed("empty page"), {t: Timed(t) for t in titles}, Timed("One interview")
        for number in range(rounds + 1):  # the first round warms both up
            if number == 1:
                for timed in (bare, interview, *pages.values()):
                    timed.clicks.clear()
            for title in ("Two", "One"):
                plain.follow(bare, *nav(title))
            for title in (*titles[1:], titles[0]):
                ours.follow(pages[title], *nav(title))
                if title == "Interviews":
                    ours.follow(interview, FIRST_ROW, "Alder")
    return bare, [*pages.values(), interview]


def started(browser: Browser, serve: Callable[[Path], AbstractContextManager[Served]], home: Path) -> float:
    """Seconds from the command to a page that can be used."""
    began = time.perf_counter()
    with serve(home) as served, watched(browser) as page:
        page.goto(served.url)
        settled(page, 60)
        return time.perf_counter() - began


def table(bare: Timed, pages: list[Timed]) -> bool:
    middle = statistics.median(bare.clicks)
    print(f"empty page: median {middle:.0f} ms, p95 {bare.p95:.0f} ms, {bare.most / 1000:.0f} KB")
    good = True
    for timed in pages:
        budget = middle + (WITH_CHART if timed.chart else OVER_EMPTY)
        kept = timed.p95 <= budget and timed.most <= DATA
        good = good and kept
        middle_one, said = statistics.median(timed.clicks), "kept" if kept else "NOT KEPT"
        print(
            f"{timed.name:15} median {middle_one:4.0f} ms   p95 {timed.p95:4.0f} of {budget:.0f} ms  "
            f"{timed.most / 1000:4.0f} KB   {'chart' if timed.chart else '     '}   {said}"
        )
    return good


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rounds", type=int, default=20)
    rounds = options.parse_args().rounds
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} when it began")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        home = Path(folder) / "full"
        size = full_journal.write(home) / 1e6
        print(f"{full_journal.INTERVIEWS} interviews, {full_journal.WEEKS} check-ins: {size:.1f} MB")
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        with script(EMPTY, Path(folder) / "empty") as empty, rebound(home) as full:
            good = table(*measure(browser, rounds, empty, full))
        pairs = [
            (started(browser, lambda at: script(EMPTY, at), Path(folder) / "empty"), started(browser, rebound, home))
            for _ in range(STARTS)
        ]
        plain, ours = (statistics.median(times) for times in zip(*pairs, strict=True))
        quick = ours <= START * plain
        said = "kept" if quick else "NOT KEPT"
        print(f"start to usable: {ours:.1f} s, empty {plain:.1f} s: {ours / plain:.2f} times   {said}")
        browser.close()
    print(f"load {os.getloadavg()[0]:.1f} when it ended")
    return 0 if good and quick else 1


if __name__ == "__main__":
    sys.exit(main())
