"""What can be checked about privacy, here and now, by asking the computer and not by believing us."""

import http.client
import os
import socket
import stat
import sys
from dataclasses import dataclass
from pathlib import Path

from coach.ui.guard import LOOPBACK

A_MOMENT = 1.0
"""Seconds to wait for an answer that should not come."""


@dataclass(frozen=True)
class Finding:
    """`good` is None where this computer does not let us look."""

    good: bool | None
    words: str


def check(port: int, home: Path) -> tuple[Finding, ...]:
    """Knocks at this page as a stranger would, and looks at the folder. Nothing is sent beyond this computer."""
    return (*(_knock(address, port) for address in own_addresses()), _other_name(port), _page(port), _folder(home))


def own_addresses() -> tuple[str, ...]:
    """This computer's addresses as others on the network see them; none where there is no network."""
    found = set()
    for family, somewhere in ((socket.AF_INET, "192.0.2.1"), (socket.AF_INET6, "2001:db8::1")):
        try:
            with socket.socket(family, socket.SOCK_DGRAM) as probe:
                probe.connect((somewhere, 9))  # of a datagram socket this picks a way out and sends nothing
                found.add(probe.getsockname()[0])
        except OSError:
            continue
    return tuple(sorted(a for a in found if not a.startswith("127.") and a != "::1"))


def _knock(address: str, port: int) -> Finding:
    try:
        socket.create_connection((address, port), timeout=A_MOMENT).close()
    except OSError:
        return Finding(True, f"Other computers would knock at {address}, port {port}: nobody answers there.")
    return Finding(False, f"Something answers at {address}, port {port}, where other computers can reach it.")


def _other_name(port: int) -> Finding:
    status, _ = _asked(port, "elsewhere.example")
    if status == 403:
        return Finding(True, "A web page that pretends to be this one under another name is turned away.")
    return Finding(False, "A page under another name is not turned away.")


def _page(port: int) -> Finding:
    status, policy = _asked(port, f"{LOOPBACK}:{port}")
    allowed = [word for word in policy.split() if "://" in word or word.strip(";") == "*"]
    if status == 200 and policy and all(LOOPBACK in word or "localhost" in word for word in allowed):
        return Finding(True, "The browser is told to load from this computer only, and to send to it only.")
    return Finding(False, "The browser is not told to stay on this computer.")


def _asked(port: int, host: str) -> tuple[int, str]:
    connection = http.client.HTTPConnection(LOOPBACK, port, timeout=A_MOMENT * 5)
    try:
        connection.request("GET", "/", headers={"Host": host})
        answer = connection.getresponse()
        return answer.status, answer.headers.get("Content-Security-Policy", "")
    except (OSError, http.client.HTTPException):
        return 0, ""
    finally:
        connection.close()


def _folder(home: Path) -> Finding:
    if sys.platform == "win32":
        return Finding(None, f"Your folder is {home}. Windows decides who may open it; by default that is you.")
    try:
        folder = home.stat()
        others = stat.S_IMODE(folder.st_mode) & 0o077
    except OSError:
        return Finding(None, "There is no folder yet: nothing was written so far.")
    if others and any(_open_to_others(file) for file in home.glob("*.json")):
        return Finding(False, f"Others who use this computer can read files in {home}.")
    if folder.st_uid != os.getuid():
        return Finding(False, f"{home} belongs to someone else on this computer.")
    return Finding(True, "Only you can read what is written in your folder; others who use this computer cannot.")


def _open_to_others(file: Path) -> bool:
    return bool(stat.S_IMODE(file.stat().st_mode) & 0o077)
