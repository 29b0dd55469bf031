"""A server of one file, on this computer, that can be as bad as servers are."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

HOST = "127.0.0.1"


@dataclass
class Manners:
    """How the server behaves; each may be changed while it runs. Numbers count bytes of the body."""

    drop_after: int | None = None
    """Closes the connection there; `drops` times in all."""
    drops: int = 1_000
    stall_after: int | None = None
    ignore_range: bool = False
    length: int | None = None
    """What it says the length is."""
    wrong_range: bool = False
    more: bytes = b""
    status: list[int] = field(default_factory=list)
    """Answers that come before the file, one a request."""
    redirect: str | None = None
    encoding: str | None = None
    slow: float = 0.0
    """Seconds between pieces."""


@dataclass
class FileServer:
    content: bytes
    manners: Manners = field(default_factory=Manners)
    asked: list[str | None] = field(default_factory=list)
    """The Range header of each request."""
    port: int = 0
    over: threading.Event = field(default_factory=threading.Event)

    @property
    def address(self) -> str:
        return f"http://{HOST}:{self.port}"


@contextmanager
def file_server(content: bytes) -> Iterator[FileServer]:
    served = FileServer(content)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            _answer(self, served)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer((HOST, 0), Handler)
    server.daemon_threads = True
    served.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield served
    finally:
        served.over.set()
        server.shutdown()
        server.server_close()
        thread.join(5)


def _answer(handler: BaseHTTPRequestHandler, served: FileServer) -> None:
    manners, asked = served.manners, handler.headers.get("Range")
    served.asked.append(asked)
    handler.close_connection = True
    if manners.status:
        return _nothing(handler, manners.status.pop(0))
    if manners.redirect and not handler.path.startswith("/passed-on"):
        return _nothing(handler, 302, manners.redirect)
    start = 0 if asked is None or manners.ignore_range else int(asked.removeprefix("bytes=").rstrip("-"))
    if start >= len(served.content):
        return _nothing(handler, 416)
    body = served.content[start:] + manners.more
    handler.send_response(206 if start else 200)
    if start:
        said = start + 7 if manners.wrong_range else start
        handler.send_header("Content-Range", f"bytes {said}-{len(served.content) - 1}/{len(served.content)}")
    if not manners.more:
        handler.send_header("Content-Length", str(manners.length if manners.length is not None else len(body)))
    if manners.encoding:
        handler.send_header("Content-Encoding", manners.encoding)
    handler.end_headers()
    _send(handler, served, body)
    return None


def _send(handler: BaseHTTPRequestHandler, served: FileServer, body: bytes) -> None:
    manners, sent = served.manners, 0
    try:
        while sent < len(body):
            piece = body[sent : sent + 4096]
            if manners.drop_after is not None and sent >= manners.drop_after and manners.drops > 0:
                manners.drops -= 1
                return
            if manners.stall_after is not None and sent >= manners.stall_after:
                served.over.wait(30)
                return
            handler.wfile.write(piece)
            sent += len(piece)
            if manners.slow:
                served.over.wait(manners.slow)
    except OSError:
        pass  # whoever asked has gone


def _nothing(handler: BaseHTTPRequestHandler, status: int, location: str | None = None) -> None:
    handler.send_response(status)
    if location:
        handler.send_header("Location", location)
    handler.send_header("Content-Length", "0")
    handler.end_headers()
