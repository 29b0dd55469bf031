"""Who interviewed the writer, under the fullest name the notes give, and who is only mentioned."""

import re
from dataclasses import dataclass, field
from functools import lru_cache

from coach.reading import wordlists
from coach.reading.naming import Named
from coach.reading.page import Page

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_AFTER = re.compile(
    r"\s*\(([^()\n]{2,50})\)|"
    r"(?:,| -| –| —)\s+(?:the |their |our |an? )?([^\W\d][^,.;:()\n]{2,40}?)(?=[,.;:()\n]|$| and | who )"
)
LONGEST_GREETING = 24
_GREETED = re.compile(r"(?:^|[\n.!?:\"“>]\s*)(?:dear|hi|hello|hey|hiya)[ ,]+(?:(?:mr|mrs|ms|dr)\.? )?$")
_BEFORE = re.compile(r"\b(?:the|their|a|an)\s+((?:[\w'&-]+\s+){0,3}[\w'&-]+),?\s+(?:(?:called|named|was)\s+)?$")


@dataclass(slots=True)
class Someone:
    """One person over all mentions."""

    name: str
    mentions: list[Named] = field(default_factory=list)


def people(sheet: Page) -> list[Someone]:
    """Those who interviewed the writer, in the order they appear."""
    return [s for s in _together(sheet, sheet.named["inside"]) if not _only_greeted(sheet, s)]


def bystanders(sheet: Page, inside: list[Someone]) -> list[str]:
    only_greeted = (n for n in sheet.named["inside"] if greeted(sheet, n))
    names = [sheet.text[n.start : n.end] for n in (*sheet.named["outside"], *only_greeted)]
    return [n for n in dict.fromkeys(names) if not any(_same(n, s.name) for s in inside)]


def _only_greeted(sheet: Page, someone: Someone) -> bool:
    """ "Hi Terrell," begins a mail to the writer, or the writer's own to a friend: neither interviewed anybody."""
    return all(greeted(sheet, mention) for mention in someone.mentions)


def greeted(sheet: Page, mention: Named) -> bool:
    return _GREETED.search(sheet.low, max(0, mention.start - LONGEST_GREETING), mention.start) is not None


def _together(sheet: Page, found: list[Named]) -> list[Someone]:
    out: list[Someone] = []
    for mention in found:
        name = sheet.text[mention.start : mention.end]
        if not _key(name):
            continue
        known = next((s for s in out if _same(s.name, name)), None)
        if known is None:
            known = Someone(name)
            out.append(known)
        elif len(name) > len(known.name):
            known.name = name
        known.mentions.append(mention)
    return out


@lru_cache(maxsize=4096)
def _key(name: str) -> frozenset[str]:
    return frozenset(w.lower() for w in _WORD.findall(name)) - wordlists.words("people", "titles")


def _same(one: str, other: str) -> bool:
    a, b = _key(one), _key(other)
    return bool(a and b) and (a <= b or b <= a)


def title(sheet: Page, someone: Someone) -> str | None:
    """Their job, as it stands beside the name: "Priya (hiring manager)", "the ward manager, Priya"."""
    for mention in someone.mentions:
        after = _AFTER.match(sheet.text, mention.end)
        if after and _is_post(words := (after[1] or after[2]).strip()):
            return words
        before = _BEFORE.search(sheet.text, max(0, mention.start - 60), mention.start)
        if before and _is_post(before[1]):
            return before[1]
    return None


def _is_post(words: str) -> bool:
    said = [w.lower() for w in _WORD.findall(words)]
    return 0 < len(said) <= 6 and any(
        w in wordlists.words("people", "posts") | wordlists.words("roles", "heads") for w in said
    )
