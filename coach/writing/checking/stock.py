"""The phrases that our own letters are built of: they claim nothing, so only what fills their gaps is checked."""

import re
from collections.abc import Iterator
from functools import cache

from coach.writing.phrases import load
from coach.writing.variants import nameless
from coach.writing.voice import contracted

_SLOT = re.compile(r"\{\w+\}")
SHORTEST = 18


def without_stock(text: str) -> str:
    """Spaces in place of our own phrases, so that offsets hold."""
    for phrase in _plain():
        if phrase in text:
            text = text.replace(phrase, re.sub(r"[^.!?\n]", " ", phrase))
    for longest, phrase in _with_gaps():
        if longest in text:
            text = _gapped(phrase).sub(_blanked, text)
    return text


def _blanked(found: re.Match[str]) -> str:
    whole, at = found[0], found.start()
    kept = [(found.start(n) - at, found.end(n) - at) for n in range(1, (found.re.groups or 0) + 1)]
    return "".join(c if any(a <= n < b for a, b in kept) or c in ".!?\n" else " " for n, c in enumerate(whole))


@cache
def _plain() -> tuple[str, ...]:
    return tuple(sorted((p for p in _phrases() if not _SLOT.search(p)), key=len, reverse=True))


@cache
def _with_gaps() -> tuple[tuple[str, str], ...]:
    """Each with its longest fixed stretch, by which it is soon seen not to be there."""
    gapped = sorted((p for p in _phrases() if _SLOT.search(p) and len(p) > SHORTEST), key=len, reverse=True)
    return tuple((max(_SLOT.split(p), key=len), p) for p in gapped)


@cache
def _gapped(phrase: str) -> re.Pattern[str]:
    return re.compile(r"([^\n]+?)".join(map(re.escape, _SLOT.split(phrase))))


def _phrases() -> Iterator[str]:
    for kind, parts in load("letters").items():
        if kind not in {"signs", "subjects", "tones", "contractions"}:
            for variants in parts.values():
                whole = [p for p in variants if not p.startswith("[") and "{ask}" not in p]
                yield from dict.fromkeys((*whole, *map(contracted, whole), *map(nameless, whole)))
