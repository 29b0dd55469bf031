"""The job that the notes are about: its title as first written."""

import re

from coach.reading import cues
from coach.reading.page import MACHINE, MAIL, Page
from coach.reading.patterns import pattern

_JOB = r"(?:role|job|position|post|vacancy|opening|gig|apprenticeship|internship|traineeship|placement|opportunity)"
_AFTER = re.compile(rf"\s*(?:{_JOB}|interview|audition|trial|assessment day)\b", re.IGNORECASE)
_FOR = pattern("role.for", re.IGNORECASE)
_AS = re.compile(r"(?:\bas|\bfor|\bre:?|\btheir|@)(?: the| a| an)?\s*$", re.IGNORECASE)
_SOMEBODYS = pattern("role.somebodys", re.IGNORECASE)
_AFTER_NAME = re.compile(r"([A-Z][\w'-]+)(?:,| \()\s*(?:the |their |a |an )?$")
_BESIDE = re.compile(r"(?:\bwith|\bby|\bfrom|\bplus|\+|&|\bmet) (?:the |a |an |their )?(?:[\w-]+ ){0,2}$")
_THEN_NAME = re.compile(r",? (?:called|named|[A-Z][a-z]+ (?:asked|said|was|and))|,? who\b")
_EMPLOYER = re.compile(r"\s*(?:\([^()]{2,30}\)\s*)?(?:,? ?@|,? at|,? w/|,? with|\s[-–—|])\s*(?:the )?[A-Z]")
_WORD = re.compile(r"[^\W_]+(?:['./&-][^\W_]+)*")
_BEFORE = re.compile(r"([^\W_]+(?:['./&-][^\W_]+)*)( |/|-)$")
_NEXT = re.compile(r"( |/|-|, )([^\W_]+(?:['./&>-][^\W_]+)*)")
_BARE = re.compile(r"\b(?:position|role|post|job) (?:of|as|:) ?(?:an? |the )?([A-Z][\w'&/-]+(?: [A-Z][\w'&/-]+){0,4})")


def role(sheet: Page) -> tuple[int, int] | None:
    """Where the job is named best, brackets left out, or nothing."""
    field = _field(sheet)
    heads = cues.words("roles", "heads")
    best, most = None, 2.6
    for match in _WORD.finditer(sheet.low):
        if match.group() not in heads:
            continue
        start, end = _extent(sheet, *match.span())
        score = _score(sheet, start, end) - start / 5000
        if field and field[0] <= start < field[1]:
            score += 6
        if score > most:
            best, most = (start, end), score
    return best or field or _bare(sheet)


_FIELD = re.compile(
    r"(?:^|\n)[ \t*•-]*(?:job title|role|job|position|post|title|vacancy)[ \t]*:[ \t]*([^\n,(|@–—]{3,60}?)"
    r"(?= at | with | - |[\n,(|@–—.]|$)",
    re.IGNORECASE,
)


def _field(sheet: Page) -> tuple[int, int] | None:
    """A form's own field: "Role: Warehouse Team Leader"."""
    match = _FIELD.search(sheet.text[:3000])
    return match.span(1) if match and not {"i", "is", "was"} & set(match.group(1).lower().split()) else None


def _bare(sheet: Page) -> tuple[int, int] | None:
    """A title without a known head word, where the notes say that it is one."""
    match = _BARE.search(sheet.text[:3000])
    return match.span(1) if match else None


def _extent(sheet: Page, start: int, end: int) -> tuple[int, int]:
    """The title around its head word: modifiers and capitals before it, a second head or a field after it."""
    nobody, modifiers = cues.words("people", "nobody"), cues.words("roles", "modifiers")
    heads, tails = cues.words("roles", "heads"), cues.words("roles", "tails")
    capital = sheet.text[start].isupper()
    for _ in range(6):
        before = _BEFORE.search(sheet.text[max(0, start - 30) : start])
        if not before:
            break
        word, low = before.group(1), before.group(1).lower()
        named = capital and word[0].isupper() and low not in nobody
        if low in sheet.names or not (low in modifiers or low in heads or named or ("-" in low and capital)):
            break
        start -= len(before.group())
    for _ in range(3):
        after = _NEXT.match(sheet.text, end)
        if not after:
            break
        low, listed = after.group(2).lower(), after.group(1) == ", "
        if listed and not (
            capital and after.group(2)[0].isupper() and (low in modifiers or _EMPLOYER.match(sheet.text, after.end()))
        ):
            break
        if not listed and low not in tails and low not in heads:
            break
        end = after.end()
    while sheet.low.startswith(("of ", "and ", "the "), start):
        start = sheet.low.index(" ", start) + 1
    return start, end


def _score(sheet: Page, start: int, end: int) -> float:
    index = sheet.piece_at(start)
    piece = sheet.pieces[index]
    if sheet.voices[index] == MACHINE:
        return -9
    head = sheet.text[max(piece.start, start - 60) : start]
    score = _by_place(sheet, index, start, end, head)
    if _AFTER.match(sheet.text, end):
        score += 4
    if sheet.voices[index] == MAIL:
        score += 2
    if _FOR.search(head):
        score += 4
    elif _AS.search(head):
        score += 1.5
    elif _SOMEBODYS.search(head):
        score -= 2.5
    if _EMPLOYER.match(sheet.text, end):
        score += 2
    beside = _AFTER_NAME.search(head)
    if (beside and beside.group(1).lower() in sheet.names) or _BESIDE.search(head):
        score -= 5
    if _THEN_NAME.match(sheet.text, end) or _then_named(sheet, end):
        score -= 3
    return score


def _by_place(sheet: Page, index: int, start: int, end: int, head: str) -> float:
    line = sheet.pieces[index].line
    score = 3.0 if line == 0 else 1.2 if line <= 2 else 0.0
    if start == sheet.pieces[index].start or head.rstrip().endswith(("-", "–", "—", "|", ":", "/", ",", "(")):
        score += 1
    if " " in sheet.text[start:end]:
        score += 0.7 + 0.8 * sheet.text[start].isupper()
    return score


def _then_named(sheet: Page, end: int) -> bool:
    """Somebody's job before their name: "the store manager Carmen", "Conductor: Maestra Ilse"."""
    after = re.compile(r"[,:]? ([\w'-]+)(?: ([\w'-]+))?").match(sheet.low, end)
    if after is None:
        return False
    return after.group(1) in sheet.names or (sheet.low[end] == ":" and after.group(2) in sheet.names)
