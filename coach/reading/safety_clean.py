"""A text in plain ASCII letters as far as it will go, with the way back to the text as it was given."""

import html
import re
import unicodedata
from bisect import bisect_right
from functools import lru_cache
from typing import NamedTuple

ODD = re.compile(
    r"(?:&(?:#\d{1,6}|#x[0-9a-f]{1,5}|[a-z]{2,8});|</?[a-z][^<>]{0,300}>|[^\x00-\x7f]){1,40}", re.IGNORECASE
)
ENTITY = re.compile(r"&(?:#\d{1,6}|#x[0-9a-f]{1,5}|[a-z]{2,8});", re.IGNORECASE)
TAG = re.compile(r"</?([a-z][a-z0-9]*)[^<>]*>", re.IGNORECASE)
BLOCKS = frozenset({"p", "br", "div", "li", "ul", "ol", "tr", "table", "h1", "h2", "h3", "blockquote"})
MARKS = str.maketrans(
    dict.fromkeys("‘’‛ʼ´′＇", "'") | dict.fromkeys("“”„‟«»″＂", '"') | dict.fromkeys("‐‑‒–—―", "-") | {"…": ". "}
)
LOOKALIKES = str.maketrans(  # Cyrillic and Greek letters that read as Latin ones
    "аеіјорксухѕмтнвАЕІЈОРКСУХЅМТНВαεικονρτυΑΕΙΚΟΝΡΤΥ",
    "aeijopkcyxsmthbAEIJOPKCYXSMTHBaeikonptuAEIKONPTY",
)


class Cleaned(NamedTuple):
    """`at[k]` in the clean text is `given[k]` in the text as it came; between two marks both run alike."""

    text: str
    at: list[int]
    given: list[int]

    def offset(self, place: int) -> int:
        k = bisect_right(self.at, place) - 1
        room = self.given[k + 1] if k + 1 < len(self.given) else self.given[k] + len(self.text)
        return min(self.given[k] + place - self.at[k], room)


def clean(text: str) -> Cleaned:
    parts: list[str] = []
    at, given, size, last = [0], [0], 0, 0
    for odd in ODD.finditer(text):
        start, end = odd.span()
        said = plain(odd.group())
        parts += (text[last:start], said)
        size += start - last
        if len(said) != end - start:
            at += (size, size + len(said))
            given += (start, end)
        size += len(said)
        last = end
    return Cleaned("".join([*parts, text[last:]]), at, given)


@lru_cache(maxsize=4096)
def plain(odd: str) -> str:
    """Entities, tags and letters outside ASCII as what they stand for; what is only there to hide becomes nothing."""
    for _ in range(2):  # mail programs encode twice
        odd = ENTITY.sub(lambda entity: html.unescape(entity.group()), odd)
    shown = TAG.sub(lambda tag: "\n" if tag[1].lower() in BLOCKS else "", odd).translate(MARKS).translate(LOOKALIKES)
    return "".join(seen(c) for c in unicodedata.normalize("NFKD", shown))


def seen(character: str) -> str:
    if character.isascii():
        return character
    kind = unicodedata.category(character)
    if kind in ("Mn", "Cf", "Me"):
        return ""
    return character if kind[0] == "L" and len(character.lower()) == 1 else " "
