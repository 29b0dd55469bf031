"""What a clause looks like to the weights: its words, who speaks of whom, and what stands around it."""

from collections.abc import Iterator, Sequence
from itertools import compress, pairwise

from coach.reading.clauses import Clause
from coach.reading.network import Seen
from coach.reading.page import Page
from coach.reading.weights import Group

HEAD = 6  # letters of a word's head that stand for all its forms
_MARKS = (":quoted", ":bullet", ":heading", ":mail", ":asks", ":alone", ":first", ":?", ':"')

Traits = tuple[list[str], list[Group]]
"""Traits by themselves, and those that come in groups."""


def seen(sheet: Page) -> list[Seen]:
    """The clauses in order: their words, and the marks of their place."""
    out: list[Seen] = []
    last = (-1, -1)
    for n, clause in enumerate(sheet.clauses):
        goes_on = compress((":goes on", ":same line"), (clause.sentence == last[0], clause.line == last[1]))
        out.append(Seen(_words(sheet, clause), (*_place(sheet, n), *goes_on)))
        last = clause.sentence, clause.line
    return out


def traits(sheet: Page, clauses: Sequence[Seen]) -> Iterator[Traits]:
    """The traits of every clause; a trait is a short string."""
    for n, mine in enumerate(clauses):
        alone = [*_runs(mine.words), *mine.marks]
        for step, mark in ((-1, "<"), (1, ">")):
            at = n + step
            if not 0 <= at < len(clauses) or sheet.clauses[at].line != sheet.clauses[n].line:
                alone.append(mark + "|")
                continue
            mark = mark if sheet.clauses[at].sentence == sheet.clauses[n].sentence else mark * 2
            alone.append(f"{mark}:who {sheet.clauses[at].subject}")
        yield alone, [(_word, w) for w in set(mine.words)]


def said(clause: Seen) -> list[str]:
    """Those traits of a clause that are words of its own, one by one and in pairs."""
    return [*clause.words, *map(" ".join, pairwise(clause.words))]


def _words(sheet: Page, clause: Clause) -> list[str]:
    names = sheet.names
    said = [t.word for t in sheet.words[clause.first : clause.last]]
    return ["@" if w in names else "#" if w[0].isdigit() else w for w in said]


def _runs(words: list[str]) -> set[str]:
    row = ["^", *words, "$"]
    out = set(map(" ".join, pairwise(row)))
    out.update(map(" ".join, zip(row, row[1:], row[2:], strict=False)))
    out.update(map(" _ ".join, zip(row, row[2:], strict=False)))
    return out


def _word(word: str) -> tuple[str, ...]:
    return (word, f"{word[:HEAD]}~") if len(word) >= HEAD else (word,)


def _place(sheet: Page, n: int) -> Iterator[str]:
    clause = sheet.clauses[n]
    row = sheet.row(clause)
    of_sentence = sheet.of_piece[clause.sentence]
    size, part = min(12, clause.last - clause.first), 10 * clause.start // max(1, len(sheet.low))
    yield from ("*", f":who {clause.subject}", f":lead {clause.lead}", f":section {sheet.sections[clause.sentence]}")
    yield from (f":size {size}", f":part {part}")
    yield from compress(
        _MARKS,
        (
            clause.quoted,
            row.bullet,
            row.heading,
            row.quote,
            row.asks,
            len(of_sentence) == 1,
            of_sentence[0] == n,
            "?" in sheet.low[clause.end - 1 : clause.end + 2],
            sheet.low[clause.end : clause.end + 1] == '"',
        ),
    )
