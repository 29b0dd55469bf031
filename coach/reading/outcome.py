"""How it ended, as far as the notes go: the latest state that they tell of."""

from coach.domain.debrief import Outcome
from coach.reading import cues
from coach.reading.cues import Hit
from coach.reading.page import MACHINE, MAIL, Page


def outcome(sheet: Page, waits: bool) -> Outcome:
    """`waits`: somebody is to call, or a next step of theirs stands in the notes."""
    seen: list[tuple[int, Outcome]] = []
    for index, hits in enumerate(sheet.hits):
        if sheet.voices[index] == MACHINE:
            continue
        supposed = [h.first for h in hits if h.group == "outcome.supposed"]
        for hit in hits:
            kind = _kind(hit.group)
            if kind is None or (kind != "withdrew" and _other_time(hit.first, supposed)):
                continue
            if kind == "offer" and (
                _elsewhere(sheet, index, hit.first, hit.last)
                or (sheet.voices[index] == MAIL and "pleased" not in sheet.said(hit.first, hit.last))
            ):
                continue
            if (
                _denied(sheet, index, hit.first)
                or _in_answer(sheet, index, hit)
                or (kind == "withdrew" and _theirs(sheet, index, hit.first))
            ):
                continue
            seen.append((hit.first, kind))
    if any(sheet.words[at].word in ("withdrew", "withdrawn") for at in sheet.bounds[:-1] if at < len(sheet.words)):
        seen.append((0, "withdrew"))
    finals: tuple[Outcome, ...] = ("withdrew", "offer", "rejected")
    for final in finals:
        if any(kind == final for _, kind in seen):
            last = max(place for place, kind in seen if kind == final)
            later = {kind for place, kind in seen if place > last and kind != final}
            if final == "offer" and "rejected" in later and "withdrew" not in later:
                continue
            return final
    if waits or any(kind == "waiting" for _, kind in seen):
        return "waiting"
    return "unknown"


def _kind(group: str) -> Outcome | None:
    match group:
        case "outcome.rejected":
            return "rejected"
        case "outcome.offer":
            return "offer"
        case "outcome.withdrew":
            return "withdrew"
        case "outcome.waiting":
            return "waiting"
    return None


def _other_time(first: int, supposed: list[int]) -> bool:
    """Something only supposed, or of another job, stands shortly before it in the sentence."""
    return any(first - 9 <= place < first for place in supposed)


def _elsewhere(sheet: Page, index: int, first: int, last: int) -> bool:
    """The offer is another firm's, or somebody else's."""
    groups = {h.group for h in sheet.hits[index]}
    words = {w.word for w in sheet.words[max(0, first - 4) : last + 3]}
    return bool(groups & {"private.circle"}) or bool(
        words
        & {
            "'s",
            "other",
            "another",
            "tea",
            "coffee",
            "water",
            "lift",
            "seat",
            "tour",
            "biscuits",
            "right",
            "wrong",
            "question",
            "straight",
            "look",
        }
        & words
        and "job" not in words
    )


def _in_answer(sheet: Page, index: int, hit: Hit) -> bool:
    """ "He said no" after a question is about the answer."""
    if sheet.words[hit.last - 1].word not in ("no", "yes"):
        return False
    return any(
        sheet.answers[n] is not None
        for n in sheet.of_piece[index]
        if sheet.clauses[n].first <= hit.first < sheet.clauses[n].last
    )


def _theirs(sheet: Page, index: int, first: int) -> bool:
    """Somebody else pulled out, or pulled something out."""
    return any(
        c.subject == "they" for c in (sheet.clauses[n] for n in sheet.of_piece[index]) if c.first <= first < c.last
    )


def _denied(sheet: Page, index: int, first: int) -> bool:
    start = max(sheet.bounds[index], first - 3)
    return any(w.word in cues.words("outcome", "denial") for w in sheet.words[start:first])
