"""Who may talk to the page: a browser on this computer, from the page's own address, and nobody else.

The address that a request came in by is taken from the socket, so it holds however the server was started.
A bare Host check would not do: anyone on the network can write `Host: 127.0.0.1`. A bare bind would not do either:
a web page elsewhere can point its own name at 127.0.0.1 (DNS rebinding).
"""

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from coach.domain.errors import UnsafeServer

LOOPBACK = "127.0.0.1"

# Streamlit writes inline scripts and styles and loads components from blobs; images and requests stay on this computer.
_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' blob:; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; "
    "connect-src 'self' ws://127.0.0.1:{port} ws://localhost:{port}; worker-src 'self' blob:; frame-src 'self' blob:; "
    "media-src 'self' blob: data:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'"
)


_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def require_private(address: str | None) -> None:
    """Raises UnsafeServer unless the server listens on this computer alone."""
    if address != LOOPBACK:
        raise UnsafeServer(
            f"Rebound did not start: on {address or 'every address'}, where it was asked to listen, "
            "others could read your notes.",
            "Start it with `coach run`, or set server.address to 127.0.0.1.",
        )


class Guard:
    """ASGI middleware: refuses strangers, and tells the browser to load and send nothing beyond this computer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
        elif refusal := refused(scope):
            await _refuse(refusal, scope, receive, send)
        elif scope["type"] == "http":
            await self.app(scope, receive, _with_headers(send, scope["server"][1]))
        else:
            await self.app(scope, receive, send)


def refused(scope: Scope) -> str | None:
    """Why this request is not let in, in words for a person; None when it is."""
    address, port = scope.get("server") or ("", 0)
    headers = Headers(scope=scope)
    host, origin = headers.get("host", ""), headers.get("origin")
    if address != LOOPBACK:
        return "Rebound answers only on the computer it runs on."
    if host not in (f"{LOOPBACK}:{port}", f"localhost:{port}"):
        return f"Rebound answers only at its own address. Open http://{LOOPBACK}:{port} on this computer."
    if origin is None and scope["type"] == "websocket":
        return "Rebound talks only to its own page, and this request does not say where it comes from."
    if origin not in (None, f"http://{host}"):
        return f"Rebound talks only to its own page, and this request comes from another. Open http://{host}."
    return None


async def _refuse(reason: str, scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.close", "code": 1008, "reason": reason})  # before accept: the browser sees a 403
    else:
        await PlainTextResponse(reason, status_code=403)(scope, receive, send)


def _with_headers(send: Send, port: int) -> Send:
    added = {**_HEADERS, "Content-Security-Policy": _POLICY.format(port=port)}

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message).update(added)
        await send(message)

    return sending
