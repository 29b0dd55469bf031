"""Skills, tools and fields that the writer lacks, with the name of what is lacked."""

import re

from coach.reading import cues
from coach.reading.answers import Judged
from coach.reading.clauses import Clause
from coach.reading.cues import Hit
from coach.reading.overlap import Covered
from coach.reading.page import MACHINE, MAIL, Draft, Page
from coach.reading.patterns import pattern
from coach.reading.tokens import Token

_KNOWLEDGE_TASK = re.compile(r"\b(?:test|testing|software|tool|difference|procedure|calculation|regulation)\b")
_AND_MORE = re.compile(
    r"\s*,?\s*(?:or|and|nor|,)\s+((?:(?:a|an|the|any|basic|proper)\s+)?[\w.+#/&'-]+(?:\s+[\w.+#/&'-]+){0,2})"
)

DENIED = "asked, and denied: "
"""How the `why` of a gap begins that is a plain no, with no sign that it hurt."""


def gaps(sheet: Page, verdicts: list[Judged], told: Covered) -> list[Draft]:
    """`told`: what interviewers judged; a lack that only they name is no gap of the writer's own."""
    out: list[Draft] = []
    for index, clause in enumerate(sheet.clauses):
        if sheet.voices[clause.sentence] in (MAIL, MACHINE) or clause.quoted or sheet.asks[index]:
            continue
        if told.meets(clause.start, clause.start + 1):
            continue
        if (
            clause.subject == "they"
            or (clause.subject == "we" and sheet.section(clause) != "gap")
            or sheet.section(clause) in ("private", "kindness", "feedback", "mood")
        ):
            continue
        out.extend(
            _asked_of(sheet, index, verdicts, denied=True)
            or _under_heading(sheet, index)
            or _named(sheet, index)
            or _asked_of(sheet, index, verdicts, denied=False)
        )
    return _apart(out)


def _named(sheet: Page, index: int) -> list[Draft]:
    """The lacked thing stands after the cue ("never used X"), inside it, or before it ("my X is rusty")."""
    clause = sheet.clauses[index]
    hits = [h for h in sheet.of_clause[index] if h.group.startswith("gaps.") and h.last <= clause.last + 1]
    for group, find in (
        ("gaps.around", _label_around),
        ("gaps.after", _label_after_cue),
        ("gaps.before", _label_before_cue),
    ):
        hit = max((h for h in hits if h.group == group), key=lambda h: h.last - h.first, default=None)
        if hit is None or not _says_so(sheet, clause, hit.first, hit.last):
            continue
        label = find(sheet, clause, hit)
        if label is None and group == "gaps.after" and clause.subject == "i":
            asked_about = _of_question(sheet, index, hit)
            if asked_about:
                return [asked_about]
        if label is not None:
            why = sheet.said(hit.first, hit.last)
            return [
                Draft("skill_gap", clause.start, max(clause.end, part[1]), why, part) for part in _each(sheet, label)
            ]
    return []


def _of_question(sheet: Page, index: int, hit: Hit) -> Draft | None:
    """ "I need to resit it": the thing is what was asked about."""
    question, clause = sheet.answers[index], sheet.clauses[index]
    found = _tokens(sheet, question) if question else None
    label = _topic(sheet, *found) if found else None
    if (
        question is None
        or label is None
        or clause.start - question.end > 60
        or "\n" in sheet.low[question.end : clause.start]
    ):
        return None
    return Draft("skill_gap", question.start, clause.end, sheet.said(hit.first, hit.last), label)


def _label_around(sheet: Page, _clause: Clause, hit: Hit) -> tuple[int, int] | None:
    first = next(
        (i for i in range(hit.first, hit.last) if sheet.words[i].word in cues.words("gaps", "verbs")), hit.first
    )
    return _label_after(sheet, first + 1, hit.last)


def _label_after_cue(sheet: Page, clause: Clause, hit: Hit) -> tuple[int, int] | None:
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
    from_verb = _label_after(sheet, inside[-1] + 1, stop) if inside else None
    return from_verb or _label_after(sheet, hit.last, stop)


def _label_before_cue(sheet: Page, clause: Clause, hit: Hit) -> tuple[int, int] | None:
    label = _label_before(sheet, clause.first, hit.first)
    if label is None and sheet.words[hit.first].word in ("it", "they", "that", "which"):
        return _label_before(sheet, sheet.bounds[clause.sentence], clause.first)
    return label if label and _skill_like(sheet, label, hit.first, hit.last) else None


_AND = re.compile(r"\s*,\s*(?:and |or )?|\s+(?:and|or|nor|&)\s+|\s*/\s*(?=\w{3})")


def _each(sheet: Page, label: tuple[int, int]) -> list[tuple[int, int]]:
    """ "X and Y" are two things lacked."""
    parts, at = [], label[0]
    for match in [*_AND.finditer(sheet.low, *label), None]:
        end = match.start() if match else label[1]
        if end - at > 1:
            parts.append((at, end))
        at = match.end() if match else end
    return parts if len(parts) <= 3 and all(sheet.low.count(" ", *p) <= 3 for p in parts) else [label]


def _says_so(sheet: Page, clause: Clause, first: int, last: int) -> bool:
    """No fear, no wish, no past, no denial."""
    words = {w.word for w in sheet.words[max(clause.first, first - 4) : last]}
    if words & cues.words("gaps", "unless"):
        return False
    return not any(h.group == "gaps.not" and h.first < last and first < h.last + 6 for h in sheet.hits[clause.sentence])


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


def _label_after(sheet: Page, first: int, stop: int) -> tuple[int, int] | None:
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


def _joins(words: list, place: int) -> bool:  # type: ignore[type-arg]
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


def _under_heading(sheet: Page, index: int) -> list[Draft]:
    """Under "Gaps" or "To learn" every item is one, unless it is struck through or fine now."""
    clause = sheet.clauses[index]
    row = sheet.row(clause)
    if sheet.section(clause) != "gap" or row.heading or clause.start > row.body + 2:
        return []
    said = sheet.low[clause.start : row.end]
    if any(h.group == "gaps.not" for h in sheet.hits[clause.sentence]) or said.startswith(("none", "nothing")):
        return []
    label = _label_after(sheet, clause.first, clause.last)
    if not label:
        return []
    end = row.end if row.end - clause.start < 160 else sheet.pieces[clause.sentence].end
    return [Draft("skill_gap", clause.start, end, "under a heading of gaps", label)]


_TOOLS = pattern("gaps.tools")
_NOT_SKILL = pattern("gaps.not_skill")
_KNOWLEDGE = re.compile(r"(?:what|which|how many|how much|difference|explain|define|name|list|how)\b")
_NEAR = 90  # characters between a question and the answer that shows the gap


def _asked_of(sheet: Page, index: int, verdicts: list[Judged], *, denied: bool) -> list[Draft]:
    """What was asked about is the gap: `denied`, "no, never used it"; else an answer that shows ignorance."""
    clause, question = sheet.clauses[index], sheet.answers[index]
    tokens = _tokens(sheet, question) if question else None
    if question is None or tokens is None or clause.start - question.end > _NEAR or verdicts[index].sign > 0:
        return []
    words = sheet.low[question.start : question.end]
    hits = sheet.of_clause[index]
    if denied:
        says_no = any(h.group == "gaps.asked" and h.first <= clause.first + 1 for h in hits)
        found = says_no and _TOOLS.match(words) is not None and _NOT_SKILL.search(words) is None
    else:
        groups = {h.group for h in sheet.hits[sheet.piece_at(question.start)] if tokens[0] <= h.first < tokens[1]}
        found = any(h.group == "answers.ignorant" for h in hits) and "gaps.personal" not in groups
        found = found and ("gaps.knowledge" in groups or _KNOWLEDGE.match(words) is not None)
    label = _topic(sheet, *tokens) if found else None
    if label is None:
        return []
    end = _no_more(sheet, index)
    why = (DENIED if denied else "") + sheet.said(clause.first, min(clause.last, clause.first + 6))
    return [Draft("skill_gap", question.start, end, why, label)]


def _no_more(sheet: Page, index: int) -> int:
    """The end of "no", with a "never used it" right after."""
    clause = sheet.clauses[index]
    after = sheet.clauses[index + 1] if index + 1 < len(sheet.clauses) else None
    if after is None or after.sentence != clause.sentence or after.last - after.first > 6:
        return clause.end
    more = ("gaps.after", "gaps.asked", "answers.ignorant")
    return after.end if any(h.group in more for h in sheet.of_clause[index + 1]) else clause.end


def _tokens(sheet: Page, draft: Draft) -> tuple[int, int] | None:
    piece = sheet.piece_at(draft.start)
    inside = [
        i
        for i in range(sheet.bounds[piece], sheet.bounds[piece + 1])
        if draft.start <= sheet.words[i].start < draft.end
    ]
    return (inside[0], inside[-1] + 1) if inside else None


def _topic(sheet: Page, first: int, last: int) -> tuple[int, int] | None:
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


def _apart(drafts: list[Draft]) -> list[Draft]:
    out: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (d.start, d.end)):
        if (
            out
            and draft.start < out[-1].end
            and draft.label
            and out[-1].label
            and draft.label[0] < out[-1].label[1]
            and out[-1].label[0] < draft.label[1]
        ):
            continue
        out.append(draft)
    return out
