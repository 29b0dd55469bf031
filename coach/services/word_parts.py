"""The parts of a .docx, read once from the first tag to the last and never held as a tree."""

from xml.parsers import expat

TAGS_LIMIT = 1_000_000
"""Some five times as many as 35,000 words have with every word in a style of its own."""

_WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main ",
    "http://purl.oclc.org/ooxml/wordprocessingml/main ",
)
_ELSEWHERE = ("del", "moveFrom", "txbxContent", "Fallback", "pPrChange")
"""What was taken out, stands in a box beside the text, or says again what stands there already."""
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


class TooMuch(Exception):
    """More than notes can be."""


class Unfit(Exception):
    """Nothing that Word writes."""


class _Part:
    """Raises TooMuch, Unfit, ExpatError and what expat says of strange encodings."""

    def __init__(self) -> None:
        self._tags = 0

    def read(self, xml: bytes) -> None:
        """All at once: in small pieces, expat begins a long tag again with each of them."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._doctype  # entities would come with it
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.CharacterDataHandler = self._text
        parser.Parse(xml, True)

    def _doctype(self, *_: object) -> None:
        raise Unfit

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._tags += 1 + len(attributes)
        if self._tags > TAGS_LIMIT:
            raise TooMuch
        self.opens(name.rpartition(" ")[2], attributes)

    def _end(self, name: str) -> None:
        self.closes(name.rpartition(" ")[2])

    def _text(self, text: str) -> None:
        pass

    def opens(self, tag: str, attributes: dict[str, str]) -> None:
        pass

    def closes(self, tag: str) -> None:
        pass


class ListStyles(_Part):
    """The ids of the styles that make a paragraph one of a list."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()
        self._style = ""

    def opens(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "style":
            self._style = _word(attributes, "styleId")
        elif tag == "name" and _word(attributes, "val").startswith("List"):
            self.found.add(self._style)


class Words(_Part):
    """The document line by line; a row of a table is one line."""

    def __init__(self) -> None:
        super().__init__()
        self.list_styles: set[str] = set()
        self.lines: list[str] = []
        self._said: list[str] = []
        self._row: list[str] = []
        self._cell: list[str] = []
        self._tables = self._cells = self._elsewhere = self._runs = 0
        self._listed = self._saying = False

    def opens(self, tag: str, attributes: dict[str, str]) -> None:
        self._elsewhere += tag in _ELSEWHERE
        if self._elsewhere:
            return
        self._tables += tag == "tbl"
        self._cells += tag == "tc"
        self._runs += tag == "r"
        self._saying = tag == "t"
        if tag == "p":
            self._said, self._listed = [], False
        elif tag == "tr" and self._tables == 1:
            self._row = []
        elif tag == "tc" and self._cells == 1:
            self._cell = []
        elif tag == "numPr" or (tag == "pStyle" and _word(attributes, "val") in self.list_styles):
            self._listed = True
        elif tag in _SIGNS and self._runs:
            self._said.append(_SIGNS[tag])

    def closes(self, tag: str) -> None:
        if self._elsewhere:
            self._elsewhere -= tag in _ELSEWHERE
            return
        self._tables -= tag == "tbl"
        self._cells -= tag == "tc"
        self._runs -= tag == "r"
        self._saying = False
        if tag == "p":
            self._line("".join(self._said))
        elif tag == "tc" and not self._cells:
            self._row.append(" ".join(self._cell))
        elif tag == "tr" and self._tables == 1:
            self.lines.append(" | ".join(self._row))

    def _text(self, text: str) -> None:
        if self._saying and not self._elsewhere:
            self._said.append(text)

    def _line(self, text: str) -> None:
        if self._cells:
            self._cell.append(text)
        else:
            self.lines.append(f"- {text}" if self._listed and text.strip() else text)


def _word(attributes: dict[str, str], name: str) -> str:
    return next((attributes[space + name] for space in _WORD if space + name in attributes), "")
