"""Word files that somebody made to do harm: small ones that unpack, branch or point to what no notes hold."""

import io
import zipfile
from collections.abc import Callable

W = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = b'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
RELATIONS = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">%s</Relationships>'
DOCUMENT = "word/document.xml"


def document(body: bytes, before: bytes = b"") -> bytes:
    return before + b"<w:document %s %s><w:body>%s</w:body></w:document>" % (W, R, body)


def said(text: bytes = b"Words", properties: bytes = b"") -> bytes:
    return b"<w:p>%s<w:r><w:t>%s</w:t></w:r></w:p>" % (properties, text)


def packed(parts: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return file.getvalue()


def word(body: bytes, before: bytes = b"", **more: bytes) -> bytes:
    return packed({DOCUMENT: document(body, before), **more})


def laughs(times: int = 9) -> bytes:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, times))
    return f'<!DOCTYPE x [<!ENTITY l0 "ha">{entities}]>'.encode()


def overlapping(copies: int = 1500) -> bytes:
    """One packed part under many names, each entry of the list pointing at the same bytes."""
    raw = packed({DOCUMENT: document(said(b"a" * 1_000_000))})
    start = raw.rindex(b"PK\x01\x02")
    entry, end = raw[start : raw.rindex(b"PK\x05\x06")], raw[raw.rindex(b"PK\x05\x06") :]
    entries = entry * copies
    counts = copies.to_bytes(2, "little") * 2
    return raw[:start] + entries + end[:8] + counts + len(entries).to_bytes(4, "little") + end[16:]


OUTSIDE = (
    b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd"><!ENTITY b SYSTEM "http://127.0.0.1:9/b">'
    b'<!ENTITY %% c SYSTEM "http://127.0.0.1:9/c"> %%c;]>'
).replace(b"%%", b"%")
FOREIGN = RELATIONS % (
    b'<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" '
    b'Target="http://127.0.0.1:9/a.png" TargetMode="External"/>'
    b'<Relationship Id="rId2" '
    b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" '
    b'Target="file:///etc/passwd" TargetMode="External"/>'
)
PICTURE = said() + b'<w:p><w:r><w:drawing><a:blip xmlns:a="x" r:link="rId1"/></w:drawing></w:r></w:p>'

REFUSED: dict[str, Callable[[], bytes]] = {
    "fifty megabytes of nothing": lambda: packed({DOCUMENT: b"0" * 53_000_000}),
    "seven million tags": lambda: word(b"<w:p/>" * 7_000_000),
    "a million names of one tag": lambda: word(b"<w:p %s/>" % b" ".join(b'a%d="1"' % n for n in range(1_000_001))),
    "a thousand million laughs": lambda: word(said(b"&l8;"), laughs()),
    "one long entity said often": lambda: word(
        said(b"&a;" * 100_000), b'<!DOCTYPE x [<!ENTITY a "%s">]>' % (b"ha" * 100_000)
    ),
    "files and pages elsewhere as entities": lambda: word(said(b"&a;&b;"), OUTSIDE),
    "entities in its styles": lambda: packed(
        {DOCUMENT: document(said()), "word/styles.xml": laughs() + b"<x>&l8;</x>"}
    ),
    "a part under fifteen hundred names": lambda: overlapping(),
    "sixty thousand parts": lambda: packed({DOCUMENT: document(said()), **{f"x{n}": b"" for n in range(60_000)}}),
    "packed in a way that Word has not": lambda: packed({DOCUMENT: document(said())}, zipfile.ZIP_LZMA),
    "a locked part": lambda: word(said()).replace(b"PK\x01\x02\x14\x03\x14\0\0\0", b"PK\x01\x02\x14\x03\x14\0\1\0"),
    "letters of another kind of computer": lambda: packed(
        {DOCUMENT: '<?xml version="1.0" encoding="cp037"?>'.encode("cp037") + document(said()).decode().encode("cp037")}
    ),
    "a file within itself": lambda: packed({DOCUMENT: packed({DOCUMENT: document(said())})}),
    "no words": lambda: word(b"<w:p/>"),
}
"""Each is answered in words."""

READ: dict[str, Callable[[], bytes]] = {
    "a cell as wide as a thousand million": lambda: word(
        b'<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="1000000000"/></w:tcPr>%s</w:tc></w:tr></w:tbl>' % said()
    ),
    "tags a hundred thousand deep": lambda: word(b"<w:sdt>" * 100_000 + said() + b"</w:sdt>" * 100_000),
    "tables fifty thousand deep": lambda: word(
        b"<w:tbl><w:tr><w:tc>" * 50_000 + said() + b"</w:tc></w:tr></w:tbl>" * 50_000
    ),
    "a hundred thousand styles": lambda: packed(
        {
            DOCUMENT: document(said(properties=b'<w:pPr><w:pStyle w:val="s9"/></w:pPr>') * 10_000),
            "word/styles.xml": b"<w:styles %s>%s</w:styles>"
            % (
                W,
                b"".join(
                    b'<w:style w:styleId="s%d"><w:basedOn w:val="s%d"/></w:style>' % (n, n) for n in range(100_000)
                ),
            ),
        }
    ),
    "pictures and templates elsewhere": lambda: packed(
        {DOCUMENT: document(PICTURE), "word/_rels/document.xml.rels": FOREIGN}
    ),
    "names that lead out": lambda: packed(
        {DOCUMENT: document(said()), "../../evil": b"x", "/etc/evil": b"x", "..\\evil": b"x", "C:\\evil": b"x"}
    ),
    "relations that go in circles": lambda: packed(
        {
            DOCUMENT: document(said()),
            "word/_rels/document.xml.rels": RELATIONS % b'<Relationship Id="a" Type="x" Target="document.xml"/>',
        }
    ),
    "macros": lambda: packed({DOCUMENT: document(said()), "word/vbaProject.bin": b"AutoOpen"}),
}
"""Each gives its words, and nothing else comes of it."""
