"""What a server gives out of one file: the rest of it, or the whole; looked at before a byte of it is read."""

import re
import ssl
from collections.abc import Iterator
from http.client import HTTPException, HTTPResponse
from urllib.parse import SplitResult, urljoin, urlsplit

from coach.domain.base import Frozen
from coach.engines.line import Line
from coach.engines.pull_errors import PullFailed, WrongFile, refused, strange_host, unproven

CHUNK = 1 << 18
_RANGE = re.compile(r"bytes (\d+)-\d+/(\d+)")


class Source(Frozen):
    """`passes_on_to`: names, with all below them, that the server may redirect to."""

    address: str
    bytes: int
    sha256: str | None = None
    passes_on_to: tuple[str, ...] = ()


class Again(Exception):
    """This try is over, and another may go better."""

    def __init__(self, why: str, after_s: float = 0) -> None:
        super().__init__(why)
        self.after_s = after_s


def body(source: Source, have: int, line: Line) -> Iterator[int | bytes]:
    """First the place in the file where the body begins, then the body. Runs in the line's own thread."""
    response = _answer(source, have, line)
    yield have if response.status == 206 else 0
    try:
        while chunk := response.read1(CHUNK):
            yield chunk
    except (OSError, HTTPException) as error:
        raise Again("The connection broke.") from error


def _answer(source: Source, have: int, line: Line) -> HTTPResponse:
    """The response whose body is the rest of the file, or the whole of it. Follows redirections it was told of."""
    address, headers = urlsplit(source.address), {"Accept-Encoding": "identity", "User-Agent": "rebound"}
    if have:
        headers["Range"] = f"bytes={have}-"
    for _ in range(5):
        target = f"{address.path}?{address.query}" if address.query else address.path
        try:
            response = line.to(address).ask("GET", target, headers)
        except ssl.SSLCertVerificationError as error:
            raise unproven(address.hostname or "") from error
        except (OSError, HTTPException) as error:
            raise Again(f"{address.hostname} could not be reached.") from error
        if response.status not in (301, 302, 303, 307, 308):
            _look_at(response, source, have)
            return response
        address = _next_address(source, address, response)
    raise PullFailed("The server sends us round in circles. What has come so far is kept.", "Try again later.")


def _next_address(source: Source, before: SplitResult, response: HTTPResponse) -> SplitResult:
    after = urlsplit(urljoin(before.geturl(), response.getheader("Location", "")))
    name = after.hostname or ""
    known = any(name == host or name.endswith(f".{host}") for host in source.passes_on_to)
    if not known or (before.scheme, after.scheme) == ("https", "http") or after.scheme not in ("https", "http"):
        raise strange_host(before.hostname or "", name)
    return after


def _look_at(response: HTTPResponse, source: Source, have: int) -> None:
    """Raises where the body is not what was asked for, before a byte of it is read."""
    status = response.status
    if status == 416:
        raise Again("The server has nothing to add.")
    if status == 429 or status >= 500:
        after = response.getheader("Retry-After", "")
        raise Again(f"The server is busy ({status}).", float(after) if after.isdigit() else 0)
    if status not in (200, 206):
        raise refused(urlsplit(source.address).hostname or "", status)
    if response.getheader("Content-Encoding", "identity") != "identity":
        raise WrongFile("The server sent the file packed, which was not asked for.")
    if status == 206:
        match = _RANGE.fullmatch(response.getheader("Content-Range", ""))
        if match is None or int(match[1]) != have or int(match[2]) != source.bytes:
            raise WrongFile("The server sent another piece than the one that was asked for.")
    length, wanted = response.getheader("Content-Length"), source.bytes - (have if status == 206 else 0)
    if length is not None and int(length) != wanted:
        raise WrongFile(f"The server's file has {int(length):,} bytes, where {wanted:,} should be.")
