"""The writer's own feelings, good and bad."""

from coach.reading.clauses import Clause
from coach.reading.cues import Hit
from coach.reading.page import MACHINE, MAIL, Draft, Page


def feelings(sheet: Page) -> list[tuple[Draft, int]]:
    """Each with its sign: +1 good, -1 bad."""
    out: list[tuple[Draft, int]] = []
    for index, clause in enumerate(sheet.clauses):
        if sheet.voices[clause.sentence] in (MAIL, MACHINE) or sheet.asks[index]:
            continue
        row = sheet.row(clause)
        if row.heading or clause.quoted or sheet.section(clause) in ("gap", "feedback"):
            continue
        found = _found(sheet, index, clause, sheet.section(clause) == "mood")
        if found:
            hit, sign = found
            out.append((Draft("feeling", clause.start, clause.end, sheet.said(hit.first, hit.last)), sign))
    return _joined(sheet, out)


def _found(sheet: Page, index: int, clause: Clause, section: bool) -> tuple[Hit, int] | None:
    hits = sheet.of_clause[index]
    groups = {h.group for h in hits}
    if ("moods.others" in groups and clause.subject == "they") or (
        groups & {"kindness.liked"} and "loved" in sheet.low[clause.start : clause.end]
    ):
        return None
    size = clause.last - clause.first
    for hit in hits:
        if sheet.words[hit.first].word == "whatever" and size > 2:
            continue
        if hit.group in ("moods.said_bad", "moods.said_good") and clause.subject in ("i", "none", "it", "we"):
            return hit, 1 if hit.group.endswith("good") else -1
    for hit in hits:
        if hit.group in ("moods.bad", "moods.good", "moods.thin") and _felt(sheet, clause, hits, hit, section):
            good = hit.group == "moods.good"
            denied = any(
                w.word in ("not", "never", "hardly") for w in sheet.words[max(clause.first, hit.first - 3) : hit.first]
            )
            return hit, 1 if good != denied else -1
    return None


def _felt(sheet: Page, clause: Clause, hits: list[Hit], mood: Hit, section: bool) -> bool:
    """A word of feeling counts where the writer feels it, or nobody named in a clause of hardly more than that."""
    if clause.subject == "they":
        return False
    if section:
        return True
    size = clause.last - clause.first
    if any(h.group == "moods.felt" and h.first <= mood.first <= h.last + 2 for h in hits):
        return clause.subject in ("i", "none") and (clause.subject == "i" or size <= 6)
    if mood.group == "moods.thin" and size > 1:
        return False
    opening = sheet.words[clause.first].word
    return (
        clause.subject in ("i", "none") and size <= 4 and opening not in ("the", "a", "an", "my", "his", "her", "their")
    )


def _joined(sheet: Page, drafts: list[tuple[Draft, int]]) -> list[tuple[Draft, int]]:
    out: list[tuple[Draft, int]] = []
    for draft, sign in drafts:
        if (
            out
            and out[-1][1] == sign
            and draft.start - out[-1][0].end <= 7
            and "\n" not in sheet.low[out[-1][0].end : draft.start]
            and sheet.low[out[-1][0].end : draft.start].strip(" ,.;") in ("", "and", "but", "n")
        ):
            out[-1][0].end = draft.end
        else:
            out.append((draft, sign))
    return out
