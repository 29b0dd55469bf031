"""The running server and strangers: other names, other origins, other ports, other addresses, frames, odd paths."""

import http.client
import socket
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest

from coach.ui.dropped import PATH
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


def test_more_than_the_limit_is_not_taken_in(served: Served) -> None:
    status, _, _ = ask(
        served, "PUT", "/_stcore/upload_file/no-such-session/x", Content_Length=str(1 << 30), Origin="http://{own}"
    )
    assert status >= 400


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
