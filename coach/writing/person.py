"""Who is meant: `I froze on it` → `you froze on it`, and for a letter `Tunde let me watch` → `you let me watch`."""

import re
from collections.abc import Callable

from coach.writing.verbs import base_of, is_base, is_participle, past

_QUOTES = re.compile(r'("[^"]*"|“[^”]*”)')
_Rules = tuple[tuple[re.Pattern[str], str], ...]


def _rules(*pairs: tuple[str, str]) -> _Rules:
    return tuple((re.compile(rf"(?<![\w'])(?:{find})(?![\w'])"), put) for find, put in pairs)


_BETWEEN = r"((?: (?:\w+ly|just|still|also|never|always|so|kind of|sort of))*)"

_FIRST = _rules(
    (rf"[Ii]{_BETWEEN} was", r"you\1 were"),
    (rf"[Ii]{_BETWEEN} wasn't", r"you\1 weren't"),
    (rf"[Ii]{_BETWEEN} am", r"you\1 are"),
    (r"was [Ii]", "were you"),
    (r"am [Ii]", "are you"),
    (r"[Ii]'m", "you're"),
    (r"[Ii](?=$|'(?:ve|d|ll))", "you"),
    (r"[Ii]'ve", "you've"),
    (r"[Ii]'d", "you'd"),
    (r"[Ii]'ll", "you'll"),
    (r"I|i", "you"),
    (r"[Mm]e", "you"),
    (r"[Mm]y", "your"),
    (r"(?<!a )(?<!the )mine", "yours"),
    (r"myself", "yourself"),
)
_OURS = _rules(
    (r"[Ww]e're", "you're"),
    (r"[Ww]e've", "you've"),
    (r"[Ww]e'd", "you'd"),
    (r"[Ww]e'll", "you'll"),
    (r"[Ww]e", "you"),
    (r"us", "you"),
    (r"[Oo]ur", "your"),
    (r"ours", "yours"),
    (r"ourselves", "yourselves"),
)
_THEIRS = _rules(
    (r"[Ww]e're", "they're"),
    (r"[Ww]e've", "they've"),
    (r"[Ww]e'd", "they'd"),
    (r"[Ww]e'll", "they'll"),
    (r"[Ww]e", "they"),
    (r"us", "them"),
    (r"[Oo]ur", "their"),
    (r"ours", "theirs"),
    (r"ourselves", "themselves"),
)
# `you blanked and was saying`: the second verb still has `you` for its subject.
_SECOND_VERB = re.compile(
    r"^((?:\S+ )?you (?:(?! (?:he|she|it|they|who|which|that|my|your|the|a) )[^,;:.])*?(?:,| and| but)) was(n't)?\b"
)


def to_you(text: str) -> str:
    """First person into second; what stands between double quotes is left alone."""
    return _outside_quotes(text, lambda part: _agreed(_apply(_OURS, _apply(_FIRST, part))))


def heard_by_you(text: str) -> str:
    """What an interviewer said to the writer, told to the writer: `you` stays, `our` becomes `their`."""
    return _outside_quotes(text, lambda part: _apply(_THEIRS, part))


def mixes_voices(text: str) -> bool:
    """Both `I` and `you` outside quotes: no single turn of person is right for it."""
    bare = _QUOTES.sub(" ", text)
    return bool(re.search(r"\b(?:I|i|me|my)\b", bare) and re.search(r"\b(?:you|your|u|ur)\b", bare, re.IGNORECASE))


def _agreed(text: str) -> str:
    return _SECOND_VERB.sub(lambda m: f"{m[1]} were{m[2] or ''}", text)


def _apply(rules: _Rules, text: str) -> str:
    for find, put in rules:
        text = find.sub(put, text)
    return text


def _outside_quotes(text: str, change: Callable[[str], str]) -> str:
    parts = _QUOTES.split(text)
    return "".join(part if i % 2 else change(part) for i, part in enumerate(parts))


_TITLES = (
    r"(?:[Tt]he |[Mm]rs?\.? |[Mm]s\.? |[Mm]iss |[Dd]r\.? |[Pp]rof(?:essor)?\.? |[Ss]ir |[Cc]hef "
    r"|[Cc]apt(?:ain|\.)? |[Mm]ajor |[Cc]ol(?:onel|\.)? |[Ss](?:ergean|g)t\.? "
    r"|[Nn]urse |[Mm]a'?am |[Cc]anon |[Rr]ev\.? )*"
)


def to_recipient(text: str, name: str, *, plural: bool = False) -> str:
    """A stretch about the person called `name`, said to that person; with `plural`, `they` are addressed too.

    Empty where another reading is as likely: the pronouns may mean someone else.
    """
    parts = {w for w in name.split() if len(w.strip(".")) > 1}
    aliases = sorted((_alias(w) for w in parts), key=len, reverse=True)
    if aliases:
        alias = rf"(?<![\w'\"])(?:{_TITLES}(?:{'|'.join(aliases)})(?: (?:{'|'.join(aliases)}))*)"
        text = re.sub(alias + r"'s (?=got\b|been\b)", "you've ", text, flags=re.IGNORECASE)
        text = re.sub(alias + r"'s\b", "your", text, flags=re.IGNORECASE)
        text = re.sub(alias + r"(?![\w'])", "you", text, flags=re.IGNORECASE)
    text = _outside_quotes(text, lambda part: _third(part, plural))
    return _outside_quotes(text, _verbs_after_you)


def _alias(word: str) -> str:
    """`Jo` is no other word, but `an` and `so` are, where they are written small."""
    return re.escape(word) if len(word) > 2 else f"(?-i:{re.escape(word)})"


_SINGULAR = _rules(
    (r"[Hh]e's|[Ss]he's", "you're"),
    (r"[Hh]e'd|[Ss]he'd", "you'd"),
    (r"[Hh]e'll|[Ss]he'll", "you'll"),
    (r"[Hh]e|[Ss]he", "you"),
    (r"him", "you"),
    (r"himself|herself", "yourself"),
    (r"[Hh]is|hers", "your"),
    (r"[Hh]er(?= (?!and\b|but\b|to\b|for\b|in\b|on\b|at\b|with\b|about\b|that\b|how\b|the\b|a\b)\w)", "your"),
    (r"[Hh]er", "you"),
)
_PLURAL = _rules(
    (r"[Tt]hey're", "you're"),
    (r"[Tt]hey've", "you've"),
    (r"[Tt]hey'd", "you'd"),
    (r"[Tt]hey'll", "you'll"),
    (r"[Tt]hey", "you"),
    (r"themselves", "yourselves"),
)
_ALWAYS = _rules((r"[Tt]heir", "your"), (r"theirs", "yours"))


_OTHERS = re.compile(r"\b(?:every(?:body|one)|each|people|kids|children|residents|lads|girls|customers|staff)\b")


def _third(text: str, plural: bool) -> str:
    return _apply(() if _OTHERS.search(text) else _ALWAYS, _apply(_PLURAL if plural else (), _apply(_SINGULAR, text)))


def _verbs_after_you(text: str) -> str:
    """`you was` → `you were`; `you lets` → `you let`; and `you speak`, once `he speak`, into the past it tells of."""

    def agreed(m: re.Match[str]) -> str:
        adverb, verb = m[1] or "", m[2]
        if verb == "wasn't":
            return f"you {adverb}weren't"
        other = base_of(verb)
        return f"you {adverb}{other}" if other else m[0]

    text = re.sub(r"\byou ((?:also |even |always |never |just )?)([a-z]+(?:'t)?)\b", agreed, text)
    return re.sub(
        r"\byou're (?=(\w+)\b)",
        lambda m: "you've " if is_participle(m[1]) and m[1] not in {"used", "based"} else m[0],
        text,
    )


def past_told(text: str) -> str:
    """`He speak slowly` → `He spoke slowly`: a bare verb after he or she, as learners of English write it."""

    def told(m: re.Match[str]) -> str:
        return f"{m[1]} {past(m[2])}" if is_base(m[2]) and past(m[2]) != m[2] else m[0]

    return re.sub(r"\b([Hh]e|[Ss]he) ([a-z]+)\b", told, text)


_TO_ME = _rules(
    (r"you're", "I'm"),
    (r"you've", "I've"),
    (r"you'd", "I'd"),
    (r"you'll", "I'll"),
    (r"you are", "I am"),
    (r"you were", "I was"),
    (r"yourself", "myself"),
    (r"yours", "mine"),
    (r"your", "my"),
    (r"they're", "you're"),
    (r"they've", "you've"),
    (r"they", "you"),
    (r"their", "your"),
    (r"them", "you"),
)
_OBJECT = re.compile(r"(?<=\w) you(?=$|[,.;:?!]| (?:to|about|in|on|at|for|with|and|or|by|from|when|if|that)\b)")


def to_me(text: str) -> str:
    """What `asked` made, said by the writer to those who asked: `how you'd cut it` → `how I'd cut it`."""

    def mine(part: str) -> str:
        part = re.sub(r"\byou\b(?!')", "I", _OBJECT.sub(" me", part))
        return _apply(_TO_ME, part.replace("I are", "I am").replace("I were", "I was"))

    return _outside_quotes(text, mine)
