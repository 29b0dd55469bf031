"""An OpenAI-compatible server that answers as it is told to: for what the real one does not do."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class ChatServer:
    """`answers` come in turn, the last one again and again; an int is a status, a tuple a status and what it says."""

    answers: list[Any]
    address: str = ""
    bodies: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    refuses: set[str] = field(default_factory=set)
    """Kinds of response_format that are answered by 400."""
    hang: bool = False
    """Says nothing after the first word."""
    cut: bool = False
    """Breaks off before the end."""
    stumbles: int = 0
    """So many answers end with an error in the middle."""
    reason: str = "stop"
    over: threading.Event = field(default_factory=threading.Event)
    left: threading.Event = field(default_factory=threading.Event)
    """Set when somebody hung up on us."""


@contextmanager
def chat_server(*answers: Any) -> Iterator[ChatServer]:
    served = ChatServer(list(answers))

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            _whole(self, 200, {"data": [{"id": "first"}, {"id": "second"}]})

        def do_POST(self) -> None:
            _answer(self, served)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    served.address = f"http://127.0.0.1:{server.server_port}/v1"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield served
    finally:
        served.over.set()
        server.shutdown()
        server.server_close()
        thread.join(5)


def _answer(handler: BaseHTTPRequestHandler, served: ChatServer) -> None:
    body = json.loads(handler.rfile.read(int(handler.headers["Content-Length"])))
    served.bodies.append(body)
    served.headers.append(dict(handler.headers))
    form = body.get("response_format", {}).get("type", "none")
    if form in served.refuses:
        return _whole(handler, 400, {"error": {"message": f"{form} is not known"}})
    answer = served.answers.pop(0) if len(served.answers) > 1 else served.answers[0]
    if isinstance(answer, int | tuple):
        status, said = answer if isinstance(answer, tuple) else (answer, "no")
        return _whole(handler, status, {"error": {"message": said}})
    return _stream(handler, served, answer if isinstance(answer, str) else json.dumps(answer))


def _stream(handler: BaseHTTPRequestHandler, served: ChatServer, text: str) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", "text/event-stream")
    handler.end_headers()
    pieces = [text[at : at + 9] for at in range(0, len(text), 9)]
    try:
        for n, piece in enumerate(pieces):
            if served.cut and n:
                return None
            if served.stumbles and n:
                served.stumbles -= 1
                return _event(handler, {"error": {"code": 500, "message": "not the expected format"}})
            _event(handler, {"choices": [{"delta": {"content": piece}, "finish_reason": None}]})
            while served.hang and not served.over.wait(0.01):
                handler.wfile.write(b": still there\n\n")
        _event(handler, {"choices": [{"delta": {}, "finish_reason": served.reason}]})
        _event(handler, {"choices": [], "usage": {"completion_tokens": 42}})
        handler.wfile.write(b"data: [DONE]\n\n")
    except OSError:
        served.left.set()


def _event(handler: BaseHTTPRequestHandler, event: dict[str, Any]) -> None:
    handler.wfile.write(b"data: " + json.dumps(event).encode() + b"\n\n")


def _whole(handler: BaseHTTPRequestHandler, status: int, body: dict[str, Any]) -> None:
    data = json.dumps(body).encode()
    handler.send_response(status)
    handler.send_header("Content-Length", str(len(data)))
    handler.end_headers()
    handler.wfile.write(data)
