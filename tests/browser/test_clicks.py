"""A hand that is tired clicks twice, or again because nothing seemed to happen: it is as if it had clicked once."""

import pytest
from playwright.sync_api import Locator, Page, expect

from coach.domain.plans import Plan
from coach.domain.recovery import CheckIn
from coach.domain.rests import Rest
from tests.storage.samples import NOON, open_journal
from tests.support.browser import Served, settled

pytestmark = pytest.mark.browser

TWICE = "(button, ms) => new Promise(done => { button.click(); setTimeout(() => done(button.click()), ms) })"


def click_again(button: Locator, pause: int) -> None:
    """Past `once.js`, which looks at a hand's clicks: the second comes before, or while, the page changes."""
    button.focus()  # as a hand's click does: what was being typed is sent
    button.evaluate(TWICE, pause)


def opened(page: Page, app: Served, path: str) -> None:
    page.goto(f"{app.url}/{path}")
    settled(page)


def all_done(page: Page) -> None:
    """What a window asked for is done once its successor is drawn; a click on what is gone is never answered."""
    page.reload()
    settled(page)


@pytest.mark.parametrize("pause", [60, 120, 600])
def test_notes_that_are_sent_off_twice_are_read_once_and_shown(page: Page, app: Served, pause: int) -> None:
    opened(page, app, "")
    page.get_by_label("Your notes", exact=True).fill("They asked why I left Alder. I froze.")
    click_again(page.get_by_role("button", name="Read my notes", exact=True), pause)
    expect(page.get_by_role("radio", name="Questions")).to_be_visible()
    all_done(page)
    expect(page.get_by_role("radio", name="Questions")).to_be_visible()
    assert len(open_journal(app.home).interviews()) == 1


@pytest.mark.parametrize("how", ["double click", "held key", "again"])
def test_a_plan_is_kept_once(page: Page, app: Served, how: str) -> None:
    opened(page, app, "recovery?show=Plans")
    page.get_by_label("If …", exact=True).fill("I read a no")
    page.get_by_label("then I will …", exact=True).fill("I walk round the block")
    keep = page.get_by_role("button", name="Keep this plan", exact=True)
    if how == "double click":
        keep.dblclick(delay=40)
    elif how == "again":
        click_again(keep, 80)
    else:
        keep.focus()
        for _ in range(5):
            page.keyboard.down("Enter")  # again without `up` it is a repeat
        page.keyboard.up("Enter")
    expect(page.get_by_text("I walk round the block").first).to_be_visible()
    all_done(page)
    assert len(open_journal(app.home).all_of(Plan)) == 1


@pytest.mark.parametrize("pause", [60, 120])
def test_a_rest_begins_once(page: Page, app: Served, pause: int) -> None:
    opened(page, app, "recovery?show=Rest")
    page.get_by_label("What it is, if you like").fill("two days by the sea")
    click_again(page.get_by_role("button", name="Rest", exact=True), pause)
    expect(page.get_by_text("You are resting", exact=False).first).to_be_visible()
    all_done(page)
    (rest,) = open_journal(app.home).all_of(Rest)
    assert rest.line == "two days by the sea"


def test_one_check_in_is_deleted_and_the_others_stay(page: Page, app: Served) -> None:
    journal = open_journal(app.home)
    for n in range(4):
        journal.save_checkin(CheckIn(id=f"c{n}", created_at=NOON, on=NOON.date().replace(day=n + 1), line="so so"))
    opened(page, app, "recovery")
    page.get_by_role("radio", name="Weeks").wait_for()
    page.get_by_text("Earlier check-ins").click()
    click_again(page.get_by_role("button", name="Delete this check-in", exact=True), 80)
    expect(page.get_by_text("The check-in was deleted.")).to_be_visible()
    all_done(page)
    assert len(open_journal(app.home).checkins()) == 3
