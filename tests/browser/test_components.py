"""The three components under the real guard, in Chromium."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.support.browser import GONE, ROOT, Served, Watch, axe, script, settled
from tests.support.components_page import TEXT
from tests.support.waiting import until

pytestmark = pytest.mark.browser
PAGE = ROOT / "tests/support/components_page.py"


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with script(PAGE, tmp_path_factory.mktemp("demo") / "home") as served:
        yield served


@pytest.fixture
def kept(demo: Served) -> Path:
    """The file of what was typed, empty when a test begins."""
    path = demo.home / "kept.txt"
    path.unlink(missing_ok=True)
    return path


@pytest.fixture
def shown(page: Page, demo: Served, kept: Path) -> Page:
    page.goto(demo.url)
    settled(page)
    return page


def box(page: Page) -> Locator:
    return page.get_by_label("What would a good answer have been?")


def status(page: Page) -> Locator:
    return page.locator(".autosave [role=status]")


def saved(page: Page) -> Locator:
    """There only while all that stands in the box is kept."""
    return page.locator(".autosave[data-state=saved]")


def sentence(page: Page, sentence_id: str) -> Locator:
    return page.locator(f".sentence[data-id={sentence_id}]")


def test_the_notes_stand_there_letter_by_letter_and_never_as_markup(shown: Page) -> None:
    pieces = "[...box.childNodes].map(n => n.nodeType === 3 ? n.data : n.querySelector('.words').textContent)"
    text = shown.locator(".notes").evaluate(f"box => {pieces}.join('')")
    assert text == "".join(gap + words for gap, words, _ in TEXT)
    assert shown.locator(".notes b").count() == 0


def test_a_finding_shows_by_a_shape_and_a_word(shown: Page) -> None:
    assert sentence(shown, "s4").locator(".mark").all_inner_texts() == ["● asked", "■ was hard"]
    expect(
        shown.get_by_role("button", name="I have never used Kafka and they asked twice. not there yet")
    ).to_be_visible()


def test_a_click_on_a_sentence_chooses_it_and_lights_it_up(shown: Page) -> None:
    sentence(shown, "s4").click()
    expect(shown.get_by_text("Chosen: s4")).to_be_visible()
    expect(shown.locator(".sentence[aria-current=true]")).to_have_attribute("data-id", "s4")


def test_the_keyboard_alone_moves_chooses_and_keeps_its_place(shown: Page) -> None:
    sentence(shown, "s1").focus()
    for key in ("ArrowDown", "ArrowDown", "ArrowUp", "ArrowDown", "Enter"):
        shown.keyboard.press(key)
    expect(shown.get_by_text("Chosen: s3")).to_be_visible()
    settled(shown)
    expect(sentence(shown, "s3")).to_be_focused()
    assert shown.locator(".sentence[tabindex='0']").count() == 1


def test_a_sentence_lit_up_from_elsewhere_scrolls_within_the_notes_alone(shown: Page) -> None:
    shown.set_viewport_size({"width": 1280, "height": 500})
    button = shown.get_by_role("button", name="Light up the last")
    button.scroll_into_view_if_needed()
    before = shown.locator("[data-testid=stMain]").evaluate("main => main.scrollTop")
    button.click(delay=80)
    expect(sentence(shown, "s27")).to_have_attribute("aria-current", "true")
    expect(sentence(shown, "s27")).to_be_in_viewport()
    assert shown.locator(".notes").evaluate("notes => notes.scrollTop") > 100
    assert shown.locator("[data-testid=stMain]").evaluate("main => main.scrollTop") == before


def test_words_are_kept_while_one_types_and_stand_there_after_a_reload(shown: Page, kept: Path) -> None:
    box(shown).press_sequentially("I would say: start with", delay=10)
    expect(status(shown)).to_have_text(re.compile(r"Saved \d\d:\d\d"), timeout=1500)
    assert kept.read_text("utf-8") == "I would say: start with"
    shown.reload()
    expect(box(shown)).to_have_value("I would say: start with")


def test_runs_that_come_back_while_one_types_take_no_letter_away(shown: Page, kept: Path) -> None:
    words = "One two three four five six. " * 3
    for part in re.findall(".{11}|.+", words):
        box(shown).press_sequentially(part, delay=15)
        shown.wait_for_timeout(len(part) * 37 % 500)  # pauses around the 400 ms after which words are sent
    expect(box(shown)).to_have_value(words)
    expect(saved(shown)).to_contain_text("Saved")
    settled(shown)
    expect(box(shown)).to_have_value(words)
    assert kept.read_text("utf-8") == words


@pytest.mark.parametrize("leave", ["click", "keyboard"])
def test_the_last_words_before_one_leaves_the_page_are_kept(shown: Page, kept: Path, leave: str) -> None:
    box(shown).press_sequentially("Said in a hurry", delay=5)
    link = shown.get_by_role("link", name="Second")
    if leave == "click":
        link.click(delay=80)
    else:
        link.focus()
        shown.keyboard.press("Enter")
    expect(shown.get_by_role("heading", name="Second page")).to_be_visible()
    settled(shown)
    until(lambda: kept.exists() and kept.read_text("utf-8") == "Said in a hurry", seconds=5)
    shown.get_by_role("link", name="First").click(delay=80)
    expect(box(shown)).to_have_value("Said in a hurry")


def test_a_text_sent_off_before_its_last_words_were_saved_is_sent_whole_and_leaves_an_empty_box(
    shown: Page, kept: Path
) -> None:
    box(shown).press_sequentially("Thank you for today", delay=5)
    shown.get_by_role("button", name="Send it off").click(delay=80)
    expect(shown.get_by_text("Sent: Thank you for today")).to_be_visible()
    expect(box(shown)).to_have_value("")
    expect(saved(shown)).to_be_attached()
    assert not kept.exists()


def test_words_typed_while_the_server_is_away_are_saved_when_it_is_back(
    page: Page, watch: Watch, tmp_path: Path
) -> None:
    with script(PAGE, tmp_path) as served:
        page.goto(served.url)
        settled(page)
        served.process.kill()
        served.process.wait()
        box(page).press_sequentially("Nobody hears this", delay=5)
        expect(status(page)).to_contain_text("Not saved yet", timeout=10_000)
    with script(PAGE, tmp_path, served.port):
        expect(saved(page)).to_contain_text("Saved", timeout=30_000)
        expect(box(page)).to_have_value("Nobody hears this")
    assert (tmp_path / "kept.txt").read_text("utf-8") == "Nobody hears this"
    watch.forgive(*GONE)


@pytest.mark.parametrize("clipboard", ["new", "old"])
def test_one_click_copies_the_whole_text_and_says_so(page: Page, demo: Served, kept: Path, clipboard: str) -> None:
    if clipboard == "old":
        page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.goto(demo.url)
    settled(page)
    page.get_by_role("button", name="Copy the letter").click(delay=80)
    expect(page.get_by_role("status").filter(has_text="Copied")).to_be_visible()
    box(page).focus()
    page.keyboard.press("Control+V")
    expect(box(page)).to_have_value("Dear Priya,\n“thank you” <b>for</b> today.")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390, 320])
def test_everyone_can_read_and_use_them(page: Page, demo: Served, kept: Path, scheme: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
    page.goto(demo.url)
    settled(page)
    expect(page.locator(".sentence")).to_have_count(len(TEXT))
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
