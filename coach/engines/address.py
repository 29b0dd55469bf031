"""Whose computer an address is of, decided from the address alone."""

from ipaddress import ip_address
from urllib.parse import SplitResult, urlsplit

from coach.domain.base import Frozen
from coach.domain.errors import EngineMissing

HINT = "It looks like http://127.0.0.1:8080/v1."
_NEVER = frozenset("@\\#? \t\n")
"""Characters by which two programs may read two hosts out of one address."""


class Address(Frozen):
    """Of an OpenAI-compatible server, without a slash at its end: `http://127.0.0.1:8080/v1`."""

    text: str

    @property
    def parts(self) -> SplitResult:
        return urlsplit(self.text)

    @property
    def host(self) -> str:
        return self.parts.hostname or ""

    @property
    def here(self) -> bool:
        """Whether it is this computer. A name that only leads here, or an odd spelling of a number, is none of ours."""
        if self.host == "localhost":
            return True
        try:
            return ip_address(self.host).is_loopback
        except ValueError:
            return False

    @property
    def open_on_the_way(self) -> bool:
        """Whether everybody between this computer and that one could read along."""
        return not self.here and self.parts.scheme == "http"


def address(text: str) -> Address:
    """Raises EngineMissing for what is no address of a server."""
    given = text.strip()
    try:
        parts = urlsplit(given)
        whole = parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port or 0) >= 0
    except ValueError:
        whole = False
    if not whole or _NEVER & set(given) or not given.isascii():
        raise EngineMissing(f"“{given[:200]}” is not the address of a server. Nothing was changed.", HINT)
    return Address(text=given.rstrip("/"))
