"""Notes as they were typed → words that can stand inside a sentence of ours."""

import html
import re
from functools import cache

from coach.writing.phrases import load

_TAG = re.compile(r"<[^<>]{0,200}>")
_MARKUP = re.compile(r"\*\*|__|~~|`|^\s*(?:[-*•>#]+|\d+[.)]|Q\d+[:.)]?)\s+", re.MULTILINE)
_PICTURES = re.compile("[\u2190-\u21ff\u2300-\u23ff\u2600-\u27bf\ufe0f\U0001f000-\U0001faff]")
_TOKEN = re.compile(r"w/|[^\W_]+(?:['’][^\W_]+)*")
_DOTTED = re.compile(r"\b(Mrs?|Ms|Dr|Prof|Capt|St)\. (?=[A-Z])")
_ID = re.compile(r"(?<!\ban )(?<!\bthe )(?<!\bmy )\bid (?=[a-z])")


def plain(text: str) -> str:
    """No markup, entities, pictures or doubled spaces; straight quotes; nothing else changed."""
    text = html.unescape(_TAG.sub(" ", text)).translate(str.maketrans("’‘“”", "''\"\""))
    return " ".join(_PICTURES.sub(" ", _MARKUP.sub(" ", text)).split()).strip(" -–—*")


def full(text: str) -> str:
    """`plain`, with what was typed in a hurry written out: `dont` → `don't`, `i` → `I`."""
    text = plain(text)
    keeps_letters = re.search(r"\bI\b", text)  # who writes `I` writes no `n` for `and`
    text = _ID.sub("I'd ", text)
    text = _DOTTED.sub(r"\1 ", text)
    text = re.sub(r"\bi\b(?!\.)", "I", text)
    text = _TOKEN.sub(lambda m: m[0] if keeps_letters and len(m[0]) == 1 else _full_words().get(m[0], m[0]), text)
    text = re.sub(r"\bsaid (me|us)\b", r"told \1", _dropped().sub("", text))
    return re.sub(
        r"\s*([,;:?!])(?:\s*[,.])*", r"\1", re.sub(r"\b(a|the|I|and|it|to|of|we) \1\b", r"\1", " ".join(text.split()))
    ).strip(" ,")


@cache
def _full_words() -> dict[str, str]:
    return dict(load("tidy")["full"])


@cache
def _dropped() -> re.Pattern[str]:
    said = "|".join(map(re.escape, sorted(load("tidy")["drop"]["words"], key=len, reverse=True)))
    return re.compile(rf"(?<![\w'])(?:{said})(?![\w'])", re.IGNORECASE)


_BREAK = re.compile(r"(?:[,;:.!?]| [-–—]| \+| (?:and|but|so|because|then|which|though|although|n)\b)(?=\s)")


def shortened(text: str, most: int) -> str | None:
    """The longest beginning of at most `most` words that ends where a clause does; None where there is none."""
    if len(text.split()) <= most:
        return _ended(text)
    ends = [m.start() for m in _BREAK.finditer(text) if 3 <= len(text[: m.start()].split()) <= most]
    return _ended(text[: ends[-1]]) if ends else None


def _ended(text: str) -> str:
    """Without a conjunction or a comma hanging at the end."""
    shorter = re.sub(r"(?:[\s,;:.–—-]+|\s(?:and|but|so|then|just|because|which))$", "", text)
    return _ended(shorter) if shorter != text else text


_LAST = re.compile(
    r"[\s,;:]+(?:a|an|the|to|of|in|on|at|for|with|and|or|but|my|your|is|was|that|i|we|he|she|they|it)$", re.IGNORECASE
)


def quoted(text: str, most: int = 8) -> str:
    """The person's own words between quotation marks, `most` of them at the most."""
    text = _DOTTED.sub(r"\1 ", plain(text)).replace('"', "'").strip(" .,;:-–—")
    text = re.split(r"(?<=\w{3}[.!?])\s+", text)[0].strip(" .,;:-–—") if len(text.split()) > most else text
    short = shortened(text, most)
    if short is None:
        short = " ".join(text.split()[:most])
        while _LAST.search(short):
            short = _LAST.sub("", short)
        short += " …"
    if short.count("'") % 2 and re.search(r"(?:^|\s)'", short):
        short = re.sub(r"(^|\s)'", r"\1", short)
    return f'"{short}"'


def lower_first(text: str, names: frozenset[str] = frozenset()) -> str:
    """For the middle of a sentence; `I`, capitals such as FF&E and known names keep their case."""
    first = re.match(r"[\w'&]+", text)
    if (
        not first
        or first[0].split("'")[0] in names
        or first[0].split("'")[0] == "I"
        or sum(c.isupper() for c in first[0]) > 1
    ):
        return text
    return text[0].lower() + text[1:]


def upper_first(text: str) -> str:
    """`"quote` counts from its first letter."""
    return re.sub(r"^(\W*)(\w)", lambda m: m[1] + m[2].upper(), text, count=1)
