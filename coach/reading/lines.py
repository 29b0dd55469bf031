"""The lines of the notes: bullets, headings, quoted mail, labels such as "Next:", and lines that were only wrapped."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from coach.reading import wordlists
from coach.reading.patterns import pattern

_PREFIX = pattern("lines.prefix")
_LABEL = re.compile(r"([^\W\d_][^:\n]{1,38}?)\s{0,2}(?::(?=\s|$)| [-–—](?=\s))")
_MINE = re.compile(r"(?:me|my answer|my reply|answer|ans|a)[ \t]*[:=][ \t]+")
_RULE = re.compile(r"[|:\s-]{3,}")
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Line:
    """`body` is where the line's own words begin, after bullet and label; `section` is what its heading promises."""

    start: int
    body: int
    end: int
    block: int
    bullet: bool = False
    quote: bool = False
    heading: bool = False
    asks: bool = False
    section: str = ""
    title: str = ""
    """The nearest heading above it, or its own words where it is one."""


def lines(text: str, low: str) -> list[Line]:
    found: list[Line] = []
    section = title = ""
    block, hard = 0, False
    spans = list(_spans(text))
    for index, (start, end) in enumerate(spans):
        gap = text.count("\n", spans[index - 1][1], start) if index else 1
        alone = gap > 1 and index + 1 < len(spans) and text.count("\n", end, spans[index + 1][0]) > 1
        block += gap > 1
        prefix = _PREFIX.match(text, start, end)
        if prefix is None:  # it cannot be: every part of the pattern is optional
            continue
        body = min(prefix.end(), end - 1)
        bullet, quote = bool(prefix["mark"]), bool(prefix["quote"])
        if gap > 1 and not hard and not bullet:
            section = ""
        kind, is_label, after = _label(low, body, end)
        ruled = index + 1 < len(spans) and text[start] == "|" and _RULE.fullmatch(text, *spans[index + 1]) is not None
        if (
            ruled
            or prefix["head"]
            or _is_heading(text, body, end, bool(kind), bullet)
            or (alone and _stands_out(text, low, body, end))
        ):
            section, title, hard = _named(low[body:end]), text[body:end], bool(prefix["head"])
            found.append(Line(start, body, end, block, bullet, quote, True, False, section, title))
            continue
        named = is_label and bool(kind)
        mine = _MINE.match(low, body, end)
        begin = after if named and after < end else mine.end() if mine and mine.end() < end else body
        found.append(
            Line(start, begin, end, block, bullet, quote, False, bool(prefix["ask"]), kind if named else section, title)
        )
    return found


_SENTENCE_WORDS = pattern("lines.sentence_words")


def _stands_out(text: str, low: str, start: int, end: int) -> bool:
    """A short line between blank ones that is no sentence: "The call, July 1"."""
    return 0 < low.count(" ", start, end) < 6 and text[start].isupper() and not _SENTENCE_WORDS.search(low[start:end])


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Lines without the blanks around them; the lines of a paragraph that was wrapped by hand are one."""
    paragraph: list[tuple[int, int]] = []
    for match in re.finditer(r"[^\n]+|\n", text):
        if match.group() == "\n":
            continue
        start, end = match.span()
        stripped = text[start:end].strip()
        if not stripped:
            yield from _unwrapped(text, paragraph)
            paragraph = []
            continue
        start += len(text[start:end]) - len(text[start:end].lstrip())
        end = start + len(stripped)
        if paragraph and text.count("\n", paragraph[-1][1], start) > 1:
            yield from _unwrapped(text, paragraph)
            paragraph = []
        paragraph.append((start, end))
    yield from _unwrapped(text, paragraph)


def _unwrapped(text: str, paragraph: list[tuple[int, int]]) -> list[tuple[int, int]]:
    if len(paragraph) < 2 or not _looks_wrapped(text, paragraph):
        return paragraph
    out: list[tuple[int, int]] = []
    for start, end in paragraph:
        if out and not _starts_anew(text, start, end) and text[out[-1][1] - 1] != ":":
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return out


def _looks_wrapped(text: str, paragraph: list[tuple[int, int]]) -> bool:
    """Every line was broken where the next word no longer fitted, some of them in mid-sentence."""
    pairs = list(itertools.pairwise(paragraph))
    longest = max(end - start for start, end in paragraph)
    if not 40 <= longest <= 110 or any(_fitted(text, *pair) <= longest for pair in pairs):
        return False
    broken = sum(text[a[1] - 1] not in ".!?:" and not text[b[0]].isupper() for a, b in pairs)
    return broken > 0 and any(c.isupper() for c in text[paragraph[0][0] : paragraph[-1][1]])


def _fitted(text: str, line: tuple[int, int], after: tuple[int, int]) -> int:
    """How long the line would be with the next line's first word."""
    return line[1] - line[0] + 1 + len(text[after[0] : after[1]].split(maxsplit=1)[0])


def _starts_anew(text: str, start: int, end: int) -> bool:
    prefix = _PREFIX.match(text, start, end)
    return prefix is not None and (bool(prefix["mark"]) or bool(prefix["head"]) or bool(prefix["ask"]))


@cache
def _sections() -> dict[str, str]:
    """Heading words, in order: "what went well" → good."""
    return {line: kind for kind, block in wordlists.lists("sections").items() for line in block}


def _named(heading: str) -> str:
    """The section that a heading's words stand for, or ""."""
    plain = " ".join(_WORD.findall(heading))
    known = _sections()
    if plain in known:
        return known[plain]
    for cut in ("the ", "my ", "some ", "things that ", "what was ", "bits that "):
        if plain.startswith(cut) and plain.removeprefix(cut) in known:
            return known[plain.removeprefix(cut)]
    return ""


def _label(low: str, body: int, end: int) -> tuple[str, bool, int]:
    """A label at the head of a line: its section, whether there is one, and where the words after it begin."""
    match = _LABEL.match(low, body, end)
    if not match:
        return "", False, body
    after = match.end()
    while after < end and low[after] in " \t":
        after += 1
    return _named(match.group(1)), True, after


def labelled(low: str, start: int, end: int) -> str:
    """The section that a sentence's own label names."""
    kind, is_label, _ = _label(low, start, end)
    return kind if is_label else ""


def _is_heading(text: str, body: int, end: int, labelled: bool, bullet: bool) -> bool:
    words = text[body:end]
    count = len(words.split())
    if count > 9 or bullet:
        return labelled and words.endswith(":") and count <= 6
    if words.endswith(":"):
        return count <= 6
    if words.isupper() and count <= 8 and len(words) > 3:
        return True
    return bool(_named(words.lower())) and words[-1] not in ".!?"
