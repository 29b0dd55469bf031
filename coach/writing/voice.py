"""Habits of a person's own letters, read off a sample: how they greet, how they end, whether they say I'm or I am."""

import re
from typing import NamedTuple

from coach.writing.phrases import load

_GREETING = re.compile(r"^\s*(hi there|hi|hello|hey|dear|good (?:morning|afternoon|evening))\b", re.IGNORECASE)
_CONTRACTED = re.compile(r"\b\w+(?:n't|'(?:m|ve|ll|re))\b")
_IN_FULL = re.compile(r"\b(?:I am|I have|I will|I would|do not|did not|cannot|it is|that is)\b")


class Habits(NamedTuple):
    """Empty where the sample does not show it."""

    greeting: str = ""
    sign_off: str = ""
    contracts: bool = False


def habits_of(sample: str) -> Habits:
    text = sample.replace("’", "'").strip()
    if not text:
        return Habits()
    greeting = _GREETING.match(text)
    return Habits(
        greeting=greeting[1][:1].upper() + greeting[1][1:] if greeting else "",
        sign_off=_sign_off(text),
        contracts=len(_CONTRACTED.findall(text)) > len(_IN_FULL.findall(text)),
    )


def _sign_off(text: str) -> str:
    """The last line but one, or the last, where it is a known way to end; never a name."""
    lines = [line.strip() for line in text.splitlines() if line.strip()][-2:]
    known = load("letters")["signs"]["known_sign_offs"]
    return next((f"{x.rstrip(',.!')}," for x in lines if re.fullmatch(rf"(?:{known})[,.!]*", x, re.IGNORECASE)), "")


def contracted(text: str) -> str:
    """`I am glad` → `I'm glad`; what stands between quotation marks stays."""
    parts = re.split(r'("[^"]*"|\[[^\]]*\])', text)
    return "".join(p if n % 2 else _contracted(p) for n, p in enumerate(parts))


def _contracted(text: str) -> str:
    for long, short in load("letters")["contractions"].items():
        text = re.sub(rf"\b{long}\b(?! \w+ed to\b)(?![.,;?!]|$)", short, text)
    return text
