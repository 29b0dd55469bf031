"""A text as plain words in order, each with its place in the text as it was given."""

import re
from collections.abc import Iterator
from itertools import zip_longest
from typing import NamedTuple

from coach.reading.safety_clean import clean
from coach.reading.safety_spelling import spelled, spelling, unspaced

TOKEN = re.compile(
    r"(?P<spaced>(?<![a-z0-9'])(?:[a-z0-9][ .*_-]{1,2}){2,30}[a-z0-9](?![a-z0-9'@$*]))"
    r"|(?P<word>[a-z0-9@$](?:[a-z0-9]|[@$!*'_-]+(?=[a-z0-9]))*)"
    r"|(?P<line>\n\s*(?:[-*>]\s+)?)"
    r"|(?P<end>[.!?;]+)"
    r"|(?P<quote>\"|(?<![a-z0-9])')"
    r"|(?P<comma>[,:()\[\]|/-]+)"
    r"|(?P<other>[^\x00-\x7f]+)"
)
STOPS = frozenset('.,"')


class Word(NamedTuple):
    """A plain word, a name (`@`) or a stop (`.`, `,`, `"`)."""

    text: str
    start: int
    end: int


def words(text: str) -> list[Word]:
    cleaned = clean(text)
    lower = cleaned.text.lower()
    if len(lower) != len(cleaned.text):
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in cleaned.text)
    found: list[Word] = []
    for token in TOKEN.finditer(lower):
        start, end = token.span()
        found.extend(Word(said, start, end) for said in read(token, cleaned.text, found))
    return [Word(w.text, cleaned.offset(w.start), cleaned.offset(w.end)) for w in joined(found)]


def read(token: re.Match[str], typed: str, before: list[Word]) -> tuple[str, ...]:
    match token.lastgroup:
        case "word":
            return named(token, typed, before) or spelled(token.group())
        case "spaced":
            letters = re.sub(r"[^a-z0-9]", "", token.group())
            return unspaced(letters) or tuple(letters)
        case "line":
            return line_break(token, typed)
        case "end":
            return (".",)
        case "quote":
            return ('"',)
        case "comma":
            return (",",)
        case _:
            return ("@",)


def named(token: re.Match[str], typed: str, before: list[Word]) -> tuple[str, ...]:
    """A capital inside a sentence makes a name, unless the word is one we know or the whole line shouts."""
    start, end = token.span()
    if not typed[start].isupper() or typed[start:end].isupper() or not before or before[-1].text in STOPS:
        return ()
    plain = spelled(token.group())
    known = spelling()
    return () if not plain or len(plain) > 1 or plain[0] in known.danger or plain[0] in known.small else ("@",)


def line_break(token: re.Match[str], typed: str) -> tuple[str, ...]:
    """A line that runs on in lower case is the same sentence; a list item or a capital begins another."""
    after = typed[token.end() : token.end() + 1]
    if token.group().count("\n") == 1 and after.islower() and not re.search(r"[-*>]\s+$", token.group()):
        return ()
    return ("\n",)


def joined(found: list[Word]) -> Iterator[Word]:
    """Line breaks settled (none after a word that ends no sentence); pairs and short forms read by what follows."""
    known = spelling()
    last, paired = "", False
    for word, following in zip_longest(found, found[1:], fillvalue=Word("", 0, 0)):
        pair = (word.text, following.text)
        if paired:
            paired = False
        elif pair in known.phrases:
            paired = True
            yield from (Word(said, word.start, following.end) for said in known.phrases[pair])
        elif word.text == "\n":
            if last not in known.dangling:
                yield word._replace(text=".")
        elif word.text in known.follow and following.text in known.follow[word.text][0]:
            yield from (word._replace(text=said) for said in known.follow[word.text][1])
        else:
            yield word
        last = word.text
