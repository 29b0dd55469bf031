"""A real server and a real Chromium: started, watched, ended."""

import http.client
import json
import os
import shlex
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from weakref import WeakKeyDictionary

from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, TimeoutError, WebSocket, expect
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.support.waiting import until

ROOT = Path(__file__).resolve().parents[2]
FLAGS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]

REBOUND = "import sys; from coach.ui.server import serve; sys.exit(serve({port}, browser=False))"

# What the browser says when the server is gone.
GONE = (
    "ERR_CONNECTION_",
    "ERR_CONTENT_LENGTH_MISMATCH",  # it went while a file was on its way
    "ERR_INCOMPLETE_CHUNKED_ENCODING",
    "ERR_EMPTY_RESPONSE",
    "WebSocket connection to",
    "when disconnected from server",
    "server endpoint",
    "not responding",
    "Failed to fetch dynamically imported module",
)


@dataclass(frozen=True)
class Served:
    """A server of our own; `home` is its COACH_HOME, `log` all that it printed so far."""

    port: int
    home: Path
    log: Path
    process: subprocess.Popen[bytes]

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"


@contextmanager
def rebound(home: Path, port: int | None = None) -> Iterator[Served]:
    """The real app, as `coach run` serves it, from a working directory that is not the repository."""
    port = port or free_port()
    under = shlex.split(os.environ.get("REBOUND_UNDER", ""))  # a tracer, where somebody wants to watch it
    command = [*under, sys.executable, "-c", REBOUND.format(port=port)]
    with _served(command, home, port, cwd=home) as served:
        yield served


@contextmanager
def script(path: Path, home: Path, port: int | None = None) -> Iterator[Served]:
    """Another app file of the repository, under `streamlit run` and our configuration."""
    port = port or free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(path), "--server.port", str(port)]
    with _served(command, home, port, cwd=ROOT) as served:
        yield served


@contextmanager
def _served(command: list[str], home: Path, port: int, cwd: Path) -> Iterator[Served]:
    home.mkdir(parents=True, exist_ok=True)
    log = home / "server.log"
    environ = {**os.environ, "COACH_HOME": str(home), "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
    with log.open("ab") as output:
        process = subprocess.Popen(command, cwd=cwd, env=environ, stdout=output, stderr=output)
    try:
        _wait_until_it_answers(process, port, log)
        yield Served(port, home, log, process)
    finally:
        process.kill()
        process.wait(10)


def _wait_until_it_answers(process: subprocess.Popen[bytes], port: int, log: Path, patience: float = 60) -> None:
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline and process.poll() is None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        try:
            connection.request("GET", "/_stcore/health")
            if connection.getresponse().status == 200:
                return
        except (OSError, http.client.HTTPException):
            time.sleep(0.05)
        finally:
            connection.close()
    raise AssertionError(f"The server did not start.\n{log.read_text('utf-8')}")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class Watch:
    """What a page does while a test looks elsewhere: script runs, and everything that must not happen."""

    def __init__(self, page: Page) -> None:
        self.seen: list[str] = []
        self.forgiven: list[str] = []
        self.running = False
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.seen.append(f"error: {error}"))
        page.on("request", lambda request: self._address(request.url))
        page.on("websocket", self._websocket)
        _WATCHES[page] = self

    @classmethod
    def of(cls, page: Page) -> "Watch":
        return _WATCHES[page]

    def forgive(self, *parts: str) -> None:
        """For a test that breaks something on purpose: lines with these words in them, past and to come."""
        self.forgiven += parts

    @property
    def wrong(self) -> list[str]:
        return [line for line in self.seen if not any(part in line for part in self.forgiven)]

    def _console(self, message: ConsoleMessage) -> None:
        if "/_stcore/" in message.location["url"]:
            return  # opened by its own address, a page looks for Streamlit there first, and then finds it
        if message.type == "error" or "Content Security Policy" in message.text:
            self.seen.append(f"console: {message.text}")

    def _address(self, url: str) -> None:
        address = urlsplit(url)
        if address.scheme in ("http", "https", "ws", "wss") and address.hostname != "127.0.0.1":
            self.seen.append(f"beyond this computer: {url}")

    def _websocket(self, socket: WebSocket) -> None:
        self._address(socket.url)
        socket.on("framesent", self._asked)
        socket.on("framereceived", self._answered)

    def _asked(self, frame: bytes | str) -> None:
        if isinstance(frame, bytes) and BackMsg.FromString(frame).WhichOneof("type") == "rerun_script":
            self.running = True

    def _answered(self, frame: bytes | str) -> None:
        if isinstance(frame, bytes):
            message = ForwardMsg.FromString(frame)
            early = message.script_finished == ForwardMsg.FINISHED_EARLY_FOR_RERUN
            if message.WhichOneof("type") == "script_finished" and not early:
                self.running = False


_WATCHES: WeakKeyDictionary[Page, Watch] = WeakKeyDictionary()


@contextmanager
def watched(browser: Browser, locale: str = "en-GB") -> Iterator[Page]:
    """A page in a profile of its own; nothing bad may be heard from it."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale=locale)
    page = context.new_page()
    page.set_default_timeout(15_000)
    expect.set_options(timeout=15_000)  # its own five seconds are too few where others are at work
    watch = Watch(page)
    yield page
    context.close()
    assert not watch.wrong, "\n".join(watch.wrong)


def settled(page: Page, patience: float = 15) -> None:
    """Waits until every run that the page asked for has ended and is drawn."""
    deadline = time.monotonic() + patience
    page.locator(f"{_APP}:not([data-test-script-state=initial])").wait_for()
    while Watch.of(page).running:
        assert time.monotonic() < deadline, "the script is still running"
        page.wait_for_timeout(10)  # the only way to let Playwright hear the websocket
    page.locator(f"{_APP}[data-test-script-state=notRunning][data-test-connection-state=CONNECTED]").wait_for()
    expect(page.locator(".autosave .label:empty")).to_have_count(0)  # a component of ours that is not drawn yet
    expect(page.locator("[data-testid=stVegaLiteChart]:not(:has(svg, canvas))")).to_have_count(0)
    expect(page.locator("[data-testid=stSkeleton], [data-testid=stAppSkeleton], [data-stale=true]")).to_have_count(0)


def clicked(page: Page, button: Locator, told: Callable[[], bool], seconds: float = 20, patience: float = 15) -> None:
    """Clicks until `told`: a click on what is just being drawn anew, or gone since, reaches nobody.

    `patience`: seconds for what one click sets going.
    """

    def once() -> bool:
        with suppress(TimeoutError):
            button.click(delay=80, timeout=1_000)
        settled(page, patience)
        page.wait_for_timeout(200)  # the only way to let Playwright hear of a download
        return told()

    until(once, seconds)


_APP = "[data-testid=stApp]"


_STREAMLITS = ("presentation-role-conflict", "minor")
"""Its file uploader says `role=presentation` of the place to drop on, and lets it be reached."""


_STILL = """() => Promise.all(document.getAnimations()
  .filter((each) => Number.isFinite(each.effect?.getComputedTiming().endTime))
  .map((each) => each.finished.catch(() => null)))"""
LOOKS = 3


def axe(page: Page) -> list[str]:
    """What axe-core finds wrong with the page as it stands, one line a rule; what is only passing by is not wrong."""
    for _ in range(LOOKS):
        page.evaluate(_STILL)
        found = _looked_at(page)
        if not found:
            break
        settled(page)
    return found


def _looked_at(page: Page) -> list[str]:
    page.evaluate(_axe_source())
    found: dict[str, Any] = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    for violation in found["violations"]:
        violation["nodes"] = [n for n in violation["nodes"] if (violation["id"], n["impact"]) != _STREAMLITS]
    return [
        f"{violation['id']}: {violation['help']}: "
        + "; ".join(f"{json.dumps(node['target'])} {node['html'][:120]}" for node in violation["nodes"])
        for violation in found["violations"]
        if violation["nodes"]
    ]


@cache
def _axe_source() -> str:
    return files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
