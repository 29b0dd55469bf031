"""PDFs that somebody made to do harm: small files that ask for endless work, or for things that no notes hold."""

import zlib
from collections.abc import Callable

HEAD = b"%PDF-1.7\n"


def made(objects: dict[int, bytes], trailer: bytes = b"") -> bytes:
    """A file of these objects, the first one its catalogue."""
    raw, places = bytearray(HEAD), {}
    for number, body in objects.items():
        places[number] = len(raw)
        raw += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start, size = len(raw), max(objects) + 1
    raw += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        raw += b"%010d 00000 n \n" % places[number] if number in places else b"0000000000 65535 f \n"
    return bytes(raw + b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, start))


def stream(data: bytes, extra: bytes = b"", *, times: int = 1) -> bytes:
    for _ in range(times):
        data = zlib.compress(data, 9)
    filters = b" ".join([b"/FlateDecode"] * times)
    return b"<< /Length %d /Filter [%s] %s >>\nstream\n%s\nendstream" % (len(data), filters, extra, data)


def paged(content: bytes, more: dict[int, bytes] | None = None, resources: bytes = b"", page: bytes = b"") -> bytes:
    """One page with this content, and Helvetica as /F1."""
    font = b"/Font << /F1 5 0 R >>"
    return made(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R %s /Resources << %s %s >> >>"
            % (page, font, resources),
            4: content,
            5: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            **(more or {}),
        }
    )


def branching(depth: int = 12, kids: int = 12) -> dict[int, bytes]:
    """A tree of pages whose every knot holds the next one a dozen times: 12 to the 12th pages."""
    knots = {
        2 + level: b"<< /Type /Pages /Count 1 /Kids [%s] >>" % (b"%d 0 R " % (3 + level) * kids)
        for level in range(depth)
    }
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"
    return {1: b"<< /Type /Catalog /Pages 2 0 R >>", **knots, 2 + depth: page}


def forms(depth: int = 12, times: int = 12) -> bytes:
    """Drawings that each draw the next one a dozen times."""
    drawn = b"q /X Do Q " * times
    more = {
        10 + level: stream(
            drawn,
            b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X %d 0 R >> >>" % (11 + level),
        )
        for level in range(depth)
    }
    last = {10 + depth: stream(b"BT (ha) Tj ET", b"/Type /XObject /Subtype /Form /BBox [0 0 9 9]")}
    return paged(stream(drawn), {**more, **last}, b"/XObject << /X 10 0 R >>")


def itself() -> bytes:
    inner = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 10 0 R >> >>"
    return paged(stream(b"/X Do"), {10: stream(b"/X Do", inner)}, b"/XObject << /X 10 0 R >>")


def letters_of(codes: bytes) -> bytes:
    """A font that says which letter each of its codes is."""
    said = b"/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
    said += b"%s endcmap" % codes
    font = b"<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /ToUnicode 11 0 R >>"
    return paged(stream(b"BT /F2 12 Tf <00410042> Tj ET"), {10: font, 11: stream(said)}).replace(
        b"/F1 5 0 R", b"/F1 5 0 R /F2 10 0 R"
    )


def object_stream(number: int) -> bytes:
    """A page that stands in a packed stream, which says it holds `number` objects."""
    pairs = b" ".join([b"3 0", *(b"%d 0" % (20 + n) for n in range(number - 1))])
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>"
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        4: stream(b"BT (Words) Tj ET"),
        5: stream(pairs + b" " + page, b"/Type /ObjStm /N %d /First %d" % (number, len(pairs) + 1)),
    }
    raw, places = bytearray(HEAD), {}
    for key, body in objects.items():
        places[key] = len(raw)
        raw += b"%d 0 obj\n%s\nendobj\n" % (key, body)
    rows = [(0, 0, 0), (1, places[1], 0), (1, places[2], 0), (2, 5, 0), (1, places[4], 0), (1, places[5], 0)]
    table = b"".join(bytes([kind]) + place.to_bytes(4, "big") + bytes([index]) for kind, place, index in rows)
    start = len(raw)
    raw += b"6 0 obj\n%s\nendobj\n" % stream(table, b"/Type /XRef /Size 6 /W [1 4 1] /Root 1 0 R")
    return bytes(raw + b"startxref\n%d\n%%%%EOF\n" % start)


def zeros(megabytes: int) -> bytes:
    """A stream that unpacks to this much."""
    packer = zlib.compressobj(9)
    data = b"".join(packer.compress(bytes(1 << 20)) for _ in range(megabytes)) + packer.flush()
    return b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(data), data)


def locked(with_: bytes) -> bytes:
    page = paged(stream(b"BT /F1 12 Tf (Words) Tj ET"))
    return page.replace(b"/Size 6", b"/Encrypt << /Filter /Standard %s >> /ID [<00> <00>] /Size 6" % with_)


def scripted() -> bytes:
    catalogue = (
        b"/OpenAction << /S /JavaScript /JS (app.launchURL\\('http://evil.example'\\)) >> /AA << /WC << /S /Launch"
    )
    catalogue += b" /F (/bin/sh) >> >> /Type /Catalog"
    return paged(stream(b"BT /F1 12 Tf 72 720 Td (Words) Tj ET")).replace(b"/Type /Catalog", catalogue, 1)


ENDLESS: dict[str, Callable[[], bytes]] = {
    "a page tree that branches": lambda: made(branching()),
    "a page tree that holds itself": lambda: made(
        {1: b"<< /Type /Catalog /Pages 2 0 R >>", 2: b"<< /Type /Pages /Count 9 /Kids [2 0 R 2 0 R] >>"}
    ),
    "a page tree of ten thousand levels": lambda: made(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            **{n: b"<< /Type /Pages /Count 1 /Kids [%d 0 R] >>" % (n + 1) for n in range(2, 10_002)},
        }
    ),
    "a million pages": lambda: made(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Count 1000000 /Kids [%s] >>" % (b"3 0 R " * 1_000_000),
            3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
        }
    ),
    "drawings within drawings": lambda: forms(),
    "a drawing that draws itself": lambda: itself(),
    "a stream that unpacks to 256 megabytes": lambda: paged(zeros(256)),
    "a stream packed eight times": lambda: paged(stream(b"BT /F1 12 Tf (ha) Tj ET " * 1_000_000, times=8)),
    "one content ten thousand times": lambda: paged(
        b"[%s]" % (b"10 0 R " * 9_999), {10: stream(b"BT (ha) Tj ET " * 5_000)}
    ),
    "a font of four thousand million letters": lambda: letters_of(
        b"1 beginbfrange <0000> <FFFFFFFF> <0041> endbfrange"
    ),
    "a font that says each letter many times": lambda: letters_of(
        b"%s" % b"".join(b"1 beginbfrange <0000> <FFFF> <0041> endbfrange\n" for _ in range(500))
    ),
    "brackets a hundred thousand deep": lambda: paged(stream(b"[" * 100_000)),
    "a dictionary a hundred thousand deep": lambda: paged(stream(b" "), {10: b"<< /A " * 100_000}, b"/A 10 0 R"),
    "a length that points at itself": lambda: paged(b"<< /Length 4 0 R >>\nstream\nBT (Words) Tj ET\nendstream"),
    "an object stream of a million": lambda: object_stream(1_000_000),
    "a table of a thousand million objects": lambda: paged(stream(b"BT (Words) Tj ET")).replace(
        b"xref\n0 6", b"xref\n0 999999999"
    ),
    "an earlier table that is this one": lambda: paged(stream(b"BT (Words) Tj ET")).replace(
        b"/Size 6", b"/Prev 9 /Size 6"
    ),
    "objects with no table": lambda: (
        HEAD + b"1 0 obj << /Type /Catalog >> endobj\n" * 200_000 + b"trailer << /Root 1 0 R >>"
    ),
}


KEYS = b"/O <%s> /U <%s> /OE <%s> /UE <%s> /Perms <%s>" % (b"00" * 48, b"00" * 48, b"00" * 32, b"00" * 32, b"00" * 16)
LOCKED: dict[str, Callable[[], bytes]] = {
    "a key of no length": lambda: locked(b"/V 2 /R 3 /Length 0 /P -1 " + KEYS),
    "a key of a thousand million": lambda: locked(b"/V 2 /R 3 /Length 1000000000 /P -1 " + KEYS),
    "the newest lock with keys of nothing": lambda: locked(b"/V 5 /R 6 /Length 256 /P -1 " + KEYS),
    "a lock of no known kind": lambda: locked(b"/V 99 /R 99 /P -1 " + KEYS),
    "a lock that says nothing": lambda: locked(b""),
    "a lock that is its own text": lambda: locked(b"/V 4 /R 4 /P 1 0 R /O 1 0 R /U 1 0 R /CF << /StdCF 1 0 R >>"),
}
