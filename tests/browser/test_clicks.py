"""A hand that is tired clicks twice, or again because nothing seemed to happen: it is as if it had clicked once."""

import pytest
from playwright.sync_api import Page, expect

from coach.domain.plans import Plan
from tests.storage.samples import open_journal
from tests.support.browser import Served, settled

pytestmark = pytest.mark.browser


def click_again(page: Page, name: str, pause: int) -> None:
    """Two single clicks, as of somebody who waited between them: the second comes before the page has changed."""
    button = page.get_by_role("button", name=name, exact=True)
    button.scroll_into_view_if_needed()
    at = button.bounding_box()
    assert at is not None
    for _ in range(2):
        page.mouse.click(at["x"] + 9, at["y"] + 9)
        page.wait_for_timeout(pause)


@pytest.mark.parametrize("pause", [60, 100, 150])
def test_notes_that_are_sent_off_twice_are_read_once_and_shown(page: Page, app: Served, pause: int) -> None:
    page.goto(app.url)
    settled(page)
    page.get_by_label("Your notes", exact=True).fill("They asked why I left Alder. I froze.")
    click_again(page, "Read my notes", pause)
    expect(page.get_by_role("radio", name="Questions")).to_be_visible()
    settled(page)
    assert page.get_by_role("radio", name="Questions").is_visible()
    assert len(open_journal(app.home).interviews()) == 1


@pytest.mark.parametrize("how", ["double click", "held key", "again"])
def test_a_plan_is_kept_once(page: Page, app: Served, how: str) -> None:
    page.goto(f"{app.url}/recovery?show=Plans")
    settled(page)
    page.get_by_label("If", exact=False).first.fill("I read a no")
    page.get_by_label("then", exact=False).last.fill("I walk round the block")
    keep = page.get_by_role("button", name="Keep this plan", exact=True)
    if how == "double click":
        keep.dblclick(delay=40)
    elif how == "again":
        click_again(page, "Keep this plan", 80)
    else:
        keep.focus()
        for _ in range(5):
            page.keyboard.down("Enter")  # again without `up` it is a repeat
        page.keyboard.up("Enter")
    expect(page.get_by_text("I walk round the block").first).to_be_visible()
    page.locator("[data-test-script-state=notRunning]").wait_for()  # a click on what is gone is never answered
    assert len(open_journal(app.home).all_of(Plan)) == 1
