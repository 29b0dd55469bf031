"""A disk that is full while somebody writes: they are told, their words stay, and are kept once there is room."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from coach.storage.journal import TinyJournal
from tests.browser.test_journey import go
from tests.storage.samples import open_journal
from tests.support.browser import Served, clicked, rebound, settled
from tests.support.small_disk import small_disk
from tests.support.waiting import until

pytestmark = pytest.mark.browser
PATIENCE = 40


@pytest.fixture
def app(tmp_path: Path) -> Iterator[Served]:
    with small_disk(tmp_path / "disk", kilobytes=2048), rebound(tmp_path / "disk" / "home") as served:
        yield served


@pytest.fixture
def sample(page: Page, app: Served) -> Page:
    page.goto(app.url)
    settled(page)
    heading = page.get_by_role("heading", name="Alder Grove Library")
    clicked(page, page.get_by_role("button", name="Try a sample"), heading.is_visible)
    return page


class Ballast:
    """Something else that fills the disk."""

    def __init__(self, home: Path) -> None:
        self._file = home.parent / "something else"

    def fill(self) -> None:
        with self._file.open("wb", buffering=0) as file, suppress(OSError):
            while file.write(bytes(4096)):
                pass

    def clear(self) -> None:
        self._file.unlink()


def shown(page: Page, name: str, box: str) -> None:
    there = page.get_by_label(box, exact=True).last
    clicked(page, page.get_by_role("radio", name=name), there.is_visible)


def journal(app: Served) -> TinyJournal:
    return open_journal(app.home)


def told(page: Page) -> Locator:
    return page.get_by_role("alert").filter(has_text="disk is full").first


@pytest.mark.parametrize(("part", "box"), [("Questions", "Your answer"), ("Letters", "Letter")])
def test_what_is_written_stays_in_its_box_and_is_kept_once_there_is_room(
    sample: Page, app: Served, part: str, box: str
) -> None:
    shown(sample, part, box)
    ballast, typed = Ballast(app.home), sample.get_by_label(box, exact=True).last
    ballast.fill()
    typed.fill("Dear Ruth, thank you.")
    expect(told(sample)).to_be_visible()
    expect(typed).to_have_value("Dear Ruth, thank you.")
    ballast.clear()
    typed.press("End")
    typed.press_sequentially(" I mean it.", delay=5)
    until(lambda: "Dear Ruth, thank you. I mean it." in _written(app), PATIENCE)
    settled(sample)
    expect(told(sample)).to_have_count(0)


def _written(app: Served) -> list[str]:
    kept = journal(app).interviews()
    return [answer.text for each in kept for answer in each.answers] + [x.body for each in kept for x in each.letters]


def test_a_check_in_stays_filled_in_and_is_kept_once_there_is_room(sample: Page, app: Served) -> None:
    go(sample, "Recovery")
    ballast, line = Ballast(app.home), sample.get_by_label("A line in your own words")
    ballast.fill()
    line.fill("Slept well.")
    keep = sample.get_by_role("button", name="Keep this", exact=True)
    clicked(sample, keep, told(sample).is_visible)
    expect(line).to_have_value("Slept well.")
    assert journal(app).checkins() == ()
    ballast.clear()
    kept = sample.get_by_text("Kept. Thank you for taking the time.")
    clicked(sample, keep, kept.is_visible)
    assert [each.line for each in journal(app).checkins()] == ["Slept well."]
