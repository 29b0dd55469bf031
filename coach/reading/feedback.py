"""Words of judgement or advice from an interviewer or recruiter, spoken or written."""

import re

from coach.reading import cues
from coach.reading.page import MACHINE, MAIL, Draft, Page

_QUOTED = re.compile(r'"[^"\n]{2,240}"')
_STORY = re.compile(
    r"\b(?:told|tell|said to|asked|showed|let) (?:me|us) (?:about|how they|that they|a story|all about|where|why)\b"
)
_JUDGED = ("judged.praise", "judged.criticism")
_IN_MAIL = ("judged.reason", "judged.advice", "judged.mail")
_AFTER = 4  # clauses that a report may go on over


def feedback(sheet: Page, strangers: frozenset[str]) -> list[tuple[Draft, int]]:
    """Each with its sign: +1 praise, -1 criticism, 0 advice or both. `strangers` were not there."""
    out: list[tuple[Draft, int]] = []
    for index, voice in enumerate(sheet.voices):
        if voice == MAIL:
            out.extend(_in_mail(sheet, index))
        elif voice != MACHINE:
            out.extend(_told(sheet, index, strangers))
    return out


def _sign(groups: set[str]) -> int:
    return ("judged.praise" in groups) - ("judged.criticism" in groups)


def _in_mail(sheet: Page, index: int) -> list[tuple[Draft, int]]:
    piece = sheet.pieces[index]
    hits = sheet.hits[index]
    groups = {h.group for h in hits}
    cue = next((h for h in hits if h.group in _IN_MAIL), None)
    if cue is None or (not groups & {"judged.reason", "judged.advice"} and not groups & set(_JUDGED)):
        return []
    start = piece.start
    while sheet.text[start] in "> \"'*-":
        start += 1
    sign = -1 if "judged.reason" in groups and "judged.praise" not in groups else _sign(groups)
    return [(Draft("feedback", start, piece.end, sheet.said(cue.first, cue.last), basis="said_to_me"), sign)]


def _told(sheet: Page, index: int, strangers: frozenset[str]) -> list[tuple[Draft, int]]:
    out: list[tuple[Draft, int]] = []
    numbers = sheet.of_piece[index]
    done = -1
    for place, number in enumerate(numbers):
        if number <= done or not _speaks(sheet, number, strangers):
            continue
        stop = _last_clause(sheet, number, numbers[place + 1 : place + 1 + _AFTER])
        start, end = sheet.clauses[number].start, sheet.clauses[stop].end
        groups = {h.group for n in range(number, stop + 1) for h in sheet.of_clause[n]}
        if _judges(sheet, start, end, groups):
            done = stop
            words = sheet.low[start : min(end, start + 30)]
            sign = _sign(groups) or int(
                '"' in sheet.low[start:end] and not groups & {"judged.criticism", "judged.advice"}
            )
            out.append((Draft("feedback", start, end, words, basis="said_to_me"), sign))
    return out


def _speaks(sheet: Page, number: int, strangers: frozenset[str]) -> bool:
    """Somebody of theirs says something in this clause."""
    clause = sheet.clauses[number]
    groups = {h.group for h in sheet.of_clause[number]}
    words = [w.word for w in sheet.words[clause.first : clause.last]]
    told = words[:3] == ["i", "was", "told"] or "feedback" in words[:4]
    if sheet.asks[number] or groups & {"private.circle", "kindness.theirs"} or strangers & set(words[:4]):
        return False
    if told or (sheet.section(clause) == "feedback" and not sheet.row(clause).heading):
        return True
    if clause.subject not in ("they", "none"):
        return False
    opens = words[0] in cues.words("judged", "speech") and (
        clause.subject == "they" or '"' in sheet.low[clause.start : clause.end]
    )
    return ("judged.said" in groups and clause.subject == "they") or opens


def _last_clause(sheet: Page, number: int, following: list[int]) -> int:
    stop = number
    for later in following:
        after = sheet.clauses[later]
        between = sheet.low[sheet.clauses[stop].end : after.start]
        groups = {h.group for h in sheet.of_clause[later]}
        if sheet.asks[later] or after.end - sheet.clauses[number].start > 260 or ". " in between:
            break
        reported = after.lead.startswith(("but", "and")) and "judged.criticism" in groups
        reported = reported and sheet.words[min(after.first + 1, after.last - 1)].word not in (
            "said",
            "told",
            "think",
            "thought",
        )
        if not after.quoted and (
            (after.subject == "i" and not reported)
            or "judged.said" in groups
            or groups & {"answers.bad", "ahead.they", "kindness.did"}
        ):
            break
        stop = later
    return stop


def _judges(sheet: Page, start: int, end: int, groups: set[str]) -> bool:
    """Words about the writer or the answer: not plans, pay, or stories told."""
    words = sheet.low[start:end]
    quoted = _QUOTED.search(words)
    plans = "ahead.they" in groups and not groups & {"judged.advice", "judged.praise"}
    if plans or groups & {"private.pay", "private.gossip", "private.rivals"} or (_STORY.search(words) and not quoted):
        return False
    if quoted:
        return not quoted.group().rstrip('"').endswith("?")
    if ("judged.plain" in groups and "judged.criticism" not in groups) or "kindness.liked" in groups:
        return False
    about = {w.word for w in sheet.words[_word_at(sheet, start) : _word_at(sheet, end)]}
    if "judged.advice" in groups:
        return True
    return bool(groups & set(_JUDGED)) and (bool(about & cues.words("judged", "to_me")) or len(about) <= 4)


def _word_at(sheet: Page, place: int) -> int:
    index = sheet.piece_at(max(0, place - 1))
    at = sheet.bounds[index]
    while at < sheet.bounds[index + 1] and sheet.words[at].start < place:
        at += 1
    return at
