"""What AppTest cannot see: files dropped, the back button, paper, the whole job by keyboard alone, every width."""

import io
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FilePayload, Page, expect
from pypdf import PdfReader

from coach.domain.interview import Facts
from coach.services import interviews
from tests.services.test_documents import pdf_file, word_file
from tests.storage.samples import NOON, open_journal
from tests.support.browser import Served, axe, settled, watched

pytestmark = pytest.mark.browser


@pytest.fixture
def today(page: Page, app: Served) -> Page:
    page.goto(app.url)
    settled(page)
    return page


def sample(page: Page) -> str:
    """Opens the sample; its address."""
    page.get_by_role("button", name="Try a sample").click(delay=80)
    expect(page.get_by_role("radio", name="Questions")).to_be_visible()
    settled(page)
    return page.url


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("notes.docx", word_file(), "- Ruth asked why here"),
        ("notes.pdf", pdf_file("I froze on the second question"), "I froze on the second question"),
        ("notes.md", b"# They asked\n- about the rota", "- about the rota"),
    ],
)
def test_a_file_that_is_chosen_goes_under_what_was_typed(today: Page, name: str, data: bytes, words: str) -> None:
    box = today.get_by_label("Your notes", exact=True)
    box.press_sequentially("Typed before.", delay=5)
    expect(today.get_by_text(re.compile(r"^Saved \d\d:\d\d$"))).to_be_visible()
    today.locator("input[type=file]").set_input_files(FilePayload(name=name, mimeType="", buffer=data))
    expect(box).to_have_value(re.compile("^Typed before.\n\n.*" + re.escape(words), re.DOTALL))


def test_a_file_that_is_dropped_is_opened(today: Page) -> None:
    transfer = today.evaluate_handle(
        "() => { const t = new DataTransfer(); t.items.add(new File(['I froze'], 'notes.txt')); return t }"
    )
    zone = today.get_by_test_id("stFileUploaderDropzone")
    for event in ("dragenter", "dragover", "drop"):
        zone.dispatch_event(event, {"dataTransfer": transfer})
    expect(today.get_by_label("Your notes", exact=True)).to_have_value("I froze")


def test_a_scanned_page_gets_a_clear_word_and_changes_nothing(today: Page) -> None:
    scan = FilePayload(name="scan.pdf", mimeType="application/pdf", buffer=pdf_file(picture=True))
    today.locator("input[type=file]").set_input_files(scan)
    expect(today.get_by_role("alert").filter(has_text="pictures of pages and no words")).to_be_visible()
    expect(today.get_by_label("Your notes", exact=True)).to_have_value("")
    assert axe(today) == []


def test_a_link_leads_to_one_interview_and_the_back_button_back(today: Page, app: Served) -> None:
    address = sample(today)
    today.get_by_test_id("stSidebarNav").get_by_role("link", name="Interviews", exact=True).click(delay=80)
    expect(today.get_by_role("heading", name="Interviews", level=1)).to_be_visible()
    settled(today)
    link = today.get_by_test_id("stMain").get_by_role("link", name=re.compile("Alder Grove"))
    link.click(delay=80)
    expect(today.get_by_role("heading", name="Alder Grove Library", level=1)).to_be_visible()
    today.go_back()
    expect(today.get_by_role("heading", name="Interviews", level=1)).to_be_visible()
    today.go_forward()
    expect(today.get_by_role("heading", name="Alder Grove Library", level=1)).to_be_visible()
    settled(today)
    today.goto(address)
    expect(today.get_by_role("heading", name="Alder Grove Library", level=1)).to_be_visible()


@pytest.mark.parametrize(("size", "width"), [("A4", 595), ("Letter", 612)])
def test_paper_holds_the_words_and_nothing_of_the_screen(today: Page, tmp_path: Path, size: str, width: int) -> None:
    today.emulate_media(color_scheme="dark")
    sample(today)
    today.get_by_role("button", name="More").click(delay=80)
    today.get_by_role("link", name=re.compile("Print")).click(delay=80)
    expect(today.get_by_role("button", name="Print this")).to_be_visible()
    settled(today)
    paper = PdfReader(io.BytesIO(today.pdf(format=size)))
    text = "\n".join(page.extract_text() for page in paper.pages)
    assert 1 < len(paper.pages) < 8
    assert int(paper.pages[0].mediabox.width) == width
    assert "They will call by Friday" in text
    for screen in ("116 123", "Settings", "Print this", "Rebound"):
        assert screen not in text


def test_days_are_written_in_the_language_of_the_browser(browser: Browser, app: Served) -> None:
    journal = open_journal(app.home)
    interviews.add(journal, "i1", "notes", Facts(company="Alder"), NOON)
    with watched(browser, locale="de-DE") as german:
        german.goto(f"{app.url}/interviews")
        settled(german)
        expect(german.get_by_text("12. März 2026", exact=False)).to_be_visible()


def test_the_check_on_the_privacy_page_runs_and_finds_all_as_it_should_be(today: Page) -> None:
    today.get_by_role("link", name="Why this is private").click(delay=80)
    today.get_by_role("button", name="Check now").click(delay=80)
    expect(today.get_by_text("turned away", exact=False)).to_be_visible()
    settled(today)
    assert today.get_by_text("Not as it should be").count() == 0
    assert today.get_by_text("As it should be", exact=False).count() >= 3
    assert axe(today) == []


def test_words_are_looked_for_while_one_types(today: Page, app: Served) -> None:
    journal = open_journal(app.home)
    for n, company in enumerate(("Alder", "Birch")):
        interviews.add(journal, f"i{n}", f"We talked about {company}s.", Facts(company=company), NOON)
    today.goto(f"{app.url}/interviews")
    settled(today)
    today.get_by_label(re.compile("^Search")).press_sequentially("birchs", delay=20)
    main = today.get_by_test_id("stMain")
    expect(main.get_by_role("link", name="Alder")).to_have_count(0)
    expect(main.get_by_role("link", name="Birch")).to_be_visible()


def tab_to(page: Page, name: str) -> None:
    """Walks with Tab until what has the focus is called so; focus must be seen on the way."""
    for _ in range(60):
        page.keyboard.press("Tab")
        called = page.evaluate(
            """() => { let e = document.activeElement
            while (e?.shadowRoot?.activeElement) e = e.shadowRoot.activeElement
            return [e?.ariaLabel, e?.innerText, e?.labels?.[0]?.innerText, e?.placeholder].join(' ') }"""
        )
        if name in called:
            return
    raise AssertionError(f"Tab does not lead to {name}")


def test_the_main_job_is_done_by_keyboard_alone(today: Page, app: Served) -> None:
    tab_to(today, "Your notes")
    today.keyboard.type("Ruth asked why I want to work here. That went well. I froze on the second question.", delay=2)
    tab_to(today, "Read my notes")
    today.keyboard.press("Enter")
    expect(today.get_by_role("radio", name="What happened")).to_be_visible()
    settled(today)
    tab_to(today, "What happened")
    today.keyboard.press("ArrowRight")
    today.keyboard.press("Space")
    expect(today.get_by_label("Your answer", exact=True)).to_be_visible()
    settled(today)
    tab_to(today, "Your answer")
    today.keyboard.type("I would take a breath.", delay=2)
    expect(today.get_by_text(re.compile(r"^Saved \d\d:\d\d$"))).to_be_visible()
    tab_to(today, "Next")
    today.keyboard.press("Enter")
    expect(today.get_by_text("Question 2 of", exact=False)).to_be_visible()
    (kept,) = open_journal(app.home).interviews()
    assert kept.answers[0].text == "I would take a breath."


@pytest.mark.parametrize("width", [320, 390, 768, 1920])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_is_wider_than_the_screen_or_hard_to_read(page: Page, app: Served, width: int, scheme: str) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme="light" if scheme == "light" else "dark", reduced_motion="reduce")
    page.goto(app.url)
    settled(page)
    key = sample(page).partition("id=")[2].partition("&")[0]
    wrong = {}
    sections = [f"interview?id={key}&show={s}" for s in ("What happened", "Questions", "Letters", "Time line")]
    for path in ("", *sections, f"sheet?id={key}", "interview?id=gone", "interviews", "privacy", "settings"):
        page.goto(f"{app.url}/{path}")
        settled(page)
        found = axe(page)
        over = page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth")
        if found or over > width:
            wrong[path] = (found, over)
    assert wrong == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_comes_and_goes_is_as_easy_to_read_and_use(today: Page, app: Served, scheme: str) -> None:
    today.emulate_media(color_scheme="light" if scheme == "light" else "dark", reduced_motion="reduce")
    open_journal(app.home).save_draft("notes in another window", "Written in another window.")
    today.reload()
    settled(today)
    expect(today.get_by_text("Written in another window.")).to_be_visible()
    wrong = {"another window": axe(today)}
    sample(today)
    today.get_by_role("button", name="More").click(delay=80)
    wrong["more"] = axe(today)
    today.get_by_role("button", name="Edit the notes").click(delay=80)
    box = today.get_by_label("Change what you like", exact=True)
    box.press_sequentially("- One more thing. ", delay=5)
    expect(today.get_by_text(re.compile(r"^Saved \d\d:\d\d$"))).to_be_visible()
    wrong["edit"] = axe(today)
    today.get_by_role("button", name="Read them again").click(delay=80)
    expect(today.get_by_text("Your notes were changed.")).to_be_visible()
    settled(today)
    wrong["undo"] = axe(today)
    today.get_by_role("button", name="Undo", exact=True).click(delay=80)
    expect(today.get_by_text("Your notes were changed.")).to_have_count(0)
    expect(today.locator(".notes")).not_to_contain_text("One more thing")
    assert {state: found for state, found in wrong.items() if found} == {}
