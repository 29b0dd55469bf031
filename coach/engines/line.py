"""One request to one server, that another thread can hang up at any moment."""

import http.client
import queue
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.client import HTTPResponse
from typing import TypeVar
from urllib.parse import SplitResult, urlsplit
from urllib.request import getproxies, proxy_bypass

T = TypeVar("T")
LOOK_S = 0.05
CONNECT_S = 10.0
HERE = ("127.0.0.1", "::1")
"""What `localhost` is to us, whatever a name server says."""


class HungUp(Exception):
    """We put the line down, or nothing was heard for too long (`silent`)."""

    def __init__(self, *, silent: bool) -> None:
        super().__init__("silent" if silent else "stopped")
        self.silent = silent


class Line:
    """`proxied`: goes by way of the system's proxy, where there is one; only for what may leave this computer."""

    def __init__(self, address: SplitResult, *, proxied: bool = False) -> None:
        self._address, self._proxied = address, proxied
        self._connection: http.client.HTTPConnection | None = None
        self._over = False

    def to(self, address: SplitResult) -> "Line":
        """The same line, to another server: whoever hangs it up means this one too."""
        self.close()
        self._address = address
        return self

    def ask(self, method: str, target: str, headers: dict[str, str], body: bytes | None = None) -> HTTPResponse:
        """Follows no redirection. Raises OSError and http.client.HTTPException."""
        connection = self._connected()
        connection.request(method, target, body, {"Host": self._address.netloc, "Connection": "close", **headers})
        return connection.getresponse()

    def hang_up(self) -> None:
        self._over = True
        connection = self._connection
        if connection is not None and connection.sock is not None:
            with suppress(OSError):
                connection.sock.shutdown(socket.SHUT_RDWR)  # wakes whoever reads; close() would not

    def close(self) -> None:
        """For the thread that reads."""
        if self._connection is not None:
            self._connection.close()

    def _connected(self) -> http.client.HTTPConnection:
        host = self._address.hostname or ""
        hosts, failure = (HERE if host == "localhost" else (host,)), ConnectionRefusedError()
        for candidate in hosts:
            connection = self._connection = self._opened(candidate)
            try:
                connection.connect()
            except ConnectionRefusedError as error:
                failure = error
            else:
                connection.sock.settimeout(None)  # how long silence may last is up to `heard`
                if self._over:
                    raise OSError("hung up")
                return connection
        raise failure

    def _opened(self, host: str) -> http.client.HTTPConnection:
        port = self._address.port
        if self._address.scheme == "http":
            return http.client.HTTPConnection(host, port, timeout=CONNECT_S)
        proxy = getproxies().get("https") if self._proxied else None
        if proxy and not proxy_bypass(host):
            way = urlsplit(proxy if "//" in proxy else f"//{proxy}")
            tunnel = http.client.HTTPSConnection(way.hostname or "", way.port, timeout=CONNECT_S, context=_trust())
            tunnel.set_tunnel(host, port)
            return tunnel
        return http.client.HTTPSConnection(host, port, timeout=CONNECT_S, context=_trust())


def heard(
    line: Line, talk: Callable[[Line], Iterator[T]], stopped: Callable[[], bool], silence_s: float
) -> Iterator[T]:
    """What comes over the line, read in a thread, so that a Stop is heeded at once even while nothing comes.

    Raises HungUp, and whatever `talk` raises. Closing the iterator hangs up.
    """
    came: queue.Queue[tuple[str, T | BaseException | None]] = queue.Queue(maxsize=8)
    over = threading.Event()

    def put(kind: str, what: T | BaseException | None) -> None:
        while not over.is_set():
            with suppress(queue.Full):
                came.put((kind, what), timeout=LOOK_S)
                return

    def listen() -> None:
        try:
            for part in talk(line):
                put("part", part)
                if over.is_set():
                    return
            put("end", None)
        except BaseException as error:  # raised again where it is waited for
            put("error", error)
        finally:
            line.close()

    threading.Thread(target=listen, name="line", daemon=True).start()
    try:
        yield from _taken(came, stopped, silence_s)
    finally:
        over.set()
        line.hang_up()


def _taken(
    came: "queue.Queue[tuple[str, T | BaseException | None]]", stopped: Callable[[], bool], silence_s: float
) -> Iterator[T]:
    quiet = 0.0
    while True:
        if stopped():
            raise HungUp(silent=False)
        try:
            kind, what = came.get(timeout=LOOK_S)
        except queue.Empty:
            quiet += LOOK_S
            if quiet > silence_s:
                raise HungUp(silent=True) from None
            continue
        quiet = 0.0
        if kind == "end":
            return
        if isinstance(what, BaseException):
            raise what
        yield what  # type: ignore[misc]  # a part, as it is no end and no error


def _trust() -> ssl.SSLContext:
    """What the system trusts, and certifi's list with it: Python from python.org finds none of its own on a Mac."""
    import certifi

    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context
