"""Words in one spelling: contractions opened (didn't, didnt → did not), phone spellings made plain (u → you)."""

import re
from typing import NamedTuple

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")


class Token(NamedTuple):
    """`start` and `end` are offsets into the plain text; the two halves of a contraction share them."""

    word: str
    start: int
    end: int


_N_T = "did do does was were is are had have has could would should must need might ca wo ai did"
_OPENED: dict[str, tuple[str, ...]] = {
    "can't": ("can", "not"),
    "cant": ("can", "not"),
    "cannot": ("can", "not"),
    "won't": ("will", "not"),
    "wont": ("will", "not"),
    "ain't": ("am", "not"),
    "aint": ("am", "not"),
    "didn": ("did", "not"),
    "im": ("i", "am"),
    "ive": ("i", "have"),
    "id": ("i", "would"),
    "ill": ("i", "will"),
    "youre": ("you", "are"),
    "theyre": ("they", "are"),
    "theyll": ("they", "will"),
    "theyve": ("they", "have"),
    "theyd": ("they", "would"),
    "shell": ("she", "will"),
    "hes": ("he", "is"),
    "shes": ("she", "is"),
    "thats": ("that", "is"),
    "whats": ("what", "is"),
    "hows": ("how", "is"),
    "wheres": ("where", "is"),
    "whos": ("who", "is"),
    "theres": ("there", "is"),
    "its": ("it", "is"),
    "u": ("you",),
    "ur": ("your",),
    "r": ("are",),
    "n": ("and",),
    "w": ("with",),
    "bc": ("because",),
    "cos": ("because",),
    "coz": ("because",),
    "cuz": ("because",),
    "cause": ("because",),
    "thru": ("through",),
    "tho": ("though",),
    "gonna": ("going", "to"),
    "gona": ("going", "to"),
    "gotta": ("got", "to"),
    "wanna": ("want", "to"),
    "dunno": ("do", "not", "know"),
    "prob": ("probably",),
    "probs": ("probably",),
    "defo": ("definitely",),
    "tmrw": ("tomorrow",),
    "tmw": ("tomorrow",),
    "ppl": ("people",),
    "intv": ("interview",),
    "pls": ("please",),
    "thx": ("thanks",),
    "abt": ("about",),
    "wld": ("would",),
    "cld": ("could",),
    "shld": ("should",),
    "msg": ("message",),
    "mgr": ("manager",),
    "exp": ("experience",),
    "xp": ("experience",),
    "quals": ("qualifications",),
    "qs": ("questions",),
}
for _stem in _N_T.split():
    for _form in (_stem + "n't", _stem + "nt"):
        _OPENED.setdefault(_form, (_stem, "not"))
_TAIL = {"'m": "am", "'ve": "have", "'re": "are", "'ll": "will", "'d": "would"}
_IS = {
    "it",
    "that",
    "he",
    "she",
    "what",
    "there",
    "here",
    "where",
    "who",
    "how",
    "this",
    "everything",
    "everyone",
    "nothing",
}


def tokens(low: str, start: int, end: int) -> list[Token]:
    """The words of `low[start:end]`, which is lower case with straight apostrophes."""
    out: list[Token] = []
    for match in _WORD.finditer(low, start, end):
        word, a, b = match.group(), match.start(), match.end()
        opened = _OPENED.get(word)
        if opened is None and "'" in word:
            opened = _split(word)
        if opened is None:
            out.append(Token(word, a, b))
        else:
            out.extend(Token(part, a, b) for part in opened)
    return out


def _split(word: str) -> tuple[str, ...] | None:
    if word.endswith("n't"):
        return (word[:-3], "not")
    head, mark, tail = word.rpartition("'")
    if mark + tail in _TAIL:
        return (head, _TAIL[mark + tail])
    if tail == "s" and head:
        return (head, "is") if head in _IS else (head, "'s")
    return None
