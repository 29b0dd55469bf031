"""Skills by their names as written, and what the writer knows in their place."""

import re

from coach.writing.overlap import content
from coach.writing.tidy import full, lower_first
from coach.writing.verbs import gerund, is_base


def skill_name(label: str | None, names: frozenset[str]) -> str:
    """In a form that fits after "with": `appraise a review` → `appraising a review`."""
    name = lower_first(full(label or "").replace('"', ""), names)
    first, _, rest = name.partition(" ")
    return f"{gerund(first)} {rest}" if is_base(first) and re.match(r"(?:an?|the|my|your) ", rest) else name


def is_gap_told(clause: str, label: str) -> bool:
    """Whether the clause says of itself that something is lacking, or names the skill."""
    return bool(content(clause) & content(label)) or clause.startswith(
        ("you've never", "you have never", "you don't", "you can't")
    )
