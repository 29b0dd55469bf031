"""How much of one text stands in another, by the words that carry its content."""

import re

from coach.writing.phrases import words as listed

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")


def words(text: str) -> list[str]:
    return [w.replace("’", "'").lower() for w in _WORD.findall(text)]


def content(text: str) -> frozenset[str]:
    """Stems of the words that carry content."""
    return frozenset(
        _stem(w) for w in words(text) if w not in listed("overlap", "stop") and (len(w) > 2 or w.isdigit())
    )


def _stem(word: str) -> str:
    for end in ("ing", "ed", "es", "s"):
        if len(word) > len(end) + 3 and word.endswith(end):
            return word[: -len(end)]
    return word


def sentences(body: str) -> list[str]:
    return [s for s in _SENTENCE.split(body) if s.strip()]


def lets_slip(body: str, secret: str) -> str | None:
    """The sentence of `body` that tells most of `secret`: seven in ten of its content words, two at least."""
    wanted = content(secret)
    if len(wanted) < 2:
        telling = bool(wanted) and any(c.isdigit() for c in secret) and secret.strip().lower() in body.lower()
        return secret if telling else None
    return next((s for s in sentences(body) if len(wanted & content(s)) >= max(2, 0.7 * len(wanted))), None)


def alike(one: str, other: str) -> bool:
    """Whether the two say the same thing, more or less."""
    a, b = content(one), content(other)
    return bool(a | b) and len(a & b) > 0.6 * len(a | b)
