"""How fast the recovery page opens with a year in the journal, beside an empty Streamlit page in the same run.

    python -m benchmarks.recovery [--rounds 25]

52 weekly check-ins, 60 interviews with all that was written about them, plans and rests. A click is timed in the
page: from the click to the last change of what is drawn, once the script has ended, the chart stands, and nothing has
changed for 300 ms. Exits 1 where the p95 is more than 150 ms over the empty page's median.
"""

import argparse
import os
import shutil
import statistics
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from coach.bootstrap import build
from coach.domain.debrief import Debrief, Outcome
from coach.domain.interview import Interview, KeptLetter
from coach.domain.plans import Plan
from coach.domain.profile import Profile
from coach.domain.recovery import CheckIn
from coach.domain.rests import Rest
from coach.engines.builtin import BuiltinCoach
from coach.reading.reader import read
from coach.services.debriefing import debrief, prefilled
from coach.settings import load
from coach.ui.sample import SAMPLE
from tests.support.browser import FLAGS, Served, rebound, script, settled, watched

EMPTY = Path(__file__).with_name("empty_app.py")
OVER = 150.0
WEEKS, INTERVIEWS = 52, 60
OUTCOMES: tuple[Outcome, ...] = ("rejected", "waiting", "rejected", "offer", "withdrew")

CLICK = """async ([selector, heading, chart]) => {
    const app = document.querySelector('[data-testid=stApp]')
    let last = performance.now()
    const watch = new MutationObserver(() => (last = performance.now()))
    const began = performance.now()
    watch.observe(app, { subtree: true, childList: true, attributes: true, characterData: true })
    document.querySelector(selector).click()
    const there = () =>
        app.dataset.testScriptState === 'notRunning' &&
        document.querySelector('[data-testid=stMain] h1')?.innerText.includes(heading) &&
        !document.querySelector('[data-testid=stSkeleton], [data-stale=true]') &&
        (!chart || document.querySelector('[data-testid=stVegaLiteChart] svg'))
    while (!(there() && performance.now() - last > 300)) await new Promise(done => setTimeout(done, 20))
    watch.disconnect()
    return last - began
}"""


def year(home: Path) -> None:
    """The next check-in is due."""
    journal, now = build(load({"COACH_HOME": str(home)})).journal, datetime.now(UTC)
    written, facts = debrief(SAMPLE, BuiltinCoach(), Profile()), prefilled(read(SAMPLE))
    for n in range(WEEKS):
        journal.save_checkin(checkin(n, now - timedelta(weeks=n + 1)))
    for n in range(INTERVIEWS):
        journal.add_interview(
            interview(n, written, now).model_copy(update={"facts": facts.model_copy(update=named(n))})
        )
    for n in range(6):
        at = now - timedelta(days=60 * n + 20)
        journal.save(Rest(id=f"r{n}", created_at=at, start=at.date(), end=(at + timedelta(days=4)).date()))
        journal.save(Plan(id=f"p{n}", created_at=at, cue="it is a no", action="walk by the river"))


def checkin(n: int, at: datetime) -> CheckIn:
    scores = {"happy": (n * 3) % 11, "anxious": (n * 5) % 11, "confidence": 4 + (n * 7) % 5, "kindness": (n * 2) % 11}
    return CheckIn.model_validate({"id": f"c{n}", "created_at": at, "on": at.date(), "step": "Rang Ines", **scores})


def named(n: int) -> dict[str, object]:
    return {"company": f"Alder Grove {n}", "outcome": OUTCOMES[n % len(OUTCOMES)], "on": None}


def interview(n: int, written: Debrief, now: datetime) -> Interview:
    at = now - timedelta(days=6 * n + 3)
    letters = tuple(
        KeptLetter(kind=x.kind, to=x.to, subject=x.subject, body=x.body, at=at, sent_on=at.date())
        for x in written.letters
    )
    told = (at + timedelta(days=2)).date()
    return Interview.model_validate(
        {
            "id": f"i{n}",
            "created_at": at,
            "updated_at": at,
            "notes": SAMPLE,
            "facts": {},
            "debrief": written,
            "letters": letters,
            "outcome_on": told,
        }
    )


def click(page: Page, name: str, heading: str, chart: bool = False) -> float:
    where = "'/'" if name == "/" else f"'/{name}'"
    selector = f"[data-testid=stSidebarNav] a[href$={where}]"
    taken: float = page.evaluate(CLICK, [selector, heading, chart])
    return taken


def measure(page: Page, bare: Page, rounds: int) -> tuple[list[float], list[float]]:
    """One warm-up, then empty page and recovery page in turn, so that both meet the same load."""
    empty, ours = list[float](), list[float]()
    for number in range(rounds + 1):
        taken = [click(bare, "two", "Two"), click(bare, "/", "One")]
        click(page, "/", "Today")
        opened = click(page, "recovery", "Recovery", chart=True)
        if number:
            empty += taken
            ours.append(opened)
    return empty, ours


def report(empty: list[float], ours: list[float]) -> bool:
    middle, slow = statistics.median(empty), statistics.quantiles(ours, n=20, method="inclusive")[-1]
    kept = slow - middle <= OVER
    print(
        f"empty page median {middle:.0f} ms   recovery median {statistics.median(ours):.0f} ms   "
        f"p95 {slow:.0f} ms: {slow - middle:.0f} over   {'kept' if kept else 'NOT KEPT'}"
    )
    return kept


def opened(url: Served, page: Page) -> Page:
    page.goto(url.url)
    settled(page, 60)
    return page


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rounds", type=int, default=25)
    rounds = options.parse_args().rounds
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} when it began")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        home = Path(folder) / "year"
        year(home)
        with (
            script(EMPTY, Path(folder) / "empty") as empty,
            rebound(home) as full,
            watched(browser) as one,
            watched(browser) as two,
        ):
            good = report(*measure(opened(full, one), opened(empty, two), rounds))
        browser.close()
    print(f"load {os.getloadavg()[0]:.1f} when it ended")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
