"""A check-in, a plan, a correction, half filled in: what was typed and chosen is there after F5 and a dead server."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_journey import go, paste, press, section
from tests.storage.samples import open_journal
from tests.support.browser import GONE, Served, Watch, clicked, rebound, settled, watched
from tests.support.waiting import until

pytestmark = pytest.mark.browser
PATIENCE = 20
HAPPY = "Overall, how happy did you feel yesterday?"


def scored(page: Page, score: str) -> bool:
    return page.get_by_role("radiogroup", name=HAPPY).get_by_role("radio", name=score, exact=True).is_checked()


def on_disk(app: Served, name: str, words: str) -> None:
    until(lambda: words in open_journal(app.home).draft(name), PATIENCE)


def test_a_check_in_half_filled_in_outlives_f5_and_a_killed_server(page: Page, app: Served, watch: Watch) -> None:
    page.goto(f"{app.url}/recovery")
    settled(page)
    three = page.get_by_role("radiogroup", name=HAPPY).get_by_role("radio", name="3", exact=True)
    clicked(page, three, lambda: scored(page, "3"))
    line = page.get_by_label("A line in your own words")
    line.press_sequentially("Slept well, rang Ines", delay=5)
    on_disk(app, "checkin new", "Slept well, rang Ines")
    page.reload()
    settled(page)
    expect(line).to_have_value("Slept well, rang Ines")
    assert scored(page, "3")
    app.process.kill()
    app.process.wait(10)
    watch.forgive(*GONE)
    with rebound(app.home) as again:
        page.goto(f"{again.url}/recovery")
        settled(page)
        expect(line).to_have_value("Slept well, rang Ines")
        kept = page.get_by_text("Kept. Thank you for taking the time.")
        clicked(page, page.get_by_role("button", name="Keep this"), kept.is_visible)
        (made,) = open_journal(again.home).checkins()
        assert (made.happy, made.line) == (3, "Slept well, rang Ines")
        assert open_journal(again.home).draft("checkin new") == ""


def test_a_correction_half_written_is_there_in_the_next_tab(page: Page, app: Served, browser: Browser) -> None:
    page.goto(app.url)
    settled(page)
    paste(page, "Interview at Alder Grove Library with Ruth Okafor.\nI froze at a question about quiet.")
    press(page, "Read my notes")
    press(page, "Correct this")
    page.get_by_label("Round").press_sequentially("second round", delay=5)
    page.get_by_label("Who you met, one a line").press_sequentially("\nSam", delay=5)
    (interview,) = open_journal(app.home).interviews()
    on_disk(app, f"facts {interview.id}", "Sam")
    on_disk(app, f"facts {interview.id}", "second round")
    with watched(browser) as other:
        other.goto(page.url)
        settled(other)
        press(other, "Correct this")
        expect(other.get_by_label("Round")).to_have_value("second round")
        expect(other.get_by_label("Who you met, one a line")).to_have_value("Ruth Okafor\nSam")
        way_back = other.get_by_role("button", name="Leave it as it was")
        clicked(other, way_back, lambda: not open_journal(app.home).draft(f"facts {interview.id}"))
        expect(other.get_by_label("Round")).to_have_value("")


def test_an_exercise_and_a_plan_half_written_outlive_f5(page: Page, app: Served) -> None:
    page.goto(app.url)
    settled(page)
    go(page, "Recovery")
    section(page, "Kindness")
    first = page.get_by_role("textbox").first
    first.press_sequentially("It hurts, and that is allowed.", delay=5)
    on_disk(app, "three_sentences_0", "It hurts, and that is allowed.")
    section(page, "Plans")
    page.get_by_label("If …").press_sequentially("the next one is a no", delay=5)
    on_disk(app, "plan new", "the next one is a no")
    page.goto(f"{app.url}/recovery?show=Plans")
    settled(page)
    expect(page.get_by_label("If …")).to_have_value("the next one is a no")
    section(page, "Kindness")
    expect(first).to_have_value("It hurts, and that is allowed.")
