"""Who speaks: the writer, a mail pasted in, or an order to a machine that somebody slipped in."""

import re

from coach.reading.page import MACHINE, MAIL, ME, Page
from coach.reading.patterns import pattern

_GREETING = re.compile(
    r"(?:[>\"'\s]*)(?:dear|hi|hello|hey|good (?:morning|afternoon|evening))\b[^.!?\n]{0,40}(?:,|!|$|\n| -|—)"
)
_GOODBYE = pattern("voice.goodbye", re.IGNORECASE)
_LONG_QUOTE = re.compile(r'(?<![\w.,!?])"(?=\S)[^"]{60,2500}(?<=\S)"')
_TO_YOU = re.compile(r"\b(?:you|your|we|our)\b")
_I = re.compile(r"\b(?:i|i'm|i'd|i've|my|me)\b")
_FORMAL = pattern("voice.formal")
_SUBJECT_LINE = re.compile(r"[>\s]*(?:from|to|subject|sent|date|re|cc):\s")


def voices(sheet: Page) -> list[str]:
    out = [ME] * len(sheet.pieces)
    _mails(sheet, out)
    _quotes(sheet, out)
    _machines(sheet, out)
    return out


def _mails(sheet: Page, out: list[str]) -> None:
    inside, goodbye, quoted = False, -1, -1
    for index, piece in enumerate(sheet.pieces):
        row = sheet.rows[piece.line]
        words = sheet.low[piece.start : piece.end]
        if inside and _is_over(sheet, index, goodbye, quoted):
            inside = False
        if not inside and piece.start <= row.body and not row.bullet and _GREETING.match(words):
            inside, goodbye = _mail_follows(sheet, index), -1
            quoted = piece.line if words.lstrip().startswith('"') else -1
        if (
            inside
            and goodbye < 0
            and piece.start <= row.body + 2
            and _GOODBYE.match(sheet.text[piece.start : piece.end])
        ):
            goodbye = piece.line
        formal = _FORMAL.search(words) and not _I.search(words) and not row.heading
        if row.quote or inside or formal:
            out[index] = MAIL


def _is_over(sheet: Page, index: int, goodbye: int, quoted: int) -> bool:
    """Whether a mail ended before this sentence: a bullet, a goodbye and its name, the writer's own "I"."""
    piece = sheet.pieces[index]
    row = sheet.rows[piece.line]
    words = sheet.low[piece.start : piece.end]
    if row.bullet or row.heading or 0 <= quoted < piece.line:
        return True
    if 0 <= goodbye < piece.line:
        return len(words.split()) > 5 or row.block != sheet.rows[goodbye].block
    return bool(_I.search(words)) and not _TO_YOU.search(words)


def _mail_follows(sheet: Page, index: int) -> bool:
    """Whether a letter to the writer follows a greeting: it says you or we, and ends with a goodbye soon."""
    line = sheet.pieces[index].line
    end = sheet.rows[min(line + 14, len(sheet.rows) - 1)].end
    following = sheet.low[sheet.pieces[index].start : min(end, sheet.pieces[index].start + 4000)]
    you = len(_TO_YOU.findall(following))
    return you >= 2 and (bool(_FORMAL.search(following)) or you > len(_I.findall(following)))


def _quotes(sheet: Page, out: list[str]) -> None:
    """Long quotations that speak to the writer."""
    for match in _LONG_QUOTE.finditer(sheet.low):
        words = match.group()
        if words.count(" ") < 10 or words.count("\n") > 6 or "\n-" in words or "\n*" in words:
            continue
        you, me = len(_TO_YOU.findall(words)), len(_I.findall(words))
        if you < 1 or me > you or words.rstrip('"').rstrip().endswith("?"):
            continue
        first, last = sheet.piece_at(match.start()), sheet.piece_at(match.end() - 1)
        for index in range(first, last + 1):
            piece = sheet.pieces[index]
            inside = min(piece.end, match.end()) - max(piece.start, match.start())
            if 2 * inside > piece.end - piece.start:
                out[index] = MAIL


def _machines(sheet: Page, out: list[str]) -> None:
    hot = [i for i, hits in enumerate(sheet.hits) if any(h.group == "private.injected" for h in hits)]
    by_line: dict[int, list[int]] = {}
    for index in hot:
        by_line.setdefault(sheet.pieces[index].line, []).append(index)
    for line, found in by_line.items():
        row = sheet.rows[line]
        whole = sheet.low.count(" ", row.start, row.end) < 70
        first, last = found[0], found[-1]
        if whole:
            while first > 0 and sheet.pieces[first - 1].line == line:
                first -= 1
            while last + 1 < len(out) and sheet.pieces[last + 1].line == line:
                last += 1
        out[first : last + 1] = [MACHINE] * (last + 1 - first)
