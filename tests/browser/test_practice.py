"""A card, a sheet for a friend, and the ratings that come back, in the real browser."""

from pathlib import Path

import pytest
from playwright.sync_api import Download, Page, expect

from coach.bootstrap import build
from coach.domain.ports import Journal
from coach.settings import load
from tests.browser.test_journey import go, press
from tests.support.browser import Served, axe, clicked, settled
from tests.support.practised import THREE
from tests.support.waiting import until

pytestmark = pytest.mark.browser


@pytest.fixture
def journal(app: Served) -> Journal:
    """The journal of the running app, with three interviews in it."""
    kept = build(load({"COACH_HOME": str(app.home)})).journal
    for interview in THREE:
        kept.add_interview(interview)
    return kept


def test_a_try_is_typed_looked_at_and_kept_and_its_draft_survives_a_page_change(
    page: Page, app: Served, journal: Journal
) -> None:
    page.goto(app.url)
    settled(page)
    go(page, "Practice")
    answer = page.get_by_label("Your answer", exact=True)
    answer.fill("I saw the children's corner. I read there each week, and in the end forty came.")
    go(page, "Recovery")
    go(page, "Practice")
    expect(answer).to_have_value("I saw the children's corner. I read there each week, and in the end forty came.")
    press(page, "Look at my answer")
    expect(page.get_by_text("What a good answer would show")).to_be_visible()
    assert not axe(page)
    page.get_by_role("radio", name="Good", exact=True).click(delay=80)
    press(page, "Keep this try")
    expect(page.get_by_text("Kept.", exact=False).first).to_be_visible()
    assert [t.rating for c in journal.practice().cards for t in c.tries] == [3]


def test_a_sheet_goes_to_a_friends_phone_and_its_ratings_come_back(
    page: Page, app: Served, journal: Journal, tmp_path: Path
) -> None:
    page.goto(f"{app.url}/practice")
    settled(page)
    page.get_by_text("Make a sheet for a friend").click(delay=80)
    settled(page)
    box, preview = page.get_by_label("Which questions may they see?"), page.get_by_text("This is all that is on it")

    def chosen() -> bool:
        """What is typed while the page draws itself anew is lost on the box: once more, then."""
        box.fill("teenagers")
        box.press("Enter")
        settled(page)
        return preview.is_visible()

    until(chosen, 15)
    page.get_by_text("Someone you trust asks you the questions").click(delay=80)
    settled(page)
    saved: list[Download] = []
    page.on("download", lambda download: saved.append(download))
    clicked(page, page.get_by_role("button", name="Save for a phone (HTML)"), lambda: bool(saved))
    sheet = tmp_path / "sheet.html"
    saved[0].save_as(sheet)
    settled(page)

    friend = page.context.new_page()
    friend.set_viewport_size({"width": 390, "height": 800})
    friend.goto(sheet.as_uri())
    assert friend.evaluate("document.documentElement.scrollWidth <= innerWidth")
    friend.get_by_role("radio", name="Getting there").check()
    friend.get_by_label("One kind sentence").fill("You looked so calm.")
    with friend.expect_download() as back:
        friend.get_by_role("button", name="Save the ratings as a file").click(delay=80)
    ratings = tmp_path / "rebound-ratings.json"
    back.value.save_as(ratings)
    friend.close()

    page.get_by_text("What your friend said").click(delay=80)
    settled(page)
    page.locator("input[type=file]").set_input_files(ratings)
    settled(page)
    press(page, "Read this file")
    expect(page.get_by_text("Kept beside your own ratings, for 1 card.")).to_be_visible()
    (heard,) = (h for c in journal.practice().cards for h in c.heard)
    assert (heard.rating, heard.kind_words) == (2, "You looked so calm.")


@pytest.mark.parametrize("name", ["practice", "patterns", "share"])
@pytest.mark.parametrize("width", [320, 1280])
def test_the_pages_are_accessible_and_nothing_hangs_over_the_edge(
    page: Page, app: Served, journal: Journal, name: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme="dark" if width == 320 else "light")
    page.goto(f"{app.url}/{name}")
    settled(page)
    assert not axe(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
