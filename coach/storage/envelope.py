"""The bytes of a journal file: `{"format":1,"generation":7,"checksum":"…","data":{…}}` and nothing after it.

An older format is migrated as it is read; the file itself, when it is next written.
The checksum is SHA-256 over the two numbers and the bytes of `data`. Every later format keeps `{"format":N` in front.
"""

import hashlib
import re
from typing import NamedTuple, cast

import orjson

from coach.storage.migrations import STEPS, Tables

FORMAT = 1 + len(STEPS)
HEAD = 192
"""As many bytes hold everything before `data`."""

_HEAD = re.compile(rb'\{"format":(\d{1,9}),"generation":(\d{1,18}),"checksum":"([0-9a-f]{64})","data":')
_ANY_FORMAT = re.compile(rb'\{"format":(\d{1,9})[,}]')


class Broken(ValueError):
    """These bytes are not what was written."""


class Envelope(NamedTuple):
    """`tables` is as this version keeps them; None where a newer format keeps them in a way it cannot read."""

    format: int
    generation: int
    tables: Tables | None


def pack(generation: int, tables: Tables) -> bytes:
    """Raises TypeError where `tables` is not plain JSON."""
    data = orjson.dumps(tables)
    checksum = _checksum(FORMAT, generation, data)
    head = f'{{"format":{FORMAT},"generation":{generation},"checksum":"{checksum}","data":'
    return b"".join((head.encode(), data, b"}"))


def unpack(raw: bytes) -> Envelope:
    """Raises Broken."""
    known = _ANY_FORMAT.match(raw)
    if known is not None and int(known[1]) > FORMAT:
        return _newer(int(known[1]), raw)
    head = _HEAD.match(raw)
    if head is None or head[1] == b"0" or not raw.endswith(b"}"):
        raise Broken
    number, generation, data = int(head[1]), int(head[2]), memoryview(raw)[head.end() : -1]
    if _checksum(number, generation, data).encode() != head[3]:
        raise Broken
    try:
        tables = _tables(orjson.loads(data))
    except orjson.JSONDecodeError as error:  # not torn: made by somebody who knows how the checksum is made
        raise Broken from error
    if tables is None:
        raise Broken
    return Envelope(number, generation, migrated(tables, number))


def migrated(tables: Tables, number: int) -> Tables:
    for step in STEPS[number - 1 :]:
        tables = step(tables)
    return tables


def _newer(number: int, raw: bytes) -> Envelope:
    try:
        whole = orjson.loads(raw)
    except orjson.JSONDecodeError:
        return Envelope(number, 0, None)
    generation = whole.get("generation")
    return Envelope(number, generation if isinstance(generation, int) else 0, _tables(whole.get("data")))


def _tables(value: object) -> Tables | None:
    known = isinstance(value, dict) and all(isinstance(table, dict) for table in value.values())
    return cast(Tables, value) if known else None


def _checksum(number: int, generation: int, data: bytes | memoryview) -> str:
    digest = hashlib.sha256(f"{number} {generation} ".encode())
    digest.update(data)
    return digest.hexdigest()
