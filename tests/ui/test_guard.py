"""The guard alone: what it lets in, and what it says to the rest."""

import asyncio
from typing import Any

import pytest
from starlette.responses import PlainTextResponse
from starlette.types import Message, Receive, Scope, Send

from coach.domain.errors import UnsafeServer
from coach.ui.guard import Guard, require_private

PORT = 8501
OWN = "http://127.0.0.1:8501"


async def inner(scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] == "websocket":
        await send({"type": "websocket.accept"})
    else:
        await PlainTextResponse("the page")(scope, receive, send)


def ask(kind: str, host: str, origin: str | None, address: str = "127.0.0.1") -> list[Message]:
    """All that is sent back to a browser asking so."""
    headers = [(b"host", host.encode())] + ([(b"origin", origin.encode())] if origin else [])
    scope: dict[str, Any] = {"type": kind, "method": "GET", "path": "/", "server": (address, PORT), "headers": headers}
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "websocket.connect"}

    async def send(message: Message) -> None:
        sent.append(message)

    asyncio.run(Guard(inner)(scope, receive, send))
    return sent


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost"])
def test_its_own_page_is_let_in_by_either_name(name: str) -> None:
    host = f"{name}:{PORT}"
    assert ask("http", host, None)[0]["status"] == 200
    assert ask("http", host, f"http://{host}")[0]["status"] == 200
    assert ask("websocket", host, f"http://{host}") == [{"type": "websocket.accept"}]


STRANGERS = [
    ("evil.example", OWN),
    ("evil.example:8501", "http://evil.example:8501"),
    ("127.0.0.1", OWN),
    ("127.0.0.1:8502", OWN),
    ("[::1]:8501", "http://[::1]:8501"),
    ("127.0.0.1:8501", "http://evil.example"),
    ("127.0.0.1:8501", "http://127.0.0.1:8502"),
    ("127.0.0.1:8501", "https://127.0.0.1:8501"),
    ("127.0.0.1:8501", "http://localhost:8501"),
    ("127.0.0.1:8501", "null"),
]


@pytest.mark.parametrize(("host", "origin"), STRANGERS)
def test_a_stranger_is_refused_in_words_and_never_reaches_the_page(host: str, origin: str) -> None:
    start, body = ask("http", host, origin)
    assert start["status"] == 403
    assert body["body"].startswith(b"Rebound ")


@pytest.mark.parametrize(("host", "origin"), [*STRANGERS, ("127.0.0.1:8501", None)])
def test_a_strangers_websocket_is_closed_before_it_opens(host: str, origin: str | None) -> None:
    assert [message["type"] for message in ask("websocket", host, origin)] == ["websocket.close"]


def test_a_request_that_came_in_by_the_network_is_refused_whatever_it_claims() -> None:
    assert ask("http", "127.0.0.1:8501", OWN, address="192.168.1.7")[0]["status"] == 403


def test_every_answer_keeps_the_browser_on_this_computer() -> None:
    headers = {name.decode(): value.decode() for name, value in ask("http", "127.0.0.1:8501", None)[0]["headers"]}
    policy = headers["content-security-policy"]
    assert "connect-src 'self' ws://127.0.0.1:8501 ws://localhost:8501;" in policy
    assert "https:" not in policy
    assert "*" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-frame-options"] == "DENY"
    assert headers["cross-origin-opener-policy"] == "same-origin"


@pytest.mark.parametrize("address", [None, "", "0.0.0.0", "::", "localhost", "192.168.1.7"])  # noqa: S104
def test_it_does_not_start_where_others_can_reach_it(address: str | None) -> None:
    with pytest.raises(UnsafeServer, match="others could read your notes") as refused:
        require_private(address)
    assert "coach run" in refused.value.hint


def test_it_starts_on_this_computer_alone() -> None:
    require_private("127.0.0.1")
