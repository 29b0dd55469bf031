"""The notes in sentences: bullets, headings and transcript lines each their own, none over sixty words."""

import re
from dataclasses import dataclass

from coach.domain.notes import Sentence
from coach.reading.lines import Line
from coach.reading.patterns import pattern
from coach.reading.plain import Plain

LONGEST = 60
_END = re.compile(r"(?:[.!?]+|…|\.\.+)[\"')\]*_]*(?=\s)")
_SHORT = pattern("sentences.short")
_NEVER_FINAL = re.compile(r"(?:^|[\s(\"])(?:mrs?|ms|dr|prof|messrs|rev|hon|capt|sgt|eg|e\.g|ie|i\.e|vs|approx|st)\.$")
_BREAK = re.compile(
    r"\s+(?:and then|and|but|so|because|then|which|who|while|when|although|though|or|until)\s|[,;:]\s|\s[-–—]+\s"
)
_TOKEN = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Piece:
    """One sentence in plain text, and the index of its line."""

    start: int
    end: int
    line: int


def pieces(text: str, low: str, rows: list[Line]) -> list[Piece]:
    """Sentences as the rules read them: without bullets, labels kept."""
    out: list[Piece] = []
    for index, row in enumerate(rows):
        out.extend(Piece(a, b, index) for a, b in _in_line(text, low, row.start, row.end))
    return out


def _in_line(text: str, low: str, start: int, end: int) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    begin = start
    for match in _END.finditer(text, start, end):
        if _goes_on(text, low, begin, match, end):
            continue
        spans.append((begin, match.end()))
        begin = match.end()
        while begin < end and text[begin].isspace():
            begin += 1
    if begin < end:
        spans.append((begin, end))
    return [part for a, b in spans for part in _short_enough(text, a, b)]


def _goes_on(text: str, low: str, begin: int, match: re.Match[str], end: int) -> bool:
    """Whether the stop is no end: an abbreviation, dots in mid-thought, a quotation that the sentence goes on after."""
    after = match.end()
    while after < end and text[after].isspace():
        after += 1
    if after >= end:
        return False
    stop, following = match.group(), text[after]
    bare = stop.rstrip("\"')]*_")
    head = low[max(begin, match.start() - 12) : match.start() + 1]
    if (
        bare == "."
        and _SHORT.search(head)
        and (following.islower() or following.isdigit() or _NEVER_FINAL.search(head))
    ):
        return True
    if bare == "." and re.search(r"(?:^|\s)[a-z]\.$", head) and following.isupper() and not head.endswith(" i."):
        return True
    if bare == "." and re.fullmatch(r"\(?\d{1,2}", low[begin : match.start()].strip("-*•# ")):
        return True
    if following.islower():
        return bare in ("…", "..", "...") or stop[-1] in "\"')"
    return False


def _short_enough(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The stretch itself, or, of over sixty words, parts that end where a clause ends."""
    words = [m.span() for m in _TOKEN.finditer(text, start, end)]
    if len(words) <= LONGEST:
        return [(start, end)] if words else []
    parts: list[tuple[int, int]] = []
    first = 0
    while len(words) - first > LONGEST:
        cut = _cut(text, words, first)
        parts.append((words[first][0], words[cut - 1][1]))
        first = cut
    parts.append((words[first][0], words[-1][1]))
    return parts


def _cut(text: str, words: list[tuple[int, int]], first: int) -> int:
    """Index of the word that begins the next part: the last clause start from the 25th word on, else the 60th word."""
    low, high = words[first][0], words[first + LONGEST - 1][1]
    breaks = [m.start() for m in _BREAK.finditer(text, low, high)]
    for place in reversed(breaks):
        index = next((i for i in range(first + 1, first + LONGEST) if words[i][0] > place), 0)
        if index - first >= 25:
            return index
    return first + LONGEST


def cited(raw: str, page: Plain, found: list[Piece]) -> tuple[Sentence, ...]:
    """The sentences with offsets into the notes as given: every character but blanks lies in one of them."""
    edges = [page.back(p.start, p.end) for p in found]
    spans: list[tuple[int, int]] = []
    at = 0
    for index, (_, end) in enumerate(edges):
        stop = len(raw) if index == len(edges) - 1 else max(end, at)
        spans.append((at, stop))
        at = stop
    if not edges:
        spans = [(0, len(raw))]
    out: list[tuple[int, int]] = []
    for start, end in spans:
        words = [m.span() for m in _TOKEN.finditer(raw, start, end)]
        for first in range(0, len(words), LONGEST):
            part = words[first : first + LONGEST]
            out.append((part[0][0], part[-1][1]))
    return tuple(Sentence(id=f"S{n}", start=a, end=b, text=raw[a:b]) for n, (a, b) in enumerate(out, 1))
