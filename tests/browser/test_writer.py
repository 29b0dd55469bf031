"""Who writes, in Chromium: a model file of one's own is dropped, and nobody else can bring one."""

import http.client
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.support.browser import Served, Watch, axe, clicked, settled

pytestmark = pytest.mark.browser


@pytest.fixture
def settings(page: Page, app: Served) -> Page:
    page.goto(f"{app.url}/settings")
    settled(page)
    page.get_by_text("A model file of your own").click(delay=80)
    expect(page.locator(".drop input")).to_be_visible()
    settled(page)
    return page


def test_a_dropped_model_is_kept_listed_and_chosen(settings: Page, app: Served, tmp_path: Path) -> None:
    mine = tmp_path / "mine.gguf"
    mine.write_bytes(b"GGUF" + bytes(9_000_000))
    settings.locator(".drop input").set_input_files(mine)
    expect(settings.get_by_role("button", name="Let it write")).to_be_visible(timeout=15_000)
    expect(settings.locator(".drop [role=status]")).to_contain_text("is here now")
    settled(settings)
    told = settings.get_by_text("Writes now")
    clicked(settings, settings.get_by_role("button", name="Let it write"), told.is_visible)
    kept = app.home / "models" / "mine.gguf"
    assert kept.read_bytes() == mine.read_bytes()
    assert [p.name for p in kept.parent.iterdir()] == ["mine.gguf"]
    expect(settings.get_by_test_id("stSidebar")).to_contain_text("mine.gguf")
    assert axe(settings) == []


def test_what_is_no_model_is_told_and_not_kept(settings: Page, app: Served, watch: Watch, tmp_path: Path) -> None:
    watch.forgive("400 (Bad Request)")
    (tmp_path / "no.gguf").write_bytes(b"PK and more")
    settings.locator(".drop input").set_input_files(tmp_path / "no.gguf")
    expect(settings.locator(".drop [role=status]")).to_contain_text("not a model file")
    assert list((app.home / "models").iterdir()) == []


def test_another_site_cannot_bring_a_file(app: Served) -> None:
    for origin, status in (("http://evil.example", 403), (app.url, 200)):
        connection = http.client.HTTPConnection("127.0.0.1", app.port, timeout=5)
        connection.request("PUT", "/rebound/own-model?name=a.gguf", b"GGUF", {"Origin": origin})
        assert connection.getresponse().status == status
        connection.close()
    assert (app.home / "models" / "a.gguf").read_bytes() == b"GGUF"
