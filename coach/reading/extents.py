"""How far a struggle or a strength reaches: its verdict, with the part of the answer that it is about."""

from bisect import bisect_left

from coach.domain.debrief import FindingKind
from coach.reading import cues
from coach.reading.answers import Judged
from coach.reading.clauses import Clause
from coach.reading.overlap import Covered
from coach.reading.page import ME, ONLY_NAMED, Draft, Page

_UNDER: dict[str, FindingKind] = {"good": "strength", "bad": "struggle"}
_MOST_WORDS = 34
_THIN = 7  # words of a verdict that may reach back over a sentence's end


def spans(sheet: Page, verdicts: list[Judged]) -> list[Draft]:
    out: list[Draft] = []
    for index, verdict in enumerate(verdicts):
        if verdict.sign == 0:
            continue
        clause = sheet.clauses[index]
        start, end = _after_question(sheet, _back(sheet, index, verdicts), clause.end), _on(sheet, index, verdicts)
        kind: FindingKind = "strength" if verdict.sign > 0 else "struggle"
        if kind == "strength" and not verdict.sure and _bare(sheet, clause) and start == clause.start:
            continue
        out.append(Draft(kind, start, end, verdict.cue))
    return _joined(sheet, [*out, *_listed(sheet, out)])


def _listed(sheet: Page, found: list[Draft]) -> list[Draft]:
    """Under "What went well" or "What went badly" every item counts, whatever its words, but for what was asked."""
    covered = Covered(found)
    out = []
    for index, piece in enumerate(sheet.pieces):
        row = sheet.rows[piece.line]
        kind: FindingKind | None = _UNDER.get(sheet.sections[index])
        short = sheet.low.count(" ", row.body, row.end) <= 25
        listed = (row.bullet or (short and bool(row.title))) and piece.start <= row.body and not row.heading
        if kind is None or not listed or sheet.voices[index] != ME or covered.meets(row.body, row.end):
            continue
        numbers = sheet.of_piece[index]
        words = sum(sheet.clauses[n].last - sheet.clauses[n].first for n in numbers)
        if numbers and words >= 2 and not any(sheet.asks[n] for n in numbers):
            out.append(Draft(kind, sheet.clauses[numbers[0]].start, piece.end, "under its heading"))
    return out


def _bare(sheet: Page, clause: Clause) -> bool:
    """A "fine" or "good" alone, with nothing of the answer before it."""
    words = {w.word for w in sheet.words[clause.first : clause.last]}
    return words <= cues.words("answers", "bare")


def _after_question(sheet: Page, start: int, end: int) -> int:
    """A clause that begins with what was asked counts from the answer on."""
    before = bisect_left(sheet.questions, end, key=lambda q: q.start) - 1
    question = sheet.questions[before] if before >= 0 else None
    named = question is not None and question.why in ONLY_NAMED
    if question is None or named or not start < question.end < end or sheet.low.startswith("which i ", start):
        return start
    at = question.end
    while at < end - 1 and sheet.low[at] in " ,.-–—?\"'":
        at += 1
    return at


def _back(sheet: Page, index: int, verdicts: list[Judged]) -> int:
    """Where the writer's answer began, as far as this verdict is about it."""
    clause = sheet.clauses[index]
    question = sheet.answers[index]
    start, size = clause.start, clause.last - clause.first
    if question is None:
        return start
    if sheet.low.startswith("which i ", start) and 0 <= start - question.end < 4:
        return question.start
    for at in range(index - 1, max(index - 12, -1), -1):
        before = sheet.clauses[at]
        if before.line != clause.line or sheet.asks[at] or before.start < question.end:
            break
        if verdicts[at].sign == -verdicts[index].sign or (verdicts[at].sign == 0 and not _own(sheet, before)):
            break
        further = before.sentence != clause.sentence
        if further and not (
            size <= _THIN and before.last - before.first <= 16 and clause.sentence - before.sentence == 1
        ):
            break
        size += before.last - before.first
        if size > _MOST_WORDS:
            break
        start = before.start
        if further and size > 20:
            break
    return start


def _on(sheet: Page, index: int, verdicts: list[Judged]) -> int:
    """The end of what hangs on the verdict in its sentence: "and it showed", "only four"."""
    clause = sheet.clauses[index]
    end = clause.end
    for at in range(index + 1, len(sheet.clauses)):
        after = sheet.clauses[at]
        if after.sentence != clause.sentence or sheet.asks[at] or end - clause.end > 90:
            break
        if verdicts[at].sign == -verdicts[index].sign or after.last - after.first > 9:
            break
        if after.lead.startswith(("but", "although", "though", "however")):
            break
        short_reaction = after.subject == "they" and after.last - after.first <= 5 and verdicts[index].sign < 0
        if verdicts[at].sign == 0 and not short_reaction and not _hangs(sheet, at):
            break
        end = after.end
    return end


def _own(sheet: Page, clause: Clause) -> bool:
    """The writer's answer: what they said, or a bare list of it."""
    if clause.subject == "they":
        return (
            sheet.words[clause.first].word in ("if", "when", "how", "what", "that") and clause.last - clause.first <= 9
        )
    words = {w.word for w in sheet.words[clause.first : clause.last]}
    if words & cues.words("answers", "answering") or "i" in words:
        return True
    return clause.subject in ("none", "i") and clause.last - clause.first <= 14


def _hangs(sheet: Page, index: int) -> bool:
    """A short clause that goes on about the same thing: neither a plan nor pay nor somebody's kindness."""
    clause = sheet.clauses[index]
    if clause.last - clause.first > 9 or clause.subject not in ("i", "none", "it"):
        return False
    apart = ("ahead.they", "ahead.mine", "private.pay", "kindness.did")
    return not any(h.group in apart for h in sheet.of_clause[index])


def _joined(sheet: Page, drafts: list[Draft]) -> list[Draft]:
    """Touching stretches of one kind in one line are one finding."""
    last: dict[str, Draft] = {}
    out: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (d.start, d.end)):
        known = last.get(draft.kind)
        if known is not None and (draft.start <= known.end or _touch(sheet, known, draft)):
            known.end = max(known.end, draft.end)
            continue
        last[draft.kind] = draft
        out.append(draft)
    return out


def _touch(sheet: Page, one: Draft, two: Draft) -> bool:
    between = sheet.low[one.end : two.start]
    if "\n" in between or two.end - one.start > 260:
        return False
    return between.strip(" .,!?;:-–—()\"'…") in ("", "and", "then", "so", "n", "but")
