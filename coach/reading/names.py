"""Where names of people may stand in the notes, with capitals or without."""

import re
from dataclasses import dataclass

from coach.reading import cues
from coach.reading.page import Page
from coach.reading.patterns import pattern, text

_CAP = text("names.cap")
_TITLES = (
    r"mrs?|ms|miss|mx|dr|prof|professor|sir|dame|lady|lord|rev|fr|captain|capt|major|colonel|col|sgt|sergeant|chef|"
    r"judge|cllr|councillor|sister|nurse|matron|engr|alhaji|alhaja|chief|pastor|coach|herr|frau|madame|señora?"
)
_NAME = pattern("names.name")
_TITLED_LOW = re.compile(rf"\b(?:{_TITLES})\.?\s+([a-zà-ÿ][a-zà-ÿ'-]{{2,}})")
_WORD = re.compile(r"[a-zà-ÿ][a-zà-ÿ'-]*")
_SURNAME = re.compile(r"\s+([a-zà-ÿ][a-zà-ÿ'-]{2,})(?=\s*(?:\(|,|and\b|&|\.|$|\n|the\b|who\b))")
SPEAKER = re.compile(r"\s*(?:\([^()]{0,50}\))?\s*(?::|(?:-|–|—|→|>)\s)(?!\d)")
SAID = text("names.said")
ACTS = pattern("names.acts")
MET = pattern("names.met")
WITH = re.compile(r"\b(?:with|then|and then|they were|it was|there (?:was|were)|plus)\W*$")


_THING = re.compile(r"\b(?:the|a|an|new|old|this|that|our|their|your)\s$")


@dataclass(slots=True)
class Mention:
    """`inside` speaks for someone who interviewed the writer, `outside` against."""

    start: int
    end: int
    name: str
    piece: int
    inside: float = 0.0
    outside: float = 0.0


def mentions(sheet: Page) -> list[Mention]:
    given = cues.words("names", "given")
    out = [m for match in _NAME.finditer(sheet.text) if (m := _named(sheet, match, given)) is not None]
    taken = {m.start for m in out}
    low = _low_names(sheet, given) if _mostly_low(sheet) or not out else _low_titled(sheet)
    out.extend(m for m in low if m.start not in taken)
    out.extend(_repeated_low(sheet, out))
    return sorted(out, key=lambda m: m.start)


def _repeated_low(sheet: Page, found: list[Mention]) -> list[Mention]:
    """The same names typed again without capitals."""
    common = cues.words("english", "common") | cues.words("people", "nobody")
    known = {m.name.lower() for m in found if " " not in m.name and len(m.name) > 2} - common
    ends = {m.end for m in found}
    words = ((w.word.removesuffix("'s"), w) for w in sheet.words)
    return [
        Mention(w.start, w.start + len(name), sheet.text[w.start : w.start + len(name)], sheet.piece_at(w.start))
        for name, w in words
        if name in known and sheet.text[w.start].islower() and w.start + len(name) not in ends
    ]


def _named(sheet: Page, match: re.Match[str], given: frozenset[str]) -> Mention | None:
    """A run of capitals that looks like a person, cut to the words that are one."""
    nobody, posts = cues.words("people", "nobody"), cues.words("people", "posts")
    orgs, titled = cues.words("orgs", "tails"), bool(match.group(1))
    surnames = given | cues.words("people", "surnames")
    met = MET.search(sheet.low, max(0, match.start() - 40), match.start()) or SPEAKER.match(sheet.text, match.end())
    parts = [
        (m.group(), match.start(2) + m.start(), match.start(2) + m.end())
        for m in re.finditer(r"\S+", sheet.text[match.start(2) : match.end()])
    ]
    lows = [re.sub(r"['’](?:s|ll|d|re|ve|m)?$", "", p[0].lower()).rstrip(".") for p in parts]
    while lows and (lows[0] in nobody or lows[0] in posts) and not titled:
        lows, parts = lows[1:], parts[1:]
    for index, low in enumerate(lows):
        if low in nobody or low in posts or (low in orgs and low not in surnames and not met):
            if low in orgs and low not in posts and index:
                return None
            lows, parts = lows[:index], parts[:index]
            break
    if not parts:
        return None
    start = match.start() if titled and parts[0][1] == match.start(2) else parts[0][1]
    end = parts[-1][2]
    if sheet.text[start:end].endswith("'s"):
        end -= 2
    if end - start < 2 or sheet.text[end : end + 1] == "&" or lows[0] in cues.words("orgs", "famous"):
        return None
    firm = len(lows) == 1 and lows[0] not in given and not titled
    if firm and (
        sheet.text[end : end + 3] == " & "
        or sheet.text[max(0, start - 2) : start] == "& "
        or _THING.search(sheet.low, max(0, start - 14), start)
    ):
        return None
    lone = len(lows) == 1 and not titled and lows[0] not in given and _sentence_start(sheet, start)
    if lone and not SPEAKER.match(sheet.text, end) and not ACTS.match(sheet.text, end):
        return None
    return Mention(start, end, sheet.text[start:end], sheet.piece_at(start))


def _sentence_start(sheet: Page, start: int) -> bool:
    head = sheet.text[max(0, start - 4) : start].rstrip(" \"'(*-•>")
    return not head or head[-1] in ".!?\n:" or sheet.pieces[sheet.piece_at(start)].start == start


def _mostly_low(sheet: Page) -> bool:
    """Typed without capitals: few sentences begin with one."""
    starts = [sheet.text[p.start] for p in sheet.pieces if sheet.text[p.start].isalpha()]
    return bool(starts) and sum(c.isupper() for c in starts) < 0.35 * len(starts)


def _low_names(sheet: Page, given: frozenset[str]) -> list[Mention]:
    """Given names without capitals; those that are common words too need somebody who acts or is met."""
    doubtful, common = cues.words("people", "doubtful"), cues.words("english", "common")
    out: list[Mention] = []
    for match in _WORD.finditer(sheet.low):
        word = match.group().removesuffix("'s")
        start, end = match.start(), match.start() + len(word)
        if word not in given or not sheet.text[start].islower():
            continue
        met = MET.search(sheet.low, max(0, start - 40), start)
        if word in doubtful and not met and not ACTS.match(sheet.low, end):
            continue
        surname = _SURNAME.match(sheet.low, end)
        if met and surname and surname.group(1) not in common and surname.group(1) not in given:
            end = surname.end()
        out.append(Mention(start, end, sheet.text[start:end], sheet.piece_at(start)))
    ends = {m.end for m in out}
    return out + [m for m in _low_titled(sheet) if m.end not in ends]


def _low_titled(sheet: Page) -> list[Mention]:
    common = cues.words("english", "common") | cues.words("people", "nobody")
    return [
        Mention(m.start(), m.end(), sheet.text[m.start() : m.end()], sheet.piece_at(m.start()))
        for m in _TITLED_LOW.finditer(sheet.low)
        if sheet.text[m.start(1)].islower() and m.group(1) not in common and not ACTS.match(" " + m.group(1))
    ]


def key(name: str) -> tuple[str, ...]:
    """The words of a name without its titles."""
    titles = cues.words("people", "titles")
    return tuple(w for w in (p.strip(".,'").lower() for p in name.split()) if w and w not in titles)
