"""How far a stretch of notes or of a letter leans towards what is private, what went badly, what went well."""

from collections.abc import Iterable, Sequence

from coach.domain.debrief import Leaning
from coach.reading.kinds import Kinds
from coach.reading.page import Page, page

AWAY = Leaning(-4.0, -4.0, -4.0)
"""Of a stretch without a clause."""


def of_sentences(sheet: Page, kinds: Kinds) -> tuple[Leaning, ...]:
    each = kinds.leanings()
    return tuple(_most(each[n] for n in clauses) for clauses in sheet.of_piece)


def of_stretches(text: str, stretches: Sequence[tuple[int, int]]) -> tuple[Leaning, ...]:
    """`stretches`: offsets into any text; read as if it were notes."""
    sheet = page(text)
    found = [
        (*sheet.plain.back(clause.start, clause.end), leaning)
        for clause, leaning in zip(sheet.clauses, Kinds(sheet).leanings(), strict=True)
    ]
    return tuple(_most(leaning for a, b, leaning in found if a < end and start < b) for start, end in stretches)


def _most(found: Iterable[Leaning]) -> Leaning:
    return Leaning(*map(max, zip(AWAY, *found, strict=True)))
