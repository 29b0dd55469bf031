"""What a lacked skill is called: the words beside the cue, or what a question was about."""

import re

from coach.reading import cues
from coach.reading.clauses import Clause
from coach.reading.cues import Hit
from coach.reading.page import Page
from coach.reading.tokens import Token


def inside_cue(sheet: Page, _clause: Clause, hit: Hit) -> tuple[int, int] | None:
    first = next(
        (i for i in range(hit.first, hit.last) if sheet.words[i].word in cues.words("gaps", "verbs")), hit.first
    )
    return from_word(sheet, first + 1, hit.last)


def after_cue(sheet: Page, clause: Clause, hit: Hit) -> tuple[int, int] | None:
    """A cue may have swallowed the first words of the thing with its gap."""
    stop = clause.last
    low = sheet.low
    if (
        stop < len(sheet.words)
        and low[clause.end : clause.end + 2].startswith((",", " "))
        and low[clause.end : clause.end + 4].strip(" ,").startswith("or")
    ):
        stop += 4
    inside = [i for i in range(hit.first, hit.last) if sheet.words[i].word in cues.words("gaps", "verbs")]
    from_verb = from_word(sheet, inside[-1] + 1, stop) if inside else None
    return from_verb or from_word(sheet, hit.last, stop)


def before_cue(sheet: Page, clause: Clause, hit: Hit) -> tuple[int, int] | None:
    label = _label_before(sheet, clause.first, hit.first)
    if label is None and sheet.words[hit.first].word in ("it", "they", "that", "which"):
        return _label_before(sheet, sheet.bounds[clause.sentence], clause.first)
    return label if label and _skill_like(sheet, label, hit.first, hit.last) else None


def _skill_like(sheet: Page, label: tuple[int, int], first: int, last: int) -> bool:
    """ "My X is rusty" names a skill, "the coffee is terrible" none: it needs my, a capital, or a word of learning."""
    words = sheet.said(first, last)
    thing = sheet.low[label[0] : label[1]]
    head = sheet.low[max(0, label[0] - 12) : label[0]]
    if not words.startswith(("is", "was", "are", "has", "have", "it", "needs", "need")):
        return True
    if any(w in cues.words("gaps", "unskilled") for w in thing.split()):
        return False
    return bool(
        re.search(r"\bmy\s+(?:\w+\s+)?$", head)
        or cues.words("gaps", "learned") & set(words.split())
        or cues.words("gaps", "learned") & set(sheet.low[label[0] : sheet.words[first].start].split())
    )


def from_word(sheet: Page, first: int, stop: int) -> tuple[int, int] | None:
    """The noun phrase from a word on, up to where the clause turns."""
    ends = cues.words("gaps", "stop")
    trim = cues.words("gaps", "trim")
    words = sheet.words[first : min(first + 9, stop)]
    while words and words[0].word in trim:
        words = words[1:]
    keep: list[Token] = []
    for place, word in enumerate(words):
        if word.word in ends and (word.word != "and" or place == 0 or not _joins(words, place)):
            break
        if keep and any(c in ",;:.()" for c in sheet.low[keep[-1].end : word.start]):
            break
        keep.append(word)
        if len(keep) == 6:
            break
    while keep and keep[-1].word in trim:
        keep.pop()
    return _signed(sheet, keep[0].start, keep[-1].end) if keep else None


def _signed(sheet: Page, start: int, end: int) -> tuple[int, int]:
    """With the marks that belong to a name: C++, C#."""
    while end < len(sheet.low) and sheet.low[end] in "+#":
        end += 1
    return start, end


def _joins(words: list[Token], place: int) -> bool:
    return place + 1 < len(words) and words[place + 1].word not in (
        "i",
        "it",
        "they",
        "he",
        "she",
        "we",
        "that",
        "so",
        "then",
    )


def _label_before(sheet: Page, first: int, stop: int) -> tuple[int, int] | None:
    trim = cues.words("gaps", "trim")
    words = list(sheet.words[first:stop])
    mine = [i for i, w in enumerate(words) if w.word == "my"]
    if mine:
        words = words[mine[-1] + 1 :]
    while words and words[0].word in trim:
        words = words[1:]
    while words and words[-1].word in trim:
        words.pop()
    if not words or len(words) > 5:
        return None
    return _signed(sheet, words[0].start, words[-1].end)


_AND = re.compile(r"\s*,\s*(?:and |or )?|\s+(?:and|or|nor|&)\s+|\s*/\s*(?=\w{3})")


def each(sheet: Page, label: tuple[int, int]) -> list[tuple[int, int]]:
    """ "X and Y" are two things lacked."""
    parts, at = [], label[0]
    for match in [*_AND.finditer(sheet.low, *label), None]:
        end = match.start() if match else label[1]
        if end - at > 1:
            parts.append((at, end))
        at = match.end() if match else end
    return parts if len(parts) <= 3 and all(sheet.low.count(" ", *p) <= 3 for p in parts) else [label]


def topic(sheet: Page, first: int, last: int) -> tuple[int, int] | None:
    """What a question is about: what is left without its question words."""
    skip = cues.words("gaps", "asking")
    words = list(sheet.words[first:last])
    while words and (words[0].word in skip or words[0].word in cues.words("gaps", "trim")):
        words = words[1:]
    keep: list[Token] = []
    for word in words:
        if keep and (
            word.word in cues.words("gaps", "topic_stop")
            or any(c in ",;:?.(" for c in sheet.low[keep[-1].end : word.start])
        ):
            break
        keep.append(word)
        if len(keep) == 5:
            break
    while keep and keep[-1].word in cues.words("gaps", "trim"):
        keep.pop()
    return (keep[0].start, keep[-1].end) if keep else None
