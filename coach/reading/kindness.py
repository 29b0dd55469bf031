"""Concrete, pleasant particulars that a thank-you note could mention."""

import re

from coach.reading import cues
from coach.reading.answers import Judged
from coach.reading.clauses import Clause
from coach.reading.overlap import Covered
from coach.reading.page import MACHINE, MAIL, Draft, Page

_BLOCKED = (
    "private.pay",
    "private.gossip",
    "private.complaint",
    "private.circle",
    "private.rivals",
    "kindness.not",
    "kindness.theirs",
)


def kindnesses(sheet: Page, verdicts: list[Judged], taken: Covered, strangers: frozenset[str]) -> list[Draft]:
    """`taken`: struggles and gaps, which no letter may repeat; `strangers`: names of people who were not there."""
    out: list[Draft] = []
    for index, clause in enumerate(sheet.clauses):
        row = sheet.row(clause)
        if (
            sheet.voices[clause.sentence] in (MAIL, MACHINE)
            or row.heading
            or sheet.section(clause) in ("next", "private", "bad", "gap", "feedback")
        ):
            continue
        if verdicts[index].sign < 0 or taken.meets(clause.start, clause.end):
            continue
        if sheet.asks[index]:
            continue
        if sheet.words[clause.first].word in ("if", "unless") or _outsider(sheet, clause, strangers):
            continue
        groups = {h.group for h in sheet.of_clause[index]}
        cue = _cue(sheet, index, sheet.section(clause) == "kindness")
        if cue and not _blocked(sheet, clause, groups):
            start, end = _whole(sheet, index)
            out.append(Draft("gratitude", start, end, cue))
    return _joined(sheet, out)


def _outsider(sheet: Page, clause: Clause, strangers: frozenset[str]) -> bool:
    return any(w.word in strangers for w in sheet.words[clause.first : clause.first + 4])


_IS = {
    "was",
    "were",
    "is",
    "are",
    "seemed",
    "been",
    "being",
    "so",
    "really",
    "very",
    "both",
    "all",
    "super",
    "that",
    "it",
    "this",
    "which",
    "pretty",
    "quite",
    "just",
    "he",
    "she",
    "they",
    "who",
}


def _cue(sheet: Page, index: int, nice: bool) -> str:
    clause = sheet.clauses[index]
    size = clause.last - clause.first
    for hit in sheet.of_clause[index]:
        said = sheet.said(hit.first, hit.last)
        general = sheet.words[hit.first].word in _IS and size < 5 and not nice
        if (
            hit.group == "kindness.did"
            and not general
            and not _of_a_thing(sheet, clause, hit.first)
            and _theirs(sheet, clause, hit.first)
        ):
            return said
        if hit.group == "kindness.liked" and not (
            general or (clause.subject in ("it", "none") and size < 5 and not nice)
        ):
            return said
    if nice and size >= 4 and clause.subject != "i":
        return "under a heading of nice things"
    return ""


def _of_a_thing(sheet: Page, clause: Clause, first: int) -> bool:
    """ "The use of counters was lovely": what is lovely must be a person."""
    if sheet.words[first].word not in ("was", "were", "is", "are") or first == clause.first:
        return False
    before = sheet.words[first - 1].word
    people = cues.words("people", "roles")
    return (
        before not in sheet.names
        and before not in people
        and before not in ("he", "she", "they", "both", "all", "who", "everyone", "which", "that", "and")
    )


def _theirs(sheet: Page, clause: Clause, first: int) -> bool:
    """Somebody else acts: the subject, or, without one, what is said is done to me."""
    if clause.subject == "they":
        return True
    words = [w.word for w in sheet.words[clause.first : clause.last]]
    before = [w.word for w in sheet.words[clause.first : first]]
    if clause.subject in ("none", "it"):
        return "me" in words or "us" in words or ("i" not in words and clause.subject == "it" and False)
    if "they" in before or "he" in before or "she" in before or "who" in before:
        return True
    if clause.subject == "i" and words and words[0] in ("loved", "liked"):
        return True
    return bool(
        re.match(r"(?:how|the way|that|because|as|when|where|who)\b", " ".join(words))
        and {"she", "he", "they"} & set(words)
    )


def _blocked(sheet: Page, clause: Clause, groups: set[str]) -> bool:
    if any(g in groups for g in _BLOCKED):
        return True
    nearby = {h.group for h in sheet.hits[clause.sentence]}
    if "private.circle" in nearby and clause.subject != "they":
        return True
    return "ahead.they" in groups and "kindness.liked" not in groups


_RELATIVE = ("which ", "who ", "where ", "that ", "how ", "when ", "because ", "with ", "as ")
_LISTED = ("the ", "a ", "an ", "his ", "her ", "their ", "some ")


def _whole(sheet: Page, index: int) -> tuple[int, int]:
    """The clause with what belongs to it, up to the next kindness: a relative clause, a second thing shown."""
    clause = sheet.clauses[index]
    end = clause.end
    for at in range(index + 1, len(sheet.clauses)):
        after = sheet.clauses[at]
        groups = {h.group for h in sheet.of_clause[at]}
        if after.sentence != clause.sentence or after.end - clause.start > 190 or sheet.asks[at]:
            break
        if groups & {*_BLOCKED, "answers.bad", "ahead.they", "kindness.did", "moods.said_bad"} or after.lead.startswith(
            ("but", "so")
        ):
            break
        opening = sheet.low[after.start : after.start + 8]
        belongs = (
            opening.startswith(_RELATIVE)
            or after.lead.startswith(("because", "while"))
            or after.last - after.first <= 4
        )
        listed = after.lead == "and" and opening.startswith(_LISTED)
        told = after.subject in ("they", "it", "none") and not after.lead and after.last - after.first <= 12
        if (after.subject == "i" and not opening.startswith(("which", "who", "where"))) or not (
            belongs or listed or told
        ):
            break
        end = after.end
    return clause.start, end


def _joined(sheet: Page, drafts: list[Draft]) -> list[Draft]:
    out: list[Draft] = []
    for draft in drafts:
        if out and draft.start <= out[-1].end + 1:
            out[-1].end = max(out[-1].end, draft.end)
        elif (
            out
            and draft.start - out[-1].end <= 6
            and sheet.low[out[-1].end : draft.start].strip(" ,.&") in ("and", "n", "")
            and "\n" not in sheet.low[out[-1].end : draft.start]
            and draft.end - out[-1].start < 150
            and "." not in sheet.low[out[-1].end - 1 : draft.start]
        ):
            out[-1].end = draft.end
        else:
            out.append(draft)
    return out
