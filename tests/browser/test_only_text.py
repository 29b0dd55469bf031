"""What a note, a letter, a model or a file brought in holds is shown as text: nothing is loaded, run or linked."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from coach.storage.journal import TinyJournal
from tests.browser.test_journey import section
from tests.storage.samples import open_journal
from tests.support.browser import Served, clicked, rebound, settled, watched
from tests.support.chat_server import chat_server
from tests.support.full_journal import ID, fill, interview

pytestmark = pytest.mark.browser

MARKDOWN = "![x](http://evil.example/a.png) [here](http://evil.example/b) :material/delete:"
HTML = '<img src="http://evil.example/c.png" onerror="alert(1)"><iframe src="http://evil.example/d"></iframe>'
HOSTILE = f"{MARKDOWN} {HTML}"
PAGES = {
    "": (),
    "interviews": (),
    f"interview?id={ID}": ("What happened", "Questions", "Letters", "Time line"),
    f"sheet?id={ID}": (),
    "practice": (),
    "patterns": (),
    "share": (),
    "recovery": ("Weeks", "Plans", "Rest", "Kindness", "Month"),
    "settings": (),
}

FOUND = """() => {
  const leads = '[src*=evil], [srcset*=evil], [style*=evil], [href*=evil]:not([href^="mailto:"])'
  const all = [document, ...[...document.querySelectorAll('*')].map(e => e.shadowRoot).filter(Boolean)]
  return all.flatMap(root => [...root.querySelectorAll(leads)].map(e => e.outerHTML.slice(0, 200)))
}"""
"""A letter opens in the mail program, with its words: that link the person clicks aside, none is made of them."""
SHOWN = """() => {
  const all = [document.body, ...[...document.querySelectorAll('*')].map(e => e.shadowRoot).filter(Boolean)]
  return all.flatMap(root => [root, ...root.querySelectorAll('input, textarea')])
    .some(e => (e.value ?? e.textContent).includes('evil.example/a.png)'))
}"""


@pytest.fixture
def journal(app: Served) -> TinyJournal:
    return open_journal(app.home)


def looked_at(page: Page, where: str, shown: set[str]) -> None:
    """That nothing beyond this computer was asked for, `watched` sees to."""
    settled(page)
    assert page.evaluate(FOUND) == [], where
    if page.evaluate(SHOWN):
        shown.add(where)


def test_on_no_page_is_anything_loaded_that_was_written(page: Page, app: Served, journal: TinyJournal) -> None:
    fill(journal, HOSTILE)
    journal.add_interview(interview(HOSTILE).model_copy(update={"id": "20260312-deleted"}))
    journal.delete_interview("20260312-deleted")
    journal.save_draft("notes", HOSTILE)
    shown: set[str] = set()
    for address, sections in PAGES.items():
        page.goto(f"{app.url}/{address}")
        looked_at(page, address, shown)
        for name in sections:
            section(page, name)
            looked_at(page, f"{address} {name}", shown)
    page.get_by_text("Deleted, and not yet gone", exact=True).click(delay=80)
    looked_at(page, "the bin", shown)
    drawn = {f"interview?id={ID} {name}" for name in PAGES[f"interview?id={ID}"]}
    assert shown >= {"", "interviews", "practice", "patterns", "share", "recovery Plans", "settings", "the bin", *drawn}


def test_what_a_model_answers_is_not_loaded_either(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = {"question": f"You froze at the rota. {MARKDOWN}?", "why": HTML}
    with chat_server(answer) as model:
        monkeypatch.setenv("COACH_ENDPOINT", model.address)
        with rebound(tmp_path / "home") as served, watched(browser) as page:
            page.goto(served.url)
            settled(page)
            page.get_by_label("Your notes").first.fill("Interview at Northwind. Priya asked about the rota. I froze.")
            read = page.get_by_role("radio", name="Letters")
            clicked(page, page.get_by_role("button", name="Read my notes", exact=True), read.is_visible, 90, 60)
            for name in PAGES[f"interview?id={ID}"]:
                section(page, name)
                looked_at(page, name, set())
        assert model.bodies
