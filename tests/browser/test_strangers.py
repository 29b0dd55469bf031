"""A page from another port of this computer, in the very browser that has Rebound open, gets nothing of it."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.storage.samples import interview, open_journal
from tests.support.browser import Served, Watch, settled

pytestmark = pytest.mark.browser

TRIES = """async (app) => {
  const socket = new WebSocket(app.replace('http', 'ws') + '/_stcore/stream', ['streamlit'])
  const frame = document.createElement('iframe')
  frame.src = app
  const framed = new Promise(done => frame.onload = () => done(frame))
  document.body.append(frame)
  const read = (path, how) => fetch(app + path, how).then(answer => answer.text(), () => 'refused')
  const image = new Image()
  const shown = new Promise(done => (image.onload = () => done('shown'), image.onerror = () => done('refused')))
  image.src = app + '/favicon.ico'
  return {
    socket: await new Promise(done => (socket.onopen = () => done('open'), socket.onclose = () => done('refused'))),
    page: await read('/', {}),
    health: await read('/_stcore/health', { credentials: 'include' }),
    model: await read('/rebound/own-model?name=evil.gguf', { method: 'PUT', body: 'GGUF' }),
    unseen: await fetch(app + '/_stcore/upload_file/a/b', { mode: 'no-cors', method: 'POST', body: 'x' })
      .then(answer => answer.type),
    image: await shown,
    frame: await framed.then(frame => frame.contentDocument ? 'read' : 'empty', () => 'empty'),
  }
}"""


@contextmanager
def another_port() -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(b"<!doctype html><title>another app</title><body>")

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)


def test_another_app_on_this_computer_can_neither_read_nor_frame_nor_talk_to_it(
    page: Page, app: Served, watch: Watch
) -> None:
    watch.forgive("")  # each refusal is said on the console
    open_journal(app.home).add_interview(interview())
    page.goto(app.url)
    settled(page)
    other = page.context.new_page()
    with another_port() as address:
        other.goto(address)
        got: dict[str, Any] = other.evaluate(TRIES, app.url)
        frames = [frame.content() for frame in other.frames[1:]]
    assert got == {
        "socket": "refused",
        "page": "refused",
        "health": "refused",
        "model": "refused",
        "unseen": "opaque",
        "image": "refused",
        "frame": "empty",
    }
    assert not any("Rebound" in content or "Northlight" in content for content in frames)
    assert not list(app.home.rglob("*.gguf"))
