"""What was written shows in no log, address, title, console or list of processes while the main job is done."""

import re
import stat
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_journey import go, paste, section
from tests.support.browser import Served, clicked, settled

pytestmark = pytest.mark.browser

SECRETS = ("quillfeather", "thistledown", "bramblewick", "periwinkle", "marzipan", "ottoline", "hollyhock")
"""Company, notes, answer, letter, check-in, search, interviewer."""

NOTES = """\
Interview at Quillfeather for library assistant, with Ottoline Hollyhock (branch manager)
- Ottoline asked why I want to work here. That went really well, she smiled
- She asked what I would do about the thistledown. I froze and said nothing useful
- I have never used Sierra
They will call by Friday
"""

TITLES = """() => {
  const tell = () => console.debug('title: ' + document.title)
  tell()
  new MutationObserver(tell).observe(document.head, { childList: true, subtree: true, characterData: true })
}"""


class Overheard:
    """Every word that a browser, its log or a bystander on this computer could see of the page beside the page."""

    def __init__(self, page: Page) -> None:
        self._heard: list[str] = []
        page.on("console", lambda message: self._heard.append(f"console: {message.text}"))
        page.on("request", lambda request: self._heard.append(f"address: {request.url}"))
        page.on("framenavigated", lambda frame: self._heard.append(f"address: {frame.url}"))
        page.on("websocket", lambda socket: self._heard.append(f"address: {socket.url}"))
        page.add_init_script(f"addEventListener('DOMContentLoaded', {TITLES})")

    def bystanders(self) -> None:
        for process in Path("/proc").glob("[0-9]*/cmdline"):
            try:
                self._heard.append(f"process: {process.read_bytes().decode(errors='replace')}")
            except OSError:
                continue  # it ended meanwhile

    def of(self, *kinds: str) -> list[str]:
        return [line for line in self._heard if line.startswith(kinds)]

    @property
    def told(self) -> list[str]:
        return [line[:300] for line in self._heard if any(word in unquote(line).lower() for word in SECRETS)]


def read(page: Page) -> None:
    """The first time, a new server loads all that it reads with."""
    heading = page.get_by_role("heading", name="Quillfeather")
    clicked(page, page.get_by_role("button", name="Read my notes", exact=True), heading.is_visible, 90, 60)


def test_nothing_that_was_written_shows_beside_the_page_while_the_main_job_is_done(page: Page, app: Served) -> None:
    overheard = Overheard(page)
    page.goto(app.url)
    settled(page)
    paste(page, NOTES)
    read(page)
    overheard.bystanders()

    section(page, "Questions")
    page.get_by_label("Your answer").first.fill("I would say that the bramblewick was closed.")
    expect(page.get_by_text(re.compile(r"^Saved \d\d:\d\d$")).first).to_be_visible()
    section(page, "Letters")
    page.get_by_label("Letter", exact=True).last.fill("Dear Ottoline, periwinkle and thanks.")
    expect(page.get_by_text(re.compile(r"^Saved \d\d:\d\d$")).first).to_be_visible()
    overheard.bystanders()

    go(page, "Recovery")
    page.get_by_label("A line in your own words").fill("Slept like marzipan.")
    kept = page.get_by_text("Kept. Thank you for taking the time.")
    clicked(page, page.get_by_role("button", name="Keep this", exact=True), kept.is_visible)
    for name in ("Interviews", "Practice", "Today", "Settings"):
        go(page, name)
        overheard.bystanders()
    go(page, "Interviews")
    link = page.get_by_test_id("stMain").get_by_role("link", name=re.compile("Quillfeather"))
    search = page.get_by_label(re.compile("^Search"))
    search.press_sequentially("ottoline", delay=20)
    settled(page)
    expect(link).to_be_visible()
    search.fill("marzipan")
    expect(link).to_have_count(0)
    overheard.bystanders()
    search.fill("")
    link.click(delay=80)
    settled(page)
    page.reload()
    settled(page)
    overheard.bystanders()

    assert overheard.told == []
    assert len(overheard.of("console: title: ")) > 3
    assert any(app.url in line for line in overheard.of("address: "))
    assert any("serve(" in line for line in overheard.of("process: "))
    log = app.log.read_text("utf-8").lower()
    assert [word for word in SECRETS if word in log] == []
    assert open_to_others(app) == []


def open_to_others(app: Served) -> list[str]:
    """`app.log` is made by the test."""
    return [path.name for path in app.home.rglob("*") if path != app.log and stat.S_IMODE(path.stat().st_mode) & 0o077]


def test_what_was_written_is_in_no_file_but_the_journal_and_its_copies(page: Page, app: Served) -> None:
    page.goto(app.url)
    settled(page)
    paste(page, NOTES)
    read(page)
    holding = {
        path.relative_to(app.home).parts[0]
        for path in app.home.rglob("*")
        if path.is_file() and any(word in path.read_bytes().lower() for word in map(str.encode, SECRETS))
    }
    assert "journal.json" in holding
    assert holding <= {"journal.json", "backups"}
