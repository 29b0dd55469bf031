"""The running server and strangers: other names, other origins, other ports, other addresses, frames, odd paths."""

import http.client
import re
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets import Origin
from websockets.sync.client import connect

from coach.services.bringing_in import LIMIT
from coach.ui.dropped import PATH
from coach.ui.server import CONFIG
from tests.support.browser import Served, rebound


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with rebound(tmp_path_factory.mktemp("home")) as served:
        yield served


def ask(served: Served, method: str, path: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", served.port, timeout=10)
    own = f"127.0.0.1:{served.port}"
    try:
        connection.putrequest(method, path, skip_host=True)
        for name, value in {"Host": own, **{k.replace("_", "-"): v for k, v in headers.items()}}.items():
            connection.putheader(name, value.format(own=own, port=served.port))
        connection.endheaders()
        answer = connection.getresponse()
        return answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read(1_000_000)
    finally:
        connection.close()


def test_no_other_address_of_this_computer_answers(served: Served) -> None:
    for address in {info[4][0] for info in socket.getaddrinfo(socket.gethostname(), None)} - {"127.0.0.1"}:
        with socket.socket(socket.AF_INET6 if ":" in str(address) else socket.AF_INET) as probe:
            probe.settimeout(2)
            assert probe.connect_ex((str(address), served.port)) != 0


@pytest.mark.parametrize(
    "path", ["/", "/_stcore/health", "/_stcore/stream", "/_stcore/upload_file/x/y", "/media/x.bin"]
)
@pytest.mark.parametrize(
    "stranger",
    [
        {"Host": "evil.example"},
        {"Host": "evil.example:{port}", "Origin": "http://evil.example:{port}"},
        {"Host": "127.0.0.1.evil.example:{port}"},
        {"Origin": "http://evil.example"},
        {"Origin": "http://127.0.0.1:1"},
        {"Origin": "null"},
        {"Host": "{own}", "Origin": "https://{own}"},
    ],
)
def test_a_page_elsewhere_gets_nothing_by_any_path(served: Served, path: str, stranger: dict[str, str]) -> None:
    assert ask(served, "GET", path, **stranger)[0] == 403
    assert ask(served, "POST", path, **stranger)[0] == 403


def test_the_page_cannot_be_framed_or_sniffed_and_may_load_nothing_from_elsewhere(served: Served) -> None:
    status, headers, _ = ask(served, "GET", "/")
    assert status == 200
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["x-frame-options"] == "DENY"
    assert headers["x-content-type-options"] == "nosniff"
    assert "http:" not in headers["content-security-policy"]
    assert "https:" not in headers["content-security-policy"]


ODD = [
    "/../../../../etc/passwd",
    "/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
    "/static/..%2f..%2f..%2fpyproject.toml",
    "/component/x/../../../../etc/passwd",
    "/media/../../journal.json",
    "/app/static/../../journal.json",
    "/_stcore/bidi-components/x/..%2f..%2f..%2f..%2fetc%2fpasswd",
    "/~/+/../journal.json",
]


@pytest.mark.parametrize("path", ODD)
def test_no_path_leads_to_a_file_that_is_not_the_pages(served: Served, path: str) -> None:
    (served.home / "journal.json").write_bytes(b'{"format":1,"secret":"Quillfeather"}')
    body = ask(served, "GET", path)[2]
    assert b"Quillfeather" not in body
    assert b"root:" not in body
    assert b"rebound-coach" not in body


@contextmanager
def a_page_of_its_own(served: Served) -> Iterator[str]:
    """A session as a browser has one; the address that its files are sent to."""
    own = f"127.0.0.1:{served.port}"
    with connect(f"ws://{own}/_stcore/stream", origin=Origin(f"http://{own}"), max_size=None) as socket:
        socket.send(BackMsg(rerun_script=ClientState()).SerializeToString())
        message = ForwardMsg()
        while message.WhichOneof("type") != "new_session":
            message = ForwardMsg.FromString(socket.recv(timeout=60, decode=False))
        yield f"/_stcore/upload_file/{message.new_session.initialize.session_id}/a-file"


def put(served: Served, path: str, size: int, said: int | None = None, *, pieces: bool = False) -> int:
    """Sends a file of `size` zeros and says that it has `said`; in pieces of unsaid size, as a script could."""
    token = re.findall(r"_streamlit_xsrf=([^;]+)", ask(served, "GET", "/_stcore/health")[1]["set-cookie"])[0]
    head, tail = b'--x\r\nContent-Disposition: form-data; name="f"; filename="f"\r\n\r\n', b"\r\n--x--\r\n"
    connection = http.client.HTTPConnection("127.0.0.1", served.port, timeout=60)
    headers = {"Content-Type": "multipart/form-data; boundary=x", "Origin": served.url, "X-Xsrftoken": token}
    length = {} if pieces else {"Content-Length": str(said or len(head) + size + len(tail))}
    parts = [head, *[bytes(1 << 20)] * (size >> 20), bytes(size & 0xFFFFF), tail]
    try:
        cookie = {"Cookie": f"_streamlit_xsrf={token}"}
        connection.request("PUT", path, iter(parts), {**headers, **length, **cookie}, encode_chunked=pieces)
    except (BrokenPipeError, ConnectionResetError):
        pass  # it hung up on us, and has said why
    try:
        return connection.getresponse().status
    finally:
        connection.close()


def test_a_file_within_the_limit_is_taken_in_and_a_larger_one_is_not(served: Served) -> None:
    most = CONFIG["server.maxUploadSize"] << 20
    assert most == LIMIT
    with a_page_of_its_own(served) as files:
        assert put(served, files, 3 << 20) == 204
        assert put(served, files, 3 << 20, pieces=True) == 204
        assert put(served, files, 10, said=most + 1) == 413
        assert put(served, files.replace("/a-file", "x/a-file"), 10) == 400


def test_a_model_that_is_longer_than_it_said_is_not_taken_in(served: Served) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", served.port, timeout=10)
    body = iter([b"GGUF", bytes(1 << 20)])
    connection.request("PUT", f"{PATH}?name=long.gguf", body, {"Origin": served.url}, encode_chunked=True)
    assert connection.getresponse().status == 400
    connection.close()
    assert not list((served.home / "models").glob("long*"))


def test_a_file_name_from_the_browser_is_never_a_path(served: Served) -> None:
    before = set(served.home.rglob("*"))
    for name in ("../../evil.gguf", "..\\evil.gguf", "/tmp/evil.gguf", "%00evil.gguf"):
        connection = http.client.HTTPConnection("127.0.0.1", served.port, timeout=10)
        headers = {"Origin": f"http://127.0.0.1:{served.port}"}
        connection.request("PUT", f"{PATH}?{urlencode({'name': name})}", b"GGUF", headers)
        assert connection.getresponse().status < 500
        connection.close()
    new = set(served.home.rglob("*")) - before - {served.home / "models"}
    assert {path.parent for path in new} <= {served.home / "models"}
    assert not [*served.home.parent.glob("evil*"), *Path("/tmp").glob("evil*")]
