"""One finding's words as a clause in the second person, where that can be done without guessing."""

import re
from functools import cache
from typing import NamedTuple

from coach.writing.person import heard_by_you, mixes_voices, to_you
from coach.writing.phrases import load, words
from coach.writing.tidy import full, lower_first, shortened, upper_first
from coach.writing.verbs import is_finite, is_participle, is_past

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


class Clause(NamedTuple):
    """`text` has its own subject and fits after "that"; an `event` tells what happened and also fits after "when"."""

    text: str
    event: bool

    @property
    def capital(self) -> str:
        return upper_first(self.text)


def clause(text: str, names: frozenset[str] = frozenset(), most: int = 14, *, kind: bool = True) -> Clause | None:
    """None where the words are a fragment, or (with `kind`) too blunt to be said back as ours."""
    for part in _parts(full(text)):
        made = _one(part, names, most)
        if made and not (kind and _blunt(made.text)):
            return made
    return None


def is_blunt(text: str) -> bool:
    return _blunt(full(text))


def without_insult(text: str) -> str:
    """`said 80. idiot` → `said 80`: a name that somebody calls themselves at the end need not be said back."""
    head, stop, last = text.strip(" .!").rpartition(". ")
    return head if stop and head and len(last.split()) < 3 and is_blunt(last) else text


def _blunt(text: str) -> bool:
    return any(w.lower() in words("clauses", "blunt") for w in _WORD.findall(text))


def _parts(text: str) -> list[str]:
    """The text up to each full stop; a bracket's inside is an aside."""
    text = _HEADING.sub("", re.sub(r"\s*\([^()]*\)", "", text))
    parts = re.split(r"(?<=[\w\"')]{2}[.!?;…])[\s\"]+|\s+(?:[-–—]+|→|->)\s+|(?<=\w): ", text)
    return [p for p in (_led(p.strip(" .,;:!?…-–—")) for p in parts) if p]


_HEADING = re.compile(r"^(?!(?:I|we|he|she|they)\b)(?:[^\s:.,;]+ ){0,3}[^\s:.,;]+: (?=\S)", re.IGNORECASE)


def _led(text: str) -> str:
    shorter = _leading().sub("", text, count=1)
    return _led(shorter) if shorter != text else text


@cache
def _leading() -> re.Pattern[str]:
    said = "|".join(map(re.escape, sorted(load("clauses")["leading"], key=len, reverse=True)))
    return re.compile(rf"^(?:{said})\b(?!')[,:]?\s+(?!to\b|of\b|that\b|is\b|was\b)", re.IGNORECASE)


def _one(part: str, names: frozenset[str], most: int) -> Clause | None:
    if mixes_voices(part) or part.count('"') % 2 or re.search(r"[\[\]{}<>|*#=]|https?:", part):
        return None
    whole = _with_subject(part, names)
    if whole is None:
        return None
    said = shortened(_second(whole, names), most)
    if said is None or said.count('"') % 2 or len(said.split()) < 2 or _HANGING.search(said):
        return None
    return Clause(said, _tells_event(said))


_HANGING = re.compile(
    r" (?:with|of|for|to|at|from|over|about|into|by|than|which|the|a|an|my|your|only|if|that|was|is|were)$"
)
_HERE = (
    (re.compile(r"(?<!want )(?<!wanted )\bthis one\b"), "that one"),
    (re.compile(r"\bthis(?=[,.]|$)"), "that"),
    (re.compile(r"\bhere(?=,|$)"), "there"),
)


def _second(text: str, names: frozenset[str]) -> str:
    spoken_to = re.search(r"\b(?:you|your)\b", text) and not re.search(r"\b(?:I|me|my)\b", text)
    text = heard_by_you(text) if spoken_to else to_you(text)
    for find, put in _HERE:
        text = find.sub(put, text)
    return lower_first(text, names)


def _with_subject(part: str, names: frozenset[str]) -> str | None:
    """The part with a subject; None for a fragment."""
    tokens = _WORD.findall(part)
    if len(tokens) < 2:
        return None
    first, second = tokens[0], tokens[1]
    low = first.lower()
    if low.split("'")[0] in {"i", "we"}:
        return part
    if low in words("clauses", "wh"):
        return None
    if low in words("clauses", "states"):
        return f"I'm {lower_first(part)}"
    if _it_went().match(part):
        return f"it {lower_first(part)}"
    if low == "asked" or (is_past(first) and second in {"me", "us"}):
        return f"they {lower_first(part)}"
    if low in words("verbs", "adverbs") and low != "never":
        rest = _with_subject(part[len(first) :].lstrip(" ,"), names) if len(tokens) > 2 else None
        if rest and rest.startswith("I ") and not rest.startswith("I've"):
            return f"I {lower_first(first)} {rest[2:]}"
        return rest
    if low == "never" and (is_participle(second) or second.lower() in {"been", "even"}):
        return f"I've {lower_first(part)}"
    if low in {
        "didn't",
        "couldn't",
        "don't",
        "can't",
        "wasn't",
        "hadn't",
        "haven't",
        "wouldn't",
        "had",
        "was",
        "got",
        "did",
        "could",
    }:
        return f"I {lower_first(part)}"
    if low == "came":
        return None
    if is_past(first) and not _noun_after(second, part):
        return f"I {lower_first(part)}"
    return part if _has_subject(tokens, part, names) else None


@cache
def _it_went() -> re.Pattern[str]:
    """`went really well`, `came out fine`: it was not the writer who went."""
    verbs, ways = load("clauses")["it_verbs"], "|".join(words("clauses", "it_ways"))
    return re.compile(rf"(?:{verbs})(?: \w+)? (?:{ways})\b", re.IGNORECASE)


def _noun_after(second: str, part: str) -> bool:
    """`Mixed feelings`, `Used car lot`: a participle before its noun, and no verb for a person."""
    return is_finite(second) and not part.lower().startswith(("said", "thought", "felt", "knew"))


def _has_subject(tokens: list[str], part: str, names: frozenset[str]) -> bool:
    low = tokens[0].lower()
    if low.split("'")[0] in words("clauses", "subjects") and ("'" in low or len(tokens) > 2):
        return any(is_finite(t) or "'" in t for t in tokens[:4]) or low in {"he", "she", "they", "it"}
    if low in words("clauses", "prepositions") or re.match(r"\w+ing$", low):
        return False
    near = tokens[1:6]
    verb = next((i for i, t in enumerate(near) if is_finite(t)), None)
    if verb is None or re.search(r"[,;]", part[: part.find(near[verb], len(tokens[0]))]):
        return False
    if low in words("clauses", "determiners") or tokens[0] in names or tokens[0].split("'")[0] in names:
        return True
    return verb == 0 and tokens[1].lower() in words("verbs", "finite") and not is_past(tokens[0])


@cache
def _state() -> re.Pattern[str]:
    mine, theirs = "|".join(words("clauses", "states_of_mine")), "|".join(words("clauses", "states_of_things"))
    return re.compile(rf"you'\w+\b|you (?:\w+ly )?(?:{mine})\b|\S+(?: \S+){{0,4}} (?:{theirs})\b|\w+'s\b")


def _tells_event(said: str) -> bool:
    return not _state().match(said)
