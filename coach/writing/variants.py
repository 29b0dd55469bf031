"""Phrases taken in turn, so that no two letters sound alike."""

import re
from zlib import crc32

from coach.domain.letters import LetterBrief
from coach.writing.people import called
from coach.writing.phrases import load
from coach.writing.tidy import upper_first

_NAMED_ONLY = re.compile(r"^\{name\}|^(?!.*\{job\}).*\{name\}\.$")


def turned(kind: str, part: str, turn: int) -> str:
    """Neighbouring turns take different variants; for far ones the parts vary each on its own."""
    variants: list[str] = load("letters")[kind][part]
    return variants[(turn + crc32(part.encode()) * (turn >> 4)) % len(variants)]


def said(brief: LetterBrief, part: str, kind: str | None = None) -> str:
    """A phrase with its gaps filled; empty where it needs an employer or a name and there is none."""
    phrase = turned(kind or brief.kind, part, brief.turn)
    if "{company}" in phrase and not brief.company:
        return ""
    if not brief.to and _NAMED_ONLY.search(phrase):
        return ""
    phrase = phrase if brief.to else nameless(phrase)
    name = called(brief.to) if brief.to else ""
    return upper_first(phrase.format(name=name, company=_company(brief), job=job(brief)))


def nameless(phrase: str) -> str:
    """As it is said to somebody whose name is not known."""
    return upper_first(re.sub(r", \{name\}(?:,|(?=\.))", "", phrase).removeprefix("{name}, "))


def job(brief: LetterBrief) -> str:
    """`the teller role at Northbay`, as far as the notes say."""
    role, company = _cased((brief.role or "").split(",")[0].strip()), _company(brief)
    bare = re.search(
        r"(?:apprenticeship|internship|traineeship|placement|post|position|role|job|training|scheme|programme)$",
        role,
        re.IGNORECASE,
    )
    what = f"the {role}" if bare else f"the {role} role" if role else "the role" if company else "[the role]"
    return f"{what} at {company}" if company else what


def _company(brief: LetterBrief) -> str:
    company = brief.company or ""
    return company.title() if company.islower() else _cased(company)


def _cased(name: str) -> str:
    """`BAND 6 MIDWIFE` was shouted in a heading; `BBC` is a name."""
    shouted = name.isupper() and len(name.split()) > 1
    return " ".join(w.capitalize() if len(w) > 3 else w for w in name.split()) if shouted else name
