"""The main job, as a person does it, in the real browser on the real app."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.support.browser import GONE, Served, Watch, axe, rebound, settled

pytestmark = pytest.mark.browser

NOTES = """\
Interview at Alder Grove Library for library assistant, with Ruth Okafor (branch manager) and Daniel Brandt
- Ruth asked why I want to work here. That went really well, she smiled
- Daniel asked what I would do if two teenagers were loud in the quiet room. I froze and said nothing useful
- I have never used Sierra
- Daniel showed me the puppet theatre the children built, I loved that
- The pay is lower than I hoped
They will call by Friday
"""


def paste(page: Page, text: str) -> None:
    page.get_by_label("Your notes").first.fill(text)


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click(delay=80)
    settled(page)


def section(page: Page, name: str) -> None:
    page.get_by_role("radio", name=name).click(delay=80)
    settled(page)


def go(page: Page, name: str) -> None:
    page.get_by_test_id("stSidebarNav").get_by_role("link", name=name, exact=True).click(delay=80)
    settled(page)


def test_the_main_job_from_pasted_notes_to_the_chart_and_found_again_after_a_restart(
    page: Page, app: Served, watch: Watch
) -> None:
    page.goto(app.url)
    settled(page)
    paste(page, NOTES)
    press(page, "Read my notes")

    # what was read, pre-filled, beside the notes
    expect(page.get_by_role("heading", name="Alder Grove Library")).to_be_visible()
    expect(page.get_by_text("library assistant", exact=False).first).to_be_visible()
    press(page, "Correct this")
    expect(page.get_by_label("Company")).to_have_value("Alder Grove Library")
    expect(page.get_by_label("Who you met, one a line")).to_have_value(re.compile("Ruth Okafor\nDaniel Brandt"))
    page.get_by_label("Role").fill("library helper")
    page.get_by_test_id("stButton").get_by_role("button", name="Save", exact=True).click(delay=80)
    settled(page)
    expect(page.get_by_text("library helper", exact=False).first).to_be_visible()

    # a finding lights up its sentence
    section(page, "What happened")
    expect(page.get_by_role("heading", name="Was hard")).to_be_visible()
    page.get_by_role("button", name=re.compile("I froze")).last.click(delay=80)
    settled(page)
    expect(page.locator("[aria-current=true]").first).to_be_visible()

    # a question, answered in place and kept
    section(page, "Questions")
    expect(page.get_by_role("heading", name=re.compile(r"\?$")).first).to_be_visible()
    page.get_by_label("Your answer").fill("I would walk over and speak quietly to them.")
    expect(page.get_by_text(re.compile(r"^Saved \d\d:\d\d$")).first).to_be_visible()

    # a letter for each interviewer, copied with one click
    section(page, "Letters")
    expect(page.get_by_label("Letter", exact=True).last).to_have_value(re.compile(r"^(Dear|Hello|Hi) Ruth"))
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy the letter").click(delay=80)
    expect(page.get_by_text("Copied")).to_be_visible()
    assert "Ruth" in page.evaluate("navigator.clipboard.readText()")

    # a check-in, and the chart with the interview marked
    go(page, "Recovery")
    for question, score in (
        ("How confident do you feel about the next interview?", "4"),
        ("How kind were you to yourself this week?", "7"),
    ):
        page.get_by_role("radiogroup", name=question).get_by_role("radio", name=score, exact=True).click(delay=80)
    page.get_by_label("A line in your own words").fill("Slept well.")
    press(page, "Keep this")
    expect(page.get_by_text("Kept. Thank you for taking the time.")).to_be_visible()
    expect(page.get_by_text("Kind to myself: last 7.", exact=False)).to_be_visible()
    page.get_by_text("What is marked, in words").click(delay=80)
    expect(page.get_by_text("interview, Alder Grove Library", exact=False).first).to_be_visible()

    # found again by another server on the same folder
    watch.forgive(*GONE)
    app.process.terminate()
    app.process.wait(10)
    with rebound(app.home) as again:
        page.goto(again.url)
        settled(page)
        go(page, "Interviews")
        page.get_by_test_id("stMain").get_by_role("link", name=re.compile("Alder Grove Library")).click(delay=80)
        settled(page)
        section(page, "Questions")
        expect(page.get_by_label("Your answer")).to_have_value("I would walk over and speak quietly to them.")


def test_words_that_sound_like_danger_come_before_anything_else(page: Page, app: Served) -> None:
    page.goto(app.url)
    settled(page)
    paste(page, "They said no. I froze on the first question. I don't want to be alive anymore.")
    press(page, "Read my notes")
    expect(page.get_by_role("heading", name="Before anything else")).to_be_visible()
    expect(page.get_by_role("radio", name="Letters")).to_have_count(0)
    expect(page.get_by_text("988", exact=False).first).to_be_visible()
    press(page, "I am safe, go on")
    expect(page.get_by_text("If it gets too heavy", exact=False)).to_be_visible()
    section(page, "Questions")
    expect(page.get_by_label("Your answer")).to_be_visible()


def test_the_help_list_is_beside_every_page(page: Page, app: Served) -> None:
    for path in ("", "/interviews", "/interview", "/recovery", "/settings"):
        page.goto(app.url + path)
        settled(page)
        expect(page.get_by_test_id("stSidebar").get_by_text("116 123", exact=False)).to_be_visible()


def test_a_sample_can_be_tried_and_taken_away(page: Page, app: Served) -> None:
    page.goto(app.url)
    settled(page)
    press(page, "Try a sample")
    expect(page.get_by_role("heading", name="Alder Grove Library")).to_be_visible()
    press(page, "More")
    press(page, "Delete this interview")
    expect(page.get_by_text("The interview was deleted.")).to_be_visible()
    press(page, "Undo")
    expect(page.get_by_text("Alder Grove Library", exact=False).first).to_be_visible()
    settled(page)


def test_hostile_notes_are_only_text(page: Page, app: Served) -> None:
    page.goto(app.url)
    settled(page)
    paste(
        page,
        "![x](http://evil.example/a.png) <img src=http://evil.example/b.png onerror=alert(1)>\n"
        "I froze. \u202eabc 🙂\n<script>alert(1)</script>",
    )
    press(page, "Read my notes")
    for name in ("What happened", "Questions", "Letters"):
        section(page, name)
    assert page.locator("img[src*=evil]").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_every_page_is_accessible(page: Page, app: Served, scheme: str, width: int) -> None:
    page.emulate_media(color_scheme="light" if scheme == "light" else "dark")
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(app.url)
    settled(page)
    serious = {"today": axe(page)}
    press(page, "Try a sample")
    for name in ("What happened", "Questions", "Letters"):
        section(page, name)
        serious[name] = axe(page)
    for path in ("interviews", "settings", "recovery"):
        page.goto(f"{app.url}/{path}")
        settled(page)
        serious[path] = axe(page)
    for name in ("Plans", "Rest", "Kindness", "Month"):
        section(page, name)
        serious[name] = axe(page)
    assert {name: found for name, found in serious.items() if found} == {}
