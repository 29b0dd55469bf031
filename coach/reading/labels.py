"""What a lacked skill is called: the words named so, or else the words that are no everyday ones."""

import re
from collections.abc import Iterator
from dataclasses import replace

from coach.reading import wordlists
from coach.reading.naming import Named
from coach.reading.page import Draft, Page

_MOST_WORDS = 4
_TAIL = re.compile(r"(?:-\w+)+")


def labelled(sheet: Page, found: list[Draft]) -> list[Draft]:
    """Each lack with its name; two things lacked in one breath are two findings."""
    common = _common(sheet)
    return [
        named for draft in found for named in (_each(sheet, draft, common) if draft.kind == "skill_gap" else [draft])
    ]


def _each(sheet: Page, gap: Draft, common: frozenset[str]) -> Iterator[Draft]:
    inside = [s for s in sheet.named["skill"] if gap.start <= s.start and s.end <= gap.end]
    telling = [[w for w in sheet.words_in(s.start, s.end) if w.word not in common] for s in inside]
    names = [_grown(sheet, gap, s, common) for s, told in zip(inside, telling, strict=True) if told]
    names = names or _rare(sheet, gap, common)
    if not names:
        yield gap
    for name in names:
        yield replace(gap, label=name)


def _grown(sheet: Page, gap: Draft, name: Named, common: frozenset[str]) -> tuple[int, int]:
    """With the one word right beside it, where that is no everyday one: of "bell codes" not the bell alone."""
    start, end = _hyphened(sheet.low, name.start, name.end)
    before, after = sheet.words_in(gap.start, start)[-1:], sheet.words_in(end, gap.end)
    if before and before[0].word not in common and sheet.low[before[0].end : start] == " ":
        start = before[0].start
    if after and after[0].word not in common and sheet.low[end : after[0].start] == " ":
        goes_on = len(after) > 1 and after[1].word not in common and sheet.low[after[0].end : after[1].start] == " "
        end = end if goes_on else after[0].end
    return start, end


def _hyphened(low: str, start: int, end: int) -> tuple[int, int]:
    """The whole of "off-camera" and "CORE-10"."""
    while start > 1 and (low[start - 1].isalnum() or (low[start - 1] == "-" and low[start - 2].isalnum())):
        start -= 1
    tail = _TAIL.match(low, end)
    return start, tail.end() if tail else end


def _common(sheet: Page) -> frozenset[str]:
    """Everyday words, which name no skill by themselves."""
    lists = (("english", "common"), ("seldom", "words"), ("gaps", "trim"), ("gaps", "verbs"))
    return sheet.names.union(*(wordlists.words(*each) for each in lists))


def _rare(sheet: Page, gap: Draft, common: frozenset[str]) -> list[tuple[int, int]]:
    """The longest run of words that are not everyday English."""
    best: list[Named] = []
    run: list[Named] = []
    for word in sheet.words_in(gap.start, gap.end):
        near = not run or sheet.low[run[-1].end : word.start].strip(" -/") == ""
        if word.word in common or not near:
            run = []
        if word.word not in common:
            run = [*run, Named(word.start, word.end, 0.0)]
        if len(best) < len(run) <= _MOST_WORDS:
            best = run
    return [_hyphened(sheet.low, best[0].start, best[-1].end)] if best else []
