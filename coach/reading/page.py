"""Everything about the notes that the reader shares: plain text, lines, sentences, words, clauses."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field

from coach.domain.debrief import Basis, FindingKind
from coach.reading import clauses, wordlists
from coach.reading.clauses import Clause
from coach.reading.lines import Line, labelled, lines
from coach.reading.naming import Bearer, Named, named
from coach.reading.plain import Plain, plain
from coach.reading.sentences import Piece, pieces
from coach.reading.tokens import Token, tokens


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
    named: dict[Bearer, list[Named]]
    names: frozenset[str]
    """Lower-case words of people's names."""
    sections: list[str]
    """What the heading or label of each sentence promises."""
    words: list[Token] = field(default_factory=list)
    clauses: list[Clause] = field(default_factory=list)
    of_piece: list[list[int]] = field(default_factory=list)
    """Indices of the clauses of each sentence."""

    @property
    def text(self) -> str:
        return self.plain.text

    @property
    def low(self) -> str:
        return self.plain.low

    def row(self, clause: Clause) -> Line:
        return self.rows[clause.line]

    def words_in(self, start: int, end: int) -> list[Token]:
        """The words that begin within a stretch of the plain text."""
        first = bisect_left(self.words, start, key=lambda w: w.start)
        return self.words[first : bisect_left(self.words, end, key=lambda w: w.start)]

    def piece_at(self, place: int) -> int:
        """Index of the sentence that holds a place of the plain text."""
        return max(0, bisect_right(self.pieces, place, key=lambda p: p.start) - 1)


def page(text: str, naming: Callable[[Plain], dict[Bearer, list[Named]]] = named) -> Page:
    clean = plain(text)
    rows = lines(clean.text, clean.low)
    found = pieces(clean.text, clean.low, rows)
    called = naming(clean)
    people = [clean.low[n.start : n.end] for n in (*called["inside"], *called["outside"])]
    names = frozenset(t.word for name in people for t in tokens(name, 0, len(name)) if len(t.word) > 1)
    titles = wordlists.words("people", "titles") | wordlists.words("english", "common")
    sheet = Page(clean, rows, found, called, names - titles, _sections(clean.low, rows, found))
    for index in range(len(found)):
        _cut(sheet, index)
    return sheet


def _sections(low: str, rows: list[Line], found: list[Piece]) -> list[str]:
    """The line's own section, until a label in its midst ("next: …") names another."""
    out: list[str] = []
    for index, piece in enumerate(found):
        row = rows[piece.line]
        kind = labelled(low, piece.start, piece.end) if piece.start > row.body else ""
        goes_on = out[-1] if index and found[index - 1].line == piece.line else row.section
        out.append(kind or goes_on)
    return out


def _cut(sheet: Page, index: int) -> None:
    """Fills in the clauses of a sentence; names are subjects."""
    piece = sheet.pieces[index]
    mine = tokens(sheet.low, piece.start, piece.end)
    at, before, place = len(sheet.words), "", 0
    sheet.words.extend(mine)
    sheet.of_piece.append([])
    body = sheet.rows[piece.line].body
    for start, end, lead, quoted in clauses.spans(
        sheet.low, max(piece.start, min(body, piece.end)), piece.end, sheet.names
    ):
        while place < len(mine) and mine[place].start < start:
            place += 1
        last = place
        while last < len(mine) and mine[last].start < end:
            last += 1
        if last == place:
            continue
        carries = lead.startswith(("and", "then", "n", "&", "so")) or (before and not lead and place > 0)
        own = clauses.subject(mine[place:last], sheet.names)
        who = before if own == "none" and carries and before else own
        sheet.of_piece[index].append(len(sheet.clauses))
        sheet.clauses.append(
            Clause(start, end, at + place, at + last, index, piece.line, lead, who, quoted, who != own)
        )
        place = last
        if who != "none":
            before = who
