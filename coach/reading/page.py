"""Everything about the notes that the rules share: plain text, lines, sentences, words, cues, clauses."""

from bisect import bisect_right
from dataclasses import dataclass, field, replace

from coach.domain.debrief import Basis, FindingKind
from coach.reading import clauses, cues
from coach.reading.clauses import Clause
from coach.reading.cues import Hit
from coach.reading.lines import Line, labelled, lines
from coach.reading.plain import Plain, plain
from coach.reading.sentences import Piece, pieces
from coach.reading.tokens import Token, tokens

ME, MAIL, MACHINE = "me", "mail", "machine"


@dataclass(slots=True)
class Draft:
    """A finding in offsets of the plain text."""

    kind: FindingKind
    start: int
    end: int
    why: str
    label: tuple[int, int] | None = None
    basis: Basis | None = None


@dataclass(slots=True)
class Page:
    plain: Plain
    rows: list[Line]
    pieces: list[Piece]
    words: list[Token]
    bounds: list[int]
    """Index among `words` of the first word of each sentence, and one more at the end."""
    hits: list[list[Hit]]
    """The cues of each sentence; places are among `words`."""
    names: frozenset[str] = frozenset()
    """Lower-case words of people's names."""
    voices: list[str] = field(default_factory=list)
    """Who speaks in each sentence: the writer, a pasted mail, or an order to a machine."""
    clauses: list[Clause] = field(default_factory=list)
    of_clause: list[list[Hit]] = field(default_factory=list)
    of_piece: list[list[int]] = field(default_factory=list)
    """Indices of the clauses of each sentence."""
    sections: list[str] = field(default_factory=list)
    """What the heading or label of each sentence promises."""
    questions: list[Draft] = field(default_factory=list)
    """What was asked, in order."""
    asks: list[bool] = field(default_factory=list)
    """Whether a clause lies in, or reaches into, what was asked."""
    answers: list[Draft | None] = field(default_factory=list)
    """The question that a clause answers."""

    @property
    def text(self) -> str:
        return self.plain.text

    @property
    def low(self) -> str:
        return self.plain.low

    def row(self, clause: Clause) -> Line:
        return self.rows[clause.line]

    def section(self, clause: Clause) -> str:
        return self.sections[clause.sentence]

    def said(self, first: int, last: int) -> str:
        """The words from `first` to `last` in open spelling."""
        return " ".join(w.word for w in self.words[first:last])

    def piece_at(self, place: int) -> int:
        """Index of the sentence that holds a place of the plain text."""
        return max(0, bisect_right(self.pieces, place, key=lambda p: p.start) - 1)


def page(text: str) -> Page:
    clean = plain(text)
    rows = lines(clean.text, clean.low)
    found = pieces(clean.text, clean.low, rows)
    lexicon = cues.cues()
    words: list[Token] = []
    bounds: list[int] = []
    hits: list[list[Hit]] = []
    for piece in found:
        bounds.append(len(words))
        mine = tokens(clean.low, piece.start, piece.end)
        at = len(words)
        hits.append(lexicon.find(mine, at))
        words.extend(mine)
    bounds.append(len(words))
    return Page(clean, rows, found, words, bounds, hits, sections=_sections(clean.low, rows, found))


def _sections(low: str, rows: list[Line], found: list[Piece]) -> list[str]:
    """The line's own section, until a label in its midst ("next: …") names another."""
    out: list[str] = []
    for index, piece in enumerate(found):
        row = rows[piece.line]
        kind = labelled(low, piece.start, piece.end) if piece.start > row.body else ""
        goes_on = out[-1] if index and found[index - 1].line == piece.line else row.section
        out.append(kind or goes_on)
    return out


def cut(sheet: Page, names: frozenset[str]) -> None:
    """Fills in the clauses, once names are known: they are subjects, and cues read them as "they"."""
    sheet.names = names
    _name_again(sheet, names)
    for index, piece in enumerate(sheet.pieces):
        sheet.of_piece.append([])
        place, stop = sheet.bounds[index], sheet.bounds[index + 1]
        before = ""
        body = sheet.rows[piece.line].body
        hits = sheet.hits[index]
        for start, end, lead, quoted in clauses.spans(
            sheet.low, max(piece.start, min(body, piece.end)), piece.end, names
        ):
            while place < stop and sheet.words[place].start < start:
                place += 1
            last = place
            while last < stop and sheet.words[last].start < end:
                last += 1
            if last == place:
                continue
            carried = (
                before
                if lead.startswith(("and", "then", "n", "&", "so"))
                or (before and not lead and place > sheet.bounds[index])
                else ""
            )
            own = clauses.subject(sheet.words[place:last], names)
            who = carried if own == "none" and carried else own
            clause = Clause(start, end, place, last, index, piece.line, lead, who, quoted, who != own)
            sheet.of_piece[index].append(len(sheet.clauses))
            sheet.clauses.append(clause)
            sheet.of_clause.append([h for h in hits if place <= h.first < last])
            place = last
            if who != "none":
                before = who


def _name_again(sheet: Page, names: frozenset[str]) -> None:
    """Finds the cues of sentences with names once more, each name read as "they"."""
    lexicon = cues.cues()
    for index in range(len(sheet.pieces)):
        first, last = sheet.bounds[index], sheet.bounds[index + 1]
        if not any(w.word in names for w in sheet.words[first:last]):
            continue
        read = [Token("they", w.start, w.end) if w.word in names else w for w in sheet.words[first:last]]
        sheet.hits[index] = lexicon.find(read, first)


ONLY_NAMED = ("a test", "a question named")
"""Tests and questions that a clause names and goes on to judge: "I bombed the written test"."""


def mark(sheet: Page, questions: list[Draft]) -> None:
    """Fills in which clauses are asked, and which question each other clause answers.

    Who asked is not who answers: a subject is not carried over from a question.
    """
    sheet.questions = questions
    at = 0
    last: Draft | None = None
    asked_last = False
    for index, clause in enumerate(sheet.clauses):
        while at < len(questions) and questions[at].start < clause.start:
            last = questions[at]
            at += 1
        inside = last is not None and clause.start < last.end - 2
        ahead = (
            at < len(questions)
            and questions[at].why not in ONLY_NAMED
            and questions[at].start < clause.end
            and questions[at].end <= clause.end + 400
        )
        whole = ahead and min(clause.end, questions[at].end) - questions[at].start > 0.4 * (clause.end - clause.start)
        asks = inside or bool(whole)
        if asked_last and clause.carried and not asks:
            sheet.clauses[index] = replace(clause, subject="none")
        elif asks or not clause.carried:
            asked_last = asks
        sheet.asks.append(asks)
        sheet.answers.append(_answered(sheet, clause, last))


def _answered(sheet: Page, clause: Clause, last: Draft | None) -> Draft | None:
    """The last question in the clause's line, or in the line above where that held nothing else."""
    if last is None:
        return None
    line = sheet.pieces[sheet.piece_at(last.start)].line
    if line == clause.line:
        return last if clause.start - last.end < 700 else None
    mine, its = sheet.rows[clause.line], sheet.rows[line]
    ends = its.end - last.end < 4
    if mine.heading or clause.line - line > 2:
        return None
    if ends and mine.block - its.block <= (1 if its.asks else 0):
        return last
    return last if mine.block == its.block and not mine.bullet and not its.bullet and not its.asks else None
