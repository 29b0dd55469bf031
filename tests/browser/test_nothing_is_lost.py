"""Whatever happens to the page, the window or the server, the words that were typed are there again."""

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from coach.storage.journal import TinyJournal
from tests.storage.samples import open_journal
from tests.support.browser import GONE, Served, Watch, rebound, settled, watched
from tests.support.waiting import until

pytestmark = pytest.mark.browser
WORDS = "Ruth asked why I left. I froze."


def box(page: Page) -> Locator:
    return page.get_by_label("Your notes", exact=True)


def open_today(page: Page, app: Served) -> None:
    page.goto(app.url)
    settled(page)


def kept(app: Served) -> str:
    return open_journal(app.home).draft("notes")


@pytest.fixture
def journal(app: Served) -> TinyJournal:
    return open_journal(app.home)


def test_words_are_on_disk_within_a_second_of_the_last_key_and_the_page_says_when(page: Page, app: Served) -> None:
    open_today(page, app)
    box(page).press_sequentially(WORDS, delay=5)
    until(lambda: kept(app) == WORDS, seconds=1)
    expect(page.get_by_text(re.compile(r"^Saved \d\d:\d\d$"))).to_be_visible()


def test_words_survive_a_change_of_page_and_the_back_button(page: Page, app: Served) -> None:
    open_today(page, app)
    box(page).press_sequentially(WORDS, delay=5)
    page.get_by_test_id("stSidebarNav").get_by_role("link", name="Interviews", exact=True).click(delay=80)
    expect(page.get_by_role("heading", name="Interviews", level=1)).to_be_visible()
    page.go_back()
    expect(box(page)).to_have_value(WORDS)


def test_words_typed_just_before_f5_are_there_after_it(page: Page, app: Served) -> None:
    open_today(page, app)
    box(page).press_sequentially(WORDS, delay=5)
    page.reload()
    expect(box(page)).to_have_value(WORDS)
    until(lambda: kept(app) == WORDS, seconds=5)


def test_words_typed_just_before_the_tab_is_closed_are_there_in_the_next(page: Page, app: Served) -> None:
    open_today(page, app)
    box(page).press_sequentially(WORDS, delay=5)
    context = page.context
    page.close(run_before_unload=True)
    again = context.new_page()
    again.goto(app.url)
    expect(box(again)).to_have_value(WORDS)
    until(lambda: kept(app) == WORDS, seconds=5)


def test_words_survive_a_server_that_is_killed(page: Page, app: Served, watch: Watch) -> None:
    open_today(page, app)
    box(page).press_sequentially(WORDS, delay=5)
    until(lambda: kept(app) == WORDS, seconds=1)
    app.process.kill()
    app.process.wait(10)
    with rebound(app.home) as again:
        page.goto(again.url)
        expect(box(page)).to_have_value(WORDS)
    watch.forgive(*GONE)


def test_words_typed_while_the_server_is_dead_outlive_their_tab(page: Page, app: Served, watch: Watch) -> None:
    watch.forgive(*GONE)
    open_today(page, app)
    app.process.kill()
    app.process.wait(10)
    box(page).press_sequentially(WORDS, delay=5)
    expect(page.get_by_text("Not saved yet", exact=False)).to_be_visible(timeout=10_000)
    context = page.context
    page.close()
    with rebound(app.home, app.port) as again:
        next_page = context.new_page()
        next_page.goto(again.url)
        expect(box(next_page)).to_have_value(WORDS)
        until(lambda: kept(again) == WORDS, seconds=5)
        expect(next_page.get_by_text(re.compile(r"^Saved \d\d:\d\d$"))).to_be_visible()
        assert next_page.evaluate("Object.keys(localStorage).filter(k => k.startsWith('rebound'))") == []


def test_two_windows_on_one_text_lose_nothing(page: Page, app: Served, browser: Browser, journal: TinyJournal) -> None:
    open_today(page, app)
    with watched(browser) as other:
        open_today(other, app)
        box(page).fill("Written in the first window.")
        until(lambda: kept(app) == "Written in the first window.", seconds=2)
        box(other).fill("And in the second.")
        until(lambda: kept(app) == "And in the second.", seconds=2)
        expect(other.get_by_text("Written in the first window.")).to_be_visible()
        other.get_by_role("button", name="Add it to this text").click(delay=80)
        expect(box(other)).to_have_value("And in the second.\n\nWritten in the first window.")
        expect(other.get_by_text("In another window")).to_have_count(0)
    assert kept(app) == "And in the second.\n\nWritten in the first window."


def test_one_window_alone_never_hears_of_another(page: Page, app: Served) -> None:
    open_today(page, app)
    for part in ("One. ", "Two. ", "Three. "):
        box(page).press_sequentially(part, delay=40)
        page.keyboard.press("Home")
        page.wait_for_timeout(len(part) * 97 % 600)  # pauses around the 400 ms after which words are sent
    until(lambda: len(kept(app)) == len("One. Two. Three. "), seconds=2)
    settled(page)
    expect(page.get_by_text("In another window", exact=False)).to_have_count(0)


def test_notes_that_were_read_do_not_come_back_as_a_draft(page: Page, app: Served) -> None:
    open_today(page, app)
    box(page).press_sequentially(WORDS, delay=5)
    page.get_by_role("button", name="Read my notes").click(delay=80)
    expect(page.get_by_role("radio", name="Questions")).to_be_visible()
    page.go_back()
    settled(page)
    expect(box(page)).to_have_value("")


def test_an_answer_is_kept_under_its_own_question(page: Page, app: Served) -> None:
    open_today(page, app)
    page.get_by_role("button", name="Try a sample").click(delay=80)
    settled(page)
    page.get_by_role("radio", name="Questions").click(delay=80)
    settled(page)
    answer = page.get_by_label("Your answer", exact=True)
    answer.press_sequentially("I would walk over.", delay=5)
    page.get_by_role("button", name=re.compile("^(Next|Later)$")).click(delay=80)
    expect(page.get_by_text("Question 2 of", exact=False)).to_be_visible()
    settled(page)
    expect(answer).to_have_value("")
    page.get_by_role("button", name="Back", exact=True).click(delay=80)
    expect(page.get_by_text("Question 1 of", exact=False)).to_be_visible()
    settled(page)
    expect(answer).to_have_value("I would walk over.")
    page.reload()
    settled(page)
    page.get_by_role("radio", name="Questions").click(delay=80)
    settled(page)
    expect(answer).to_have_value("I would walk over.")


def test_words_that_no_disk_would_take_are_there_when_it_is_well_again(page: Page, app: Served) -> None:
    open_today(page, app)
    (app.home / "journal.json").mkdir()
    box(page).press_sequentially(WORDS, delay=5)
    expect(page.get_by_role("alert").first).to_be_visible()
    (app.home / "journal.json").rmdir()
    page.get_by_test_id("stSidebarNav").get_by_role("link", name="Interviews", exact=True).click(delay=80)
    settled(page)
    page.get_by_test_id("stSidebarNav").get_by_role("link", name="Today", exact=True).click(delay=80)
    expect(box(page)).to_have_value(WORDS)
    until(lambda: kept(app) == WORDS, seconds=5)
