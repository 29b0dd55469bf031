"""What happens next: what they will do and when, and what the writer plans."""

import re

from coach.reading.clauses import Clause
from coach.reading.page import MACHINE, MAIL, Draft, Page

_DATED = {"decision", "decisions", "deadline", "results", "result", "answer", "outcome"}


def next_steps(sheet: Page) -> list[Draft]:
    out: list[Draft] = []
    for index, clause in enumerate(sheet.clauses):
        row = sheet.row(clause)
        if sheet.voices[clause.sentence] == MACHINE or row.heading:
            continue
        groups = {h.group for h in sheet.of_clause[index]}
        if any(h.group == "private.circle" for h in sheet.hits[clause.sentence]):
            continue
        if "ahead.not" in groups or sheet.asks[index]:
            continue
        cue = _cue(sheet, index, clause, sheet.section(clause) == "next")
        if cue:
            start, end = _whole(sheet, index, sheet.section(clause) == "next")
            out.append(Draft("next_step", start, end, cue))
    return _joined(sheet, out)


def _cue(sheet: Page, index: int, clause: Clause, planned: bool) -> str:
    mail = sheet.voices[clause.sentence] == MAIL
    writer = not mail and clause.subject in ("i", "none", "we")
    for hit in sheet.of_clause[index]:
        said = sheet.said(hit.first, hit.last)
        if hit.last > clause.last and sheet.low[clause.end : clause.end + 1] == ":":
            continue
        if hit.group == "ahead.they" and not (clause.quoted and said.startswith("wait")):
            return said
        mine = writer or (said.startswith("if ") and not mail)
        if hit.group == "ahead.mine" and mine and not _past(sheet, clause, hit.first) and _of_me(clause, said):
            return said
        if (
            hit.group == "ahead.orders"
            and writer
            and hit.first <= clause.first + 1
            and (planned or _order_alone(sheet, clause))
        ):
            return said
    if sheet.words[clause.first].word in _DATED and re.search(r"\d", sheet.low[clause.start : clause.end]):
        return "a date for it"
    if planned and not mail and clause.last - clause.first >= 2 and clause.start <= sheet.row(clause).body + 3:
        return "under a heading of next steps"
    return ""


def _of_me(clause: Clause, said: str) -> bool:
    """ "Will" needs an "I": the transport will finish everything is no plan."""
    return clause.subject == "i" or not said.startswith(("will", "shall"))


def _past(sheet: Page, clause: Clause, first: int) -> bool:
    before = {w.word for w in sheet.words[max(clause.first, first - 3) : first]}
    if sheet.words[first].word in ("had", "was", "were"):
        return True
    return (
        bool(before & {"had", "did", "was", "were", "if", "would", "not", "always", "never", "you"})
        and sheet.words[first].word != "going"
    )


def _order_alone(sheet: Page, clause: Clause) -> bool:
    """A bare order to oneself with a time in it, at the start of a sentence: "Send the PDF tonight." """
    piece = sheet.pieces[clause.sentence]
    timed = any(h.group == "ahead.when" for h in sheet.hits[clause.sentence])
    return timed and clause.start <= piece.start + 4 and sheet.text[piece.end - 1 : piece.end] != "?"


def _whole(sheet: Page, index: int, planned: bool) -> tuple[int, int]:
    clause = sheet.clauses[index]
    start, end = clause.start, clause.end
    at = index + 1
    while at < len(sheet.clauses):
        after = sheet.clauses[at]
        if after.sentence != clause.sentence or after.end - start > 230:
            break
        groups = {h.group for h in sheet.of_clause[at]}
        if groups & {"private.pay", "answers.bad", "moods.said_bad"} or after.lead.startswith(
            ("but", "because", "though", "although")
        ):
            break
        more = (
            groups & {"ahead.they", "ahead.mine", "ahead.orders", "ahead.when"}
            or planned
            or after.last - after.first <= 4
        )
        if not more:
            break
        end = after.end
        at += 1
    return start, end


def _joined(sheet: Page, drafts: list[Draft]) -> list[Draft]:
    out: list[Draft] = []
    for draft in drafts:
        if out and draft.start < out[-1].end:
            out[-1].end = max(out[-1].end, draft.end)
        elif (
            out
            and "\n" not in sheet.low[out[-1].end : draft.start]
            and draft.start - out[-1].end <= 6
            and sheet.low[out[-1].end - 1] not in ".!?"
            and draft.end - out[-1].start < 220
        ):
            out[-1].end = draft.end
        else:
            out.append(draft)
    return out
