"""What was set rather than asked: tests, tasks, role-plays, and questions that are only named."""

import re

from coach.reading.page import Draft, Page
from coach.reading.patterns import pattern, text
from coach.reading.questions import draft, stop_after

_NOUN = text("tasks.noun")
TASK = re.compile(rf"\b{_NOUN}\b")
_SET = pattern("tasks.set")
_OBJECT = pattern("tasks.object")
_HAD_ME = pattern("tasks.had_me")
_SHOWED = pattern("tasks.showed")
_QUESTION = pattern("tasks.question")
_THE_ONE = pattern("tasks.the_one")
_VERDICT_TASK = pattern("tasks.verdict_task")
_WHAT_DO = re.compile(r"\bwhat (?:do|would|will|should|did|wld) (?:you|u) (?:do|say)\b")
_PLANNED = re.compile(
    r"\b(?:next|second stage|will be|they'll|they will|i need|need to|practise|before the|book|prepare for|i'll)\b"
)
_ORDERS = pattern("tasks.orders")
_THEN_TOLD = re.compile(
    r"[:,] (?:got|did|went|i\b|was|had|passed|failed|bombed|nailed|could|couldn|ran|finished|all|good|fine|ok|bad|"
    r"great|terrible|aced)"
)
_PART = re.compile(r"\b(?:part|round|question|asked|test|task|problem|coding|exercise|behaviou?ral|stage)\b")
_COMMON = pattern("tasks.common")


def was_set(sheet: Page, start: int, end: int) -> list[Draft]:
    out = [
        draft(sheet, match.start(), stop_after(sheet, match.end(), end), "shown and asked")
        for match in _SHOWED.finditer(sheet.low, start, end)
    ]
    out += [
        draft(sheet, match.start("what"), stop_after(sheet, match.start("what") + 3, end), "the … one")
        for match in _THE_ONE.finditer(sheet.low, start, end)
    ]
    for match in _SET.finditer(sheet.low, start, end):
        what = match.group("what")[:70].partition(" and ")[0]
        if _OBJECT.search(what) or TASK.search(what):
            out.append(draft(sheet, match.start(), _task_end(sheet, match.start("what"), end), "set as a task"))
    if not out:
        out = [
            draft(sheet, match.start("what"), _task_end(sheet, match.start("what"), end), "set as a task")
            for match in _HAD_ME.finditer(sheet.low, start, end)
        ]
    return [d for d in out if d is not None]


def _task_end(sheet: Page, start: int, end: int) -> int:
    """A task ends where the question would, or at a comma."""
    comma = sheet.low.find(", ", start, end)
    return min(stop_after(sheet, start + 3, end), comma if comma > 0 else end)


def task(sheet: Page, index: int) -> list[Draft]:
    """A sentence that opens with a test, or with an order after one."""
    piece = sheet.pieces[index]
    words = sheet.low[piece.start : piece.end]
    if _WHAT_DO.search(words) and "?" not in words:
        found = draft(sheet, piece.start, stop_after(sheet, piece.start + 3, piece.end), "what would you do")
        return [found] if found else []
    ordered = _ordered(sheet, index)
    if ordered:
        return [ordered]
    named = TASK.search(words)
    if named is None or _PLANNED.search(words) or named.start() > 28 or _order_follows(sheet, index):
        return []
    if _THEN_TOLD.match(words, named.end()):
        return _found(sheet, piece.start + named.start(), piece.start + named.end())
    end = min(stop_after(sheet, piece.start + named.end(), piece.end), piece.start + named.start() + 110)
    return _found(sheet, piece.start + named.start(), end)


def _found(sheet: Page, start: int, end: int) -> list[Draft]:
    found = draft(sheet, start, end, "a test")
    return [found] if found else []


def _order_follows(sheet: Page, index: int) -> bool:
    """ "Live coding. Write …": what counts is the order."""
    after = index + 1
    if after >= len(sheet.pieces) or sheet.pieces[after].line != sheet.pieces[index].line:
        return False
    return _ORDERS.match(sheet.low, sheet.pieces[after].start) is not None


def _ordered(sheet: Page, index: int) -> Draft | None:
    piece = sheet.pieces[index]
    row = sheet.rows[piece.line]
    if sheet.sections[index] not in ("", "asked", "bad", "good") or not _ORDERS.match(
        sheet.low, max(piece.start, row.body), piece.end
    ):
        return None
    before = sheet.low[max(row.start, piece.start - 80) : piece.start]
    headed = piece.start <= row.body and bool(_PART.search(row.title.lower())) and not row.bullet
    if not headed and not (piece.start > row.body and (TASK.search(before) or _PART.search(before))):
        return None
    start = max(piece.start, row.body)
    return draft(sheet, start, stop_after(sheet, start + 4, piece.end), "a task")


def named(sheet: Page, index: int, before: list[Draft]) -> list[Draft]:
    """ "One follow up on X", "the X question": named, not told. What was told before is not named again."""
    piece = sheet.pieces[index]
    out = []
    for shape, why in ((_VERDICT_TASK, "a test"), (_QUESTION, "a question named")):
        for match in shape.finditer(sheet.low, piece.start, piece.end):
            if shape is _QUESTION and not _worth_naming(sheet, match, before, piece.start):
                continue
            start = match.start("what") if shape is not _QUESTION else match.start()
            out.append(draft(sheet, start, match.end(), why))
        if out:
            break
    return [d for d in out[:2] if d is not None]


def _worth_naming(sheet: Page, match: re.Match[str], before: list[Draft], start: int) -> bool:
    what = match.group("what")
    if _COMMON.match(what) or (match.group().startswith("a ") and " on " not in what and " about " not in what):
        return False
    if sheet.low.count('"', start, match.start()) % 2 or "without asking" in sheet.low[start : match.start()]:
        return False
    topic = [
        w for w in re.findall(r"\w{4,}", what) if w not in ("question", "follow", "about", "scenario", "curveball")
    ]
    return bool(topic) and not any(topic[0][:6] in sheet.low[d.start : d.end] for d in before[-12:])
