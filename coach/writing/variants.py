"""Phrases taken in turn, so that no two letters sound alike."""

import re
from zlib import crc32

from coach.domain.letters import LetterBrief
from coach.writing.phrases import load


def turned(kind: str, part: str, turn: int) -> str:
    """Neighbouring turns take different variants; for far ones the parts vary each on its own."""
    variants: list[str] = load("letters")[kind][part]
    return variants[(turn + crc32(part.encode()) * (turn >> 4)) % len(variants)]


def job(brief: LetterBrief) -> str:
    """`the teller role at Northbay`, as far as the notes say."""
    role, company = (brief.role or "").split(",")[0].strip(), brief.company or ""
    company = company.title() if company.islower() else company
    bare = re.search(
        r"(?:apprenticeship|internship|traineeship|placement|post|position|role|job|training|scheme|programme)$",
        role,
        re.IGNORECASE,
    )
    what = f"the {role}" if bare else f"the {role} role" if role else "the role" if company else "[the role]"
    return f"{what} at {company}" if company else what
