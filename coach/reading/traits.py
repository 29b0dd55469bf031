"""What a clause looks like to the weights: its words, who speaks of whom, and what stands around it."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import compress, pairwise

from coach.reading.clauses import Clause
from coach.reading.page import Page
from coach.reading.weights import Group

HEAD = 6  # letters of a word's head that stand for all its forms
STEPS = (-2.0, -1.0, 0.0, 1.0)
NEAR = (-2, -1, 0, 1, 2)  # how far off the clauses are that the second look knows of
_MARKS = (":quoted", ":bullet", ":heading", ":mail", ":asks", ":alone", ":first", ":?", ':"')

Traits = tuple[list[str], list[Group]]
"""Traits by themselves, and those that come in groups."""
Seemed = list[tuple[int, int]]
"""What a clause seemed to be at first: the number of a kind, and how many of `STEPS` its score was above."""


def traits(sheet: Page) -> Iterator[Traits]:
    """The traits of every clause, in order; a trait is a short string."""
    words = [_words(sheet, clause) for clause in sheet.clauses]
    for n, mine in enumerate(words):
        alone = [*_runs(mine), *("=" + group for group in sheet.groups[n])]
        groups: list[Group] = [(_word, w) for w in set(mine)]
        groups.append(_place(sheet, n))
        for step, mark in ((-1, "<"), (1, ">")):
            at = n + step
            if not 0 <= at < len(words) or sheet.clauses[at].line != sheet.clauses[n].line:
                alone.append(mark + "|")
                continue
            mark = mark if sheet.clauses[at].sentence == sheet.clauses[n].sentence else mark * 2
            alone.append(f"{mark}:who {sheet.clauses[at].subject}")
            alone.extend([f"{mark}={group}" for group in sheet.groups[at]])
        yield alone, groups


def said(sheet: Page, n: int) -> list[str]:
    """Those traits of a clause that are words of its own, one by one and in pairs."""
    words = _words(sheet, sheet.clauses[n])
    return [*words, *map(" ".join, pairwise(words))]


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


def _place(sheet: Page, n: int) -> Group:
    clause = sheet.clauses[n]
    row = sheet.row(clause)
    of_sentence = sheet.of_piece[clause.sentence]
    marks = (
        clause.quoted,
        row.bullet,
        row.heading,
        row.quote,
        row.asks,
        len(of_sentence) == 1,
        of_sentence[0] == n,
        "?" in sheet.low[clause.end - 1 : clause.end + 2],
        sheet.low[clause.end : clause.end + 1] == '"',
    )
    size, part = min(12, clause.last - clause.first), 10 * clause.start // max(1, len(sheet.low))
    return (_spot, clause.subject, clause.lead, sheet.sections[clause.sentence], size, part, marks)


def _spot(who: str, lead: str, section: str, size: int, part: int, marks: tuple[bool, ...]) -> tuple[str, ...]:
    there = compress(_MARKS, marks)
    return ("*", f":who {who}", f":lead {lead}", f":section {section}", f":size {size}", f":part {part}", *there)


def seemed(scores: Sequence[float]) -> Seemed:
    return [(kind, bisect_left(STEPS, s)) for kind, s in enumerate(scores) if s > STEPS[0]]


def second(sheet: Page, first: list[Seemed], n: int) -> Iterator[Group]:
    """The second look: what a clause and its neighbours seemed to be at first."""
    clause = sheet.clauses[n]
    for step in NEAR:
        at = n + step
        if not 0 <= at < len(first):
            yield (_edge, step)
            continue
        other = sheet.clauses[at]
        near = "s" if other.sentence == clause.sentence else "l" if other.line == clause.line else "p"
        for kind, level in first[at]:
            yield (_seems, step, near, kind, level)


def _edge(step: int) -> tuple[str, ...]:
    return (f"!{step}|",)


def _seems(step: int, near: str, kind: int, level: int) -> list[str]:
    return [f"!{step}{near}{kind}>{least:g}" for least in STEPS[:level]]
