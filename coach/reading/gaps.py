"""Skills, tools and fields that the writer lacks, with the name of what is lacked."""

import re

from coach.reading import cues
from coach.reading.answers import Judged
from coach.reading.clauses import Clause
from coach.reading.cues import Hit
from coach.reading.gap_names import after_cue, before_cue, each, from_word, inside_cue, topic
from coach.reading.overlap import Covered
from coach.reading.page import MACHINE, MAIL, Draft, Page
from coach.reading.patterns import pattern

DENIED = "asked, and denied: "
"""How the `why` of a gap begins that is a plain no, with no sign that it hurt."""


def gaps(sheet: Page, verdicts: list[Judged], told: Covered) -> list[Draft]:
    """`told`: what interviewers judged; a lack that only they name is no gap of the writer's own."""
    out: list[Draft] = []
    for index, clause in enumerate(sheet.clauses):
        if sheet.voices[clause.sentence] in (MAIL, MACHINE) or clause.quoted or sheet.asks[index]:
            continue
        if any(h.group == "private.circle" for h in sheet.of_clause[index]):
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
        ("gaps.around", inside_cue),
        ("gaps.after", after_cue),
        ("gaps.before", before_cue),
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
                Draft("skill_gap", clause.start, max(clause.end, part[1]), why, part) for part in each(sheet, label)
            ]
    return []


def _of_question(sheet: Page, index: int, hit: Hit) -> Draft | None:
    """ "I need to resit it": the thing is what was asked about."""
    question, clause = sheet.answers[index], sheet.clauses[index]
    found = _tokens(sheet, question) if question else None
    label = topic(sheet, *found) if found else None
    if (
        question is None
        or label is None
        or clause.start - question.end > 60
        or "\n" in sheet.low[question.end : clause.start]
    ):
        return None
    return Draft("skill_gap", question.start, clause.end, sheet.said(hit.first, hit.last), label)


def _says_so(sheet: Page, clause: Clause, first: int, last: int) -> bool:
    """No fear, no wish, no past, no denial."""
    words = {w.word for w in sheet.words[max(clause.first, first - 4) : last]}
    if words & cues.words("gaps", "unless"):
        return False
    return not any(h.group == "gaps.not" and h.first < last and first < h.last + 6 for h in sheet.hits[clause.sentence])


def _under_heading(sheet: Page, index: int) -> list[Draft]:
    """Under "Gaps" or "To learn" every item is one, unless it is struck through or fine now."""
    clause = sheet.clauses[index]
    row = sheet.row(clause)
    if sheet.section(clause) != "gap" or row.heading or clause.start > row.body + 2:
        return []
    said = sheet.low[clause.start : row.end]
    if any(h.group == "gaps.not" for h in sheet.hits[clause.sentence]) or said.startswith(("none", "nothing")):
        return []
    label = from_word(sheet, clause.first, clause.last)
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
    label = topic(sheet, *tokens) if found else None
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
