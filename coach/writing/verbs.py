"""The few forms of English verbs that turning notes into questions and letters needs."""

import re
from functools import cache

from coach.writing.phrases import load, words

_VOWELS = "aeiou"


@cache
def _irregular() -> dict[str, tuple[str, str]]:
    rows = (row.split() for row in load("verbs")["irregular"])
    return {base: (past, participle) for base, past, participle in rows}


@cache
def _pasts() -> frozenset[str]:
    return frozenset(past for past, _ in _irregular().values())


@cache
def _participles() -> frozenset[str]:
    return frozenset(participle for _, participle in _irregular().values())


def is_base(word: str) -> bool:
    low = word.lower()
    return low in _irregular() or low in words("verbs", "regular")


def is_past(word: str) -> bool:
    low = word.lower()
    return low in _pasts() or _is_regular_past(low)


def is_participle(word: str) -> bool:
    low = word.lower()
    return low in _participles() or _is_regular_past(low)


def is_finite(word: str) -> bool:
    """Surely a verb with a tense: past, or one of the small words such as `is` and `couldn't`."""
    return word.lower() in words("verbs", "finite") or is_past(word)


def _is_regular_past(low: str) -> bool:
    return len(low) > 3 and low.endswith("ed") and low not in words("verbs", "not_past")


def past(base: str) -> str:
    low = base.lower()
    if low in _irregular():
        return _irregular()[low][0]
    if low.endswith("e"):
        return low + "d"
    if re.search(r"[^aeiou]y$", low):
        return low[:-1] + "ied"
    return _doubled(low) + "ed"


def gerund(base: str) -> str:
    low = base.lower()
    if low.endswith("ie"):
        return low[:-2] + "ying"
    if low.endswith("e") and not low.endswith(("ee", "oe", "ye")) and low != "be":
        return low[:-1] + "ing"
    return _doubled(low) + "ing"


def base_of(third: str) -> str | None:
    """`shows` → `show`; None where the word is no third person that we know."""
    low = third.lower()
    if low in {"is", "was", "has", "does"}:
        return {"is": "are", "was": "were", "has": "have", "does": "do"}[low]
    for end, back in (("ies", "y"), ("es", ""), ("s", "")):
        if low.endswith(end) and is_base(low[: -len(end)] + back):
            return low[: -len(end)] + back
    return None


def _doubled(low: str) -> str:
    return low + low[-1] if low in words("verbs", "doubling") and low[-1] not in _VOWELS else low


@cache
def _bases() -> dict[str, str]:
    return {form: base for base, forms in _irregular().items() for form in forms}


def base_of_any(low: str) -> str:
    """`shown` → `show`; a word that is no irregular past stays as it is."""
    return _bases().get(low, low)
