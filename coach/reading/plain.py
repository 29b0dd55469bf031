"""The notes as plain text: no tags, entities, curly quotes or bold marks; each character knows where it came from."""

from __future__ import annotations

import html
import re
from array import array
from dataclasses import dataclass

from coach.reading.patterns import pattern

_BLOCK = {"p", "div", "br", "ul", "ol", "tr", "table", "blockquote", "section", "article", "hr"}
_HEADS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_CHANGE = pattern("plain.change")

# No word is so long: links and noise. Blanked, they cost the rules no time.
_OVERLONG = re.compile(r"\S{61,}")


@dataclass(frozen=True, slots=True)
class Plain:
    """`starts[i]` and `ends[i]` are the offsets in the notes of what became character `i`."""

    text: str
    low: str
    starts: array[int]
    ends: array[int]

    def back(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the notes that a non-empty stretch of plain text came from."""
        return self.starts[start], self.ends[end - 1]


def plain(text: str) -> Plain:
    pieces: list[str] = []
    starts = array("L")
    ends = array("L")
    at = 0
    for change in _CHANGE.finditer(text):
        _keep(text[at : change.start()], at, pieces, starts, ends)
        new = _instead(change)
        pieces.append(new)
        starts.extend([change.start()] * len(new))
        ends.extend([change.end()] * len(new))
        at = change.end()
    _keep(text[at:], at, pieces, starts, ends)
    whole = _OVERLONG.sub(lambda run: " " * len(run.group()), "".join(pieces))
    return Plain(whole, _lower(whole), starts, ends)


def _keep(piece: str, at: int, pieces: list[str], starts: array[int], ends: array[int]) -> None:
    pieces.append(piece)
    starts.extend(range(at, at + len(piece)))
    ends.extend(range(at + 1, at + len(piece) + 1))


def _instead(change: re.Match[str]) -> str:
    found = change.group()
    if found[0] == "<":
        return _for_tag((change.group(1) or "").lower(), closing=found[1] == "/")
    if found[0] == "&":
        return _for_entity(found)
    if found in "‘’‛´ʼ":
        return "'"
    if found in "“”„«»":
        return '"'
    if found[0] in "\r\u2028\u2029\x85":
        return "\n"
    return "" if found in ("**", "~~", "__") or found in "\u200b\u200c\u200d\ufeff\u2060\u00ad" else " "


def _for_tag(name: str, *, closing: bool) -> str:
    if name == "li":
        return "\n" if closing else "\n- "
    if name in _HEADS:
        return "\n" if closing else "\n\n# "
    if name in ("td", "th"):
        return " | " if closing else ""
    return "\n" if name in _BLOCK else ""


def _for_entity(found: str) -> str:
    """Entities without a meaning stay as they are; curly quotes that are written as entities become straight ones."""
    char = html.unescape(found)
    if char == "\xa0":
        return " "
    return {"’": "'", "‘": "'", "“": '"', "”": '"'}.get(char, char)


def _lower(text: str) -> str:
    """Lower case of the same length: some capitals (İ) become two characters, and offsets must hold."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
