"""A text as plain words in order, each with its place in the text as it was given."""

import re
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
    typed = cleaned.text
    lower = typed.lower()
    if len(lower) != len(typed):
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in typed)
    found: list[Word] = []
    for token in TOKEN.finditer(lower):
        start, end = token.span()
        if token.lastgroup == "word":
            said = spelled(token[0])
            if typed[start].isupper() and is_name(typed[start:end], said, found):
                said = ("@",)
        else:
            said = marked(token, typed)
        for word in said:
            found.append(Word(word, start, end))  # noqa: PERF401
    if len(cleaned.at) == 1:
        return joined(found)
    return [Word(w.text, cleaned.offset(w.start), cleaned.offset(w.end)) for w in joined(found)]


def is_name(typed: str, plain: tuple[str, ...], before: list[Word]) -> bool:
    """A capital inside a sentence makes a name, unless the word is one we know or the whole line shouts."""
    if typed.isupper() or len(plain) != 1 or not before or before[-1].text in STOPS:
        return False
    return plain[0] not in spelling().danger and plain[0] not in spelling().small


def marked(token: re.Match[str], typed: str) -> tuple[str, ...]:
    """What stands for no single word."""
    match token.lastgroup:
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


def line_break(token: re.Match[str], typed: str) -> tuple[str, ...]:
    """A line that runs on in lower case is the same sentence; a list item or a capital begins another."""
    after = typed[token.end() : token.end() + 1]
    if token.group().count("\n") == 1 and after.islower() and not re.search(r"[-*>]\s+$", token.group()):
        return ()
    return ("\n",)


def joined(found: list[Word]) -> list[Word]:
    """Line breaks settled (none after a word that ends no sentence); pairs and short forms read by what follows."""
    known, out = spelling(), list[Word]()
    last, paired = "", False
    for word, following in zip_longest(found, found[1:], fillvalue=Word("", 0, 0)):
        said = word.text
        if paired:
            paired = False
        elif said not in known.hang_on_next:
            out.append(word)
        elif (said, following.text) in known.phrases:
            paired = True
            out.extend(Word(one, word.start, following.end) for one in known.phrases[said, following.text])
        elif said == "\n":
            if last not in known.dangling:
                out.append(word._replace(text="."))
        elif said in known.follow and following.text in known.follow[said][0]:
            out.extend(word._replace(text=one) for one in known.follow[said][1])
        else:
            out.append(word)
        last = said
    return out
