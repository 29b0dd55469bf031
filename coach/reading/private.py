"""What must never show in a letter. Here too much is better than too little."""

from coach.reading.page import MACHINE, MAIL, Draft, Page
from coach.reading.patterns import pattern

_MONEY = pattern("private.money")
_WHOLE = {"private.circle", "private.gossip", "private.rivals", "private.pay", "private.health", "private.self"}


def private(sheet: Page, spent: list[Draft]) -> list[Draft]:
    """`spent`: what other rules found and no letter may say."""
    out = [Draft("private", d.start, d.end, d.why) for d in spent]
    for index, voice in enumerate(sheet.voices):
        piece = sheet.pieces[index]
        if voice == MACHINE:
            out.append(Draft("private", piece.start, piece.end, "an order to a machine"))
            continue
        if voice == MAIL:
            continue
        row = sheet.rows[piece.line]
        if sheet.sections[index] in ("private", "bad", "gap", "mood") and not row.heading:
            out.append(Draft("private", max(piece.start, min(row.body, piece.end - 1)), piece.end, "under its heading"))
            continue
        for number in sheet.of_piece[index]:
            clause = sheet.clauses[number]
            groups = {h.group for h in sheet.of_clause[number] if h.group.startswith("private.")}
            if _MONEY.search(sheet.low, clause.start, clause.end):
                groups.add("private.pay")
            if groups & _WHOLE and (piece.end - piece.start) < 240:
                cue = min(groups).removeprefix("private.")
                out.append(Draft("private", clause.start, _rest(sheet, number), cue))
            elif groups:
                out.append(Draft("private", clause.start, clause.end, min(groups).removeprefix("private.")))
    return _merged(out)


def _rest(sheet: Page, number: int) -> int:
    """The end of the sentence, or of the clause where a question or a kindness follows."""
    clause = sheet.clauses[number]
    return max(clause.end, sheet.pieces[clause.sentence].end)


def _merged(drafts: list[Draft]) -> list[Draft]:
    out: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (d.start, -d.end)):
        if out and draft.end <= out[-1].end:
            continue
        if out and draft.start < out[-1].end:
            out[-1].end = draft.end
            continue
        out.append(draft)
    return out
