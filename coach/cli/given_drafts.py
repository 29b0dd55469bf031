"""Drafts of letters, as they are given to `coach letter check`."""

import json
from typing import Any, get_args

from pydantic import ValidationError

from coach.domain.base import Frozen
from coach.domain.errors import BadNotes
from coach.domain.letters import LetterKind


class Draft(Frozen):
    """`{"kind","to","subject","body"}`; only the body must be there."""

    kind: LetterKind | None = None
    to: str | None = None
    subject: str = ""
    body: str


class Row(Frozen):
    """One line of a batch."""

    id: str | int
    notes: str
    draft: Draft


def as_draft(text: str, name: str) -> Draft:
    """Raises BadNotes."""
    try:
        return Draft.model_validate(_known(json.loads(text)))
    except (ValueError, ValidationError) as error:
        raise BadNotes(f"{name} does not hold a draft. Nothing was checked.", _HINT) from error


def as_row(text: str, number: int) -> Row:
    """Raises BadNotes."""
    try:
        row = json.loads(text)
        return Row.model_validate({**row, "draft": _known(row["draft"])})
    except (ValueError, TypeError, KeyError, ValidationError) as error:
        raise BadNotes(f"Line {number} is not a draft with its notes; the lines before it are done.", _HINT) from error


_HINT = 'It is JSON: {"kind", "to", "subject", "body"}; in a batch {"id", "notes", "draft"} on each line.'
_NAMES = {
    "thanks": "thank_you",
    "rejection_reply": "reply_to_rejection",
    "decline": "withdrawal",
    "withdraw": "withdrawal",
}


def _known(draft: Any) -> Any:
    """Other fields are left aside, and a kind that we do not have is none: the check is the same."""
    if not isinstance(draft, dict):
        return draft
    kind = _NAMES.get(str(draft.get("kind")), draft.get("kind"))
    kept = {k: v for k, v in draft.items() if k in Draft.model_fields and v is not None}
    return {**kept, "kind": kind if kind in KINDS else None}


KINDS: tuple[str, ...] = get_args(LetterKind)
