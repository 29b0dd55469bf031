"""A letter's body cut into its claims, and the notes into the lines that may hold them up."""

import re
from calendar import month_name
from functools import cache, lru_cache
from typing import NamedTuple

from coach.domain.notes import Notes
from coach.writing.checking.terms import Term, telling, terms
from coach.writing.phrases import load
from coach.writing.tidy import full
from coach.writing.verbs import is_past

_SILENT = re.compile(r"\[[^\[\]]*\]|\bof course\b", re.IGNORECASE)
_SENTENCE = re.compile(
    r"(?:(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bMrs)(?<!\bProf)(?<!\bSt)(?:(?<!\b[A-Z])|(?=\.\s(?:I|If|It|The|We|My|You|Your|Thank|Please|And|But|That|This)\b))[.!?;:…]+[\"”']*(?=\s)|\n)+"
)
_JOIN = re.compile(
    r",? (?:and|but|so|because|while|although|though|which|since|when|where)(?= )|, as(?= )|, | [–—-] ", re.IGNORECASE
)
_GREETING = re.compile(r"\s*(?:dear|hi|hello|good (?:morning|afternoon|evening))\b[^,\n]{0,60}[,\n]", re.IGNORECASE)
_CLOSING = re.compile(
    r"(?:^|\n|(?<=[.!?] ))[ \t]*(?:(?:with|many|my)? ?(?:very )?(?:kind|best|warm|warmest|kindest|all)? ?"
    r"(?:regards|wishes|best|thanks|yours|sincerely|cheers|respectfully|gratefully|take care)[^.\n]{0,24})"
    r"(?:[,.]?\s*[^\s.,]+(?: [^\s.,]+){0,2})?\s*$",
    re.IGNORECASE,
)


class Part(NamedTuple):
    """One claim of the body; `lead`: from the beginning of its sentence to its end, to know who does it;
    `asks`: its sentence is a question."""

    start: int
    end: int
    text: str
    lead: str
    terms: tuple[Term, ...]
    asks: bool

    @property
    def telling(self) -> tuple[Term, ...]:
        return telling(self.terms)

    def says(self, cue: str) -> re.Match[str] | None:
        return cue_for(cue).search(self.text)


class Line(NamedTuple):
    """One sentence of the notes."""

    id: str
    start: int
    end: int
    text: str
    terms: tuple[Term, ...]
    keys: frozenset[str]


@cache
def cue_for(name: str) -> re.Pattern[str]:
    return re.compile(load("manners")[name], re.IGNORECASE)


def bare(body: str) -> str:
    """Blanks are no claims: spaces in their place, so that offsets hold."""
    return _SILENT.sub(lambda m: " " * len(m[0]), body)


def frame(text: str) -> tuple[int, int]:
    """Where the greeting ends and where the sign-off begins."""
    greeting = _GREETING.match(text)
    start = greeting.end() if greeting else 0
    closing = _CLOSING.search(text, start)
    return start, closing.start() if closing else len(text)


def parts(text: str) -> tuple[Part, ...]:
    found: list[Part] = []
    for start, end in _cut(text, *frame(text), _SENTENCE):
        found += _claims(text, start, end)
    return tuple(found)


def _cut(text: str, start: int, end: int, at: re.Pattern[str]) -> list[tuple[int, int]]:
    edges = [start, *(e for m in at.finditer(text, start, end) for e in (m.start(), m.end())), end]
    return [(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if text[a:b].strip()]


def _claims(text: str, start: int, end: int) -> list[Part]:
    spans: list[tuple[int, int]] = []
    for piece in _cut(text, start, end, _JOIN):
        if spans and (_little(text, *piece) or _little(text, *spans[-1]) or not _stands(text, *piece)):
            spans[-1] = (spans[-1][0], piece[1])
        else:
            spans.append(piece)
    asks = text[end : end + 1] == "?"
    return [_part(text, start, *span, asks=asks) for span in spans]


def _little(text: str, start: int, end: int) -> bool:
    return not telling(terms(text[start:end])) and not any(t.figure for t in terms(text[start:end]))


_OWN = re.compile(
    r"\s*(?:that |also |then |even |just |for |to )*(?:I|you|we|it|he|she|they|my|your|the|a|an|this|that|there|being|"
    r"seeing|hearing|meeting|thank|thanks|everyone|both)(?:'\w+)?\b",
    re.IGNORECASE,
)


def _stands(text: str, start: int, end: int) -> bool:
    """Whether it can be a claim of its own: it has a subject, or a verb in the past to begin with."""
    first = re.match(r"\s*(?:even |also |then |just )?(\w+)", text[start:end])
    return bool(_OWN.match(text, start, end) or (first and (is_past(first[1]) or first[1][0].isupper())))


def _part(text: str, lead: int, start: int, end: int, *, asks: bool) -> Part:
    start += len(text[start:end]) - len(text[start:end].lstrip(" ,"))
    end -= len(text[start:end]) - len(text[start:end].rstrip(" ,"))
    shifted = tuple(t._replace(start=t.start + start, end=t.end + start) for t in terms(text[start:end]))
    return Part(start, end, text[start:end], text[lead:end], shifted, asks)


@lru_cache(maxsize=4)
def lines(notes: Notes) -> tuple[Line, ...]:
    return tuple(_line(s.id, s.start, s.end, s.text) for s in notes.sentences)


def _line(key: str, start: int, end: int, text: str) -> Line:
    found = terms(f"{text} {full(text)} {_months(text)}")
    return Line(key, start, end, text, found, frozenset().union(*(t.keys for t in found)))


def _months(text: str) -> str:
    """`11/14` names November and the 14th, or the other way about."""
    dates = re.findall(r"(?<!\d)(\d{1,2})/(\d{1,2})(?!\d)", text)
    return " ".join(f"{n} {month_name[int(n)] if 1 <= int(n) <= 12 else ''}" for pair in dates for n in pair)
