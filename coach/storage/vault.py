"""Files under a passphrase: one line of JSON, then AES-256-GCM of the file as it would have been without one.

A random key locks the files, and the passphrase, through scrypt, locks that key. Every file carries both locks, so
that each can be opened alone, with nothing but the passphrase (tools/decrypt.py does). The line is authenticated too.
"""

import base64
import hashlib
import secrets
import unicodedata
from typing import TYPE_CHECKING, Literal

from pydantic import Field, ValidationError

from coach.domain.base import Frozen
from coach.storage.envelope import Broken, Envelope, unpack

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

COST = 2**17
"""scrypt's N with r = 8: 128 MiB and some 0.4 s a try (OWASP's first choice for scrypt)."""

_MARK = b'{"sealed":'
_NONCE = 12
HEAD = 1024
"""The first line has no more bytes."""


class Wrap(Frozen):
    """The key of the files as the passphrase locks it; `id` tells keys apart and nothing about them.

    The limits keep a hostile file from taking the memory of the computer.
    """

    id: str = Field(pattern="^[0-9a-f]{16}$")
    n: int = Field(ge=2, le=2**18)
    r: int = Field(ge=1, le=8)
    p: int = Field(ge=1, le=4)
    salt: str = Field(max_length=64)
    key: str = Field(max_length=128)


class _Head(Frozen):
    """`nonce` first: what tells two states of a file apart stands in its first bytes."""

    sealed: Literal[1] = 1
    nonce: str = Field(max_length=32)
    wrap: Wrap


class Locked(ValueError):
    """The file is whole as far as one can see, and its key is not at hand."""


class Vault:
    """Holds the key while the journal is open; forgets it on `lock`. `cost` is scrypt's N for new passphrases."""

    def __init__(self, cost: int = COST) -> None:
        self._cost = cost
        self._key = b""
        self.wrap: Wrap | None = None
        """How the files were locked when they were last opened; None where they are not, or not yet known."""

    @property
    def is_open(self) -> bool:
        return bool(self._key)

    def opens(self, wrap: Wrap) -> bool:
        """The key at hand is the one that `wrap` locks."""
        return self.is_open and wrap.id == _id(self._key)

    def open(self, raw: bytes) -> tuple[bytes, Wrap | None]:
        """The file as it was before it was locked. Raises Locked, Broken."""
        if not is_sealed(raw):
            return raw, None
        head, line, body = _split(raw)
        if not self.opens(head.wrap):
            raise Locked
        plain = _unlocked(self._key, _bytes(head.nonce), body, line)
        self.wrap = head.wrap
        return plain, head.wrap

    def unpack(self, raw: bytes) -> Envelope:
        """Raises Locked, Broken."""
        return unpack(self.open(raw)[0])

    def close(self, raw: bytes, wrap: Wrap | None) -> bytes:
        """`raw`, locked as `wrap` says; as it is without one. Raises Locked where the key of `wrap` is not at hand."""
        if wrap is None:
            return raw
        if not self.opens(wrap):
            raise Locked
        nonce = secrets.token_bytes(_NONCE)
        line = _Head(nonce=_text(nonce), wrap=wrap).model_dump_json().encode() + b"\n"
        return b"".join((line, _aes(self._key).encrypt(nonce, raw, line)))

    def unlock(self, wrap: Wrap, phrase: str) -> bool:
        """Takes the key out of its lock; False, and nothing changes, where the phrase is not the right one."""
        try:
            sealed = _bytes(wrap.key)
            key = _unlocked(_stretched(phrase, wrap), sealed[:_NONCE], sealed[_NONCE:], b"")
        except ValueError:  # Broken, or numbers that scrypt does not take
            return False
        if _id(key) != wrap.id:
            return False
        self._key, self.wrap = key, wrap
        return True

    def new_key(self, phrase: str) -> Wrap:
        self._key = secrets.token_bytes(32)
        return self.wrapped(phrase)

    def wrapped(self, phrase: str) -> Wrap:
        """The key at hand under another phrase."""
        salt, nonce = secrets.token_bytes(16), secrets.token_bytes(_NONCE)
        bare = Wrap(id=_id(self._key), n=self._cost, r=8, p=1, salt=_text(salt), key="")
        sealed = nonce + _aes(_stretched(phrase, bare)).encrypt(nonce, self._key, b"")
        self.wrap = bare.model_copy(update={"key": _text(sealed)})
        return self.wrap

    def lock(self) -> None:
        self._key, self.wrap = b"", None


def is_sealed(raw: bytes) -> bool:
    return raw.startswith(_MARK)


def wrap_of(raw: bytes) -> Wrap | None:
    """From the first HEAD bytes of a file; None where it is not locked, or too broken to say how."""
    try:
        return _split(raw)[0].wrap if is_sealed(raw) else None
    except Broken:
        return None


def _split(raw: bytes) -> tuple[_Head, bytes, bytes]:
    end = raw.find(b"\n", 0, HEAD) + 1
    try:
        return _Head.model_validate_json(raw[:end]), raw[:end], raw[end:]
    except ValidationError as error:
        raise Broken from error


def _stretched(phrase: str, wrap: Wrap) -> bytes:
    """The same phrase typed on another keyboard may come as other code points: NFKC makes them one."""
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

    return Scrypt(salt=_bytes(wrap.salt), length=32, n=wrap.n, r=wrap.r, p=wrap.p).derive(
        unicodedata.normalize("NFKC", phrase).encode(errors="replace")
    )


def _unlocked(key: bytes, nonce: bytes, sealed: bytes, line: bytes) -> bytes:
    from cryptography.exceptions import InvalidTag

    try:
        return _aes(key).decrypt(nonce, sealed, line)
    except (InvalidTag, ValueError) as error:
        raise Broken from error


def _aes(key: bytes) -> "AESGCM":
    # Imported here: it takes 30 ms, which every command would pay.
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    return AESGCM(key)


def _id(key: bytes) -> str:
    return hashlib.sha256(b"rebound key id " + key).hexdigest()[:16]


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode()


def _bytes(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except ValueError as error:
        raise Broken from error
