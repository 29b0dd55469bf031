"""What a clause looks like to the weights: its words, who speaks of whom, and what stands around it."""

from collections.abc import Iterator
from itertools import pairwise

from coach.reading.clauses import Clause
from coach.reading.page import Page

HEAD = 6  # letters of a word's head that stand for all its forms
STEPS = (-2.0, -1.0, 0.0, 1.0)


def traits(sheet: Page) -> Iterator[list[str]]:
    """The traits of every clause, in order; a trait is a short string."""
    words = [_words(sheet, clause) for clause in sheet.clauses]
    return ([*_said(w), *_place(sheet, n), *_around(sheet, words, n)] for n, w in enumerate(words))


def said(sheet: Page, n: int) -> set[str]:
    """Those traits of a clause that are words of its own."""
    return _said(_words(sheet, sheet.clauses[n]))


def _words(sheet: Page, clause: Clause) -> list[str]:
    names = sheet.names
    said = (t.word for t in sheet.words[clause.first : clause.last])
    return ["@" if w in names else "#" if w[0].isdigit() else w for w in said]


def _said(words: list[str]) -> set[str]:
    row = ["^", *words, "$"]
    out = {*words, *(f"{a} {b}" for a, b in pairwise(row))}
    out.update(f"{w[:HEAD]}~" for w in words if len(w) >= HEAD)
    for a, b, c in zip(row, row[1:], row[2:], strict=False):
        out.add(f"{a} {b} {c}")
        out.add(f"{a} _ {c}")
    return out


def _place(sheet: Page, n: int) -> Iterator[str]:
    clause = sheet.clauses[n]
    row = sheet.row(clause)
    yield "*"
    yield f":who {clause.subject}"
    yield f":lead {clause.lead}"
    yield f":section {sheet.sections[clause.sentence]}"
    yield f":size {min(12, clause.last - clause.first)}"
    yield f":part {10 * clause.start // max(1, len(sheet.low))}"
    if clause.quoted:
        yield ":quoted"
    if row.bullet:
        yield ":bullet"
    if row.heading:
        yield ":heading"
    if row.quote:
        yield ":mail"
    if row.asks:
        yield ":asks"
    if len(sheet.of_piece[clause.sentence]) == 1:
        yield ":alone"
    if sheet.of_piece[clause.sentence][0] == n:
        yield ":first"
    if "?" in sheet.low[clause.end - 1 : clause.end + 2]:
        yield ":?"
    if sheet.low[clause.end : clause.end + 1] == '"':
        yield ':"'
    yield from ("=" + group for group in sheet.groups[n])


def _around(sheet: Page, words: list[list[str]], n: int) -> Iterator[str]:
    """The words of the clauses before and after in the line, marked by whether they stand in the same sentence."""
    for step, mark in ((-1, "<"), (1, ">")):
        at = n + step
        if not 0 <= at < len(words) or sheet.clauses[at].line != sheet.clauses[n].line:
            yield mark + "|"
            continue
        mark = mark if sheet.clauses[at].sentence == sheet.clauses[n].sentence else mark * 2
        yield from {mark + w for w in words[at]}
        yield f"{mark}:who {sheet.clauses[at].subject}"
        yield from (f"{mark}={group}" for group in sheet.groups[at])


def second(sheet: Page, scores: list[list[float]], n: int) -> Iterator[str]:
    """The second look: what a clause and its neighbours seemed to be at first."""
    clause = sheet.clauses[n]
    for step in (-2, -1, 0, 1, 2):
        at = n + step
        if not 0 <= at < len(scores):
            yield f"!{step}|"
            continue
        other = sheet.clauses[at]
        near = "s" if other.sentence == clause.sentence else "l" if other.line == clause.line else "p"
        for kind, score in enumerate(scores[at]):
            for least in STEPS:
                if score <= least:
                    break
                yield f"!{step}{near}{kind}>{least:g}"
