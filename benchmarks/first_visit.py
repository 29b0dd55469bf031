"""How long a newcomer waits for the machine, from opening the page to a first debrief.

    python -m benchmarks.first_visit [--rounds 5]

An empty folder each time, without a model. What remains of the two minutes is for reading and pasting.
"""

import argparse
import os
import shutil
import statistics
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Page, expect, sync_playwright

from coach.ui.sample import SAMPLE
from tests.support.browser import FLAGS, clicked, rebound, settled, watched


def first_debrief(page: Page, url: str, notes: str | None) -> float:
    """Seconds until what happened stands there; by the sample where there are no notes. One click, and nothing read."""
    began = time.perf_counter()
    page.goto(url)
    settled(page, 60)
    if notes is not None:
        page.get_by_label("Your notes", exact=True).fill(notes)
    button = page.get_by_role("button", name="Try a sample" if notes is None else "Read my notes", exact=True)
    clicked(page, button, page.get_by_role("radio", name="What happened").is_visible, 60)
    expect(page.get_by_role("heading", name="Was hard")).to_be_visible(timeout=60_000)
    settled(page, 60)
    return time.perf_counter() - began


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rounds", type=int, default=5)
    rounds = options.parse_args().rounds
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} when it began")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        for name, notes in (("the sample", None), ("notes that are pasted", SAMPLE)):
            taken = []
            for number in range(rounds):
                with rebound(Path(folder) / f"{name} {number}") as served, watched(browser) as page:
                    taken.append(first_debrief(page, served.url, notes))
            print(f"{name}: {statistics.median(taken):.1f} s in the middle, {max(taken):.1f} s at most, of 120")
        browser.close()
    print(f"load {os.getloadavg()[0]:.1f} when it ended")


if __name__ == "__main__":
    main()
