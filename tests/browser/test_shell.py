"""The app's shell in Chromium: it opens under its own guard, loads nothing from elsewhere, and ends when told."""

import signal
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Page, expect

from tests.support.browser import GONE, Served, Watch, settled

pytestmark = pytest.mark.browser


def test_the_page_opens_under_its_guard_without_one_complaint(page: Page, app: Served) -> None:
    page.goto(app.url)
    settled(page)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.title() != ""


def test_a_picture_or_a_request_to_elsewhere_is_blocked(page: Page, app: Served, watch: Watch) -> None:
    page.goto(app.url)
    settled(page)
    blocked = page.evaluate("""async () => {
        const violation = () => new Promise(done =>
            document.addEventListener('securitypolicyviolation', e => done(e.effectiveDirective), {once: true}))
        const first = violation()
        new Image().src = 'http://192.0.2.1/leak.png'
        const picture = await first
        const second = violation()
        fetch('http://192.0.2.1/leak').catch(() => null)
        return [picture, await second]
    }""")
    assert blocked == ["img-src", "connect-src"]
    watch.forgive("Content Security Policy", "http://192.0.2.1/leak")


@pytest.fixture
def neighbour() -> Iterator[str]:
    """The address of another program's page on this computer."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)  # answers 501, which is a page too
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def test_a_page_from_another_port_of_this_computer_gets_nothing(
    page: Page, app: Served, watch: Watch, neighbour: str
) -> None:
    page.goto(neighbour)
    heard = page.evaluate(
        """async url => {
            const socket = new WebSocket(url.replace('http', 'ws') + '/_stcore/stream')
            const opened = await new Promise(done => {
                socket.onopen = () => done('opened')
                socket.onerror = () => done('refused')
            })
            const read = await fetch(url).then(() => 'read', () => 'refused')
            return [opened, read]
        }""",
        app.url,
    )
    assert heard == ["refused", "refused"]
    watch.forgive("501", "404", "403", "CORS policy", "WebSocket connection to", "ERR_FAILED")


def test_ctrl_c_ends_it_while_a_page_is_open(page: Page, app: Served, watch: Watch) -> None:
    page.goto(app.url)
    settled(page)
    app.process.send_signal(signal.SIGINT)
    assert app.process.wait(10) == 0
    assert "Traceback" not in app.log.read_text("utf-8")
    watch.forgive(*GONE)
