"""The pictures in README, made anew from the app as it is:

    python -m tools.pictures

Needs Chromium. The journal in them is invented.
"""

import io
import shutil
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Literal

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from coach.bootstrap import build
from coach.domain.debrief import OUTCOMES
from coach.domain.interview import Facts
from coach.domain.recovery import CheckIn
from coach.domain.rests import Rest
from coach.services import interviews
from coach.settings import load
from tests.support.browser import FLAGS, clicked, rebound, settled, watched

FOLDER = Path(__file__).parents[1] / "docs" / "screenshots"
LAPTOP, PHONE = (1280, 900), (390, 844)
COMPANIES = ("Marlow Fresh", "Brindle & Co", "Harbour Clinic", "St Bride's Primary", "Northline", "Alder Grove Library")
ROLES = ("team leader", "assistant accountant", "receptionist", "teaching assistant", "driver", "library assistant")
CONFIDENCE = (4, 5, 3, None, 4, 5, 6, 5, 6, 5, 7, 6)
KINDNESS = (3, 4, 4, None, 5, 6, 5, 6, 7, 6, 7, 7)
"""Week by week; one was left out."""


def weeks(home: Path) -> None:
    """Some months of somebody who looks for work."""
    journal, now = build(load({"COACH_HOME": str(home)})).journal, datetime.now(UTC)
    for n, (company, role, outcome) in enumerate(zip(COMPANIES, ROLES, (*OUTCOMES, OUTCOMES[0]), strict=True)):
        at = now - timedelta(days=96 - 17 * n)
        facts = Facts(company=company, role=role, outcome=outcome, on=at.date())
        interviews.add(journal, f"i{n}", "They asked about the rota. It went well.", facts, at)
    for n, (confidence, kindness) in enumerate(zip(reversed(CONFIDENCE), reversed(KINDNESS), strict=True)):
        at = now - timedelta(weeks=n)
        if confidence is not None:
            journal.save_checkin(
                CheckIn(id=f"c{n}", created_at=at, on=at.date(), confidence=confidence, kindness=kindness)
            )
    start = now.date() - timedelta(days=60)
    journal.save(Rest(id="r", created_at=now, start=start, end=start + timedelta(days=5)))


def open_page(page: Page, url: str, size: tuple[int, int], scheme: Literal["light", "dark"]) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.goto(url)
    settled(page, 60)


def kept(page: Page, name: str) -> None:
    """In 256 colours, a third of the size; `MAXCOVERAGE` keeps the rare ones, such as our line."""
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    few = picture.quantize(256, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    few.save(FOLDER / f"{name}.png", optimize=True)


def take(browser: Browser, folder: Path) -> None:
    with rebound(folder / "new") as served, watched(browser) as page:
        open_page(page, served.url, LAPTOP, "light")
        kept(page, "today-light")
        hard = page.get_by_role("button", name="I froze").first
        clicked(page, page.get_by_role("button", name="Try a sample"), hard.is_visible)
        hard.click(delay=80)
        settled(page, 60)
        page.get_by_role("heading", level=1).scroll_into_view_if_needed()
        kept(page, "interview-light")
    weeks(folder / "months")
    with rebound(folder / "months") as served, watched(browser) as page:
        open_page(page, f"{served.url}/interviews", PHONE, "dark")
        kept(page, "interviews-dark-phone")
        open_page(page, f"{served.url}/recovery", PHONE, "dark")
        page.get_by_role("heading", name="Over the weeks").evaluate("it => it.scrollIntoView()")
        kept(page, "recovery-dark-phone")


def main() -> None:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        take(browser, Path(folder))
        browser.close()


if __name__ == "__main__":
    main()
