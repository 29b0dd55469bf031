"""What must never show in a letter. Here too much is better than too little."""

import re
from bisect import bisect_right

from coach.reading.page import Draft, Page
from coach.reading.patterns import text

_MONEY = re.compile(
    r"[£$€₹₦]\s?\d|\d\s?(?:[£$€]|k\b|grand\b)|\b(?:salary|salaries|wage|wages|per hour|an hour pay|ctc|lpa)\b"
)
_ORDER = re.compile(text("private.order").replace(" ", r"[\W_]{1,3}"))


def kept_apart(sheet: Page, found: list[Draft]) -> list[Draft]:
    """The findings, with what went badly, what is lacked, every sum of money and orders to a machine as private."""
    orders = _orders(sheet)
    found = [d for d in found if not any(a < d.end and d.start < b for a, b in orders)]
    private = [Draft("private", a, b, "an order to a machine") for a, b in orders]
    private += [d for d in found if d.kind == "private"]
    private += [Draft("private", d.start, d.end, d.why) for d in found if d.kind in ("struggle", "skill_gap")]
    private += [Draft("private", a, b, "pay") for a, b in _pay(sheet)]
    return [*(d for d in found if d.kind != "private"), *_joined(private)]


def _orders(sheet: Page) -> list[tuple[int, int]]:
    """Sentences that somebody slipped in for a machine: text like any other, and nothing of the writer's."""
    sentences = {sheet.piece_at(m.start()) for m in _ORDER.finditer(sheet.low)}
    return [(sheet.pieces[n].start, sheet.pieces[n].end) for n in sorted(sentences)]


def _pay(sheet: Page) -> list[tuple[int, int]]:
    """The clauses that name a sum."""
    places = (bisect_right(sheet.clauses, m.start(), key=lambda c: c.start) - 1 for m in _MONEY.finditer(sheet.low))
    return [(sheet.clauses[n].start, sheet.clauses[n].end) for n in sorted({n for n in places if n >= 0})]


def _joined(drafts: list[Draft]) -> list[Draft]:
    out: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (d.start, -d.end)):
        if out and draft.start < out[-1].end:
            out[-1].end = max(draft.end, out[-1].end)
        else:
            out.append(draft)
    return out
