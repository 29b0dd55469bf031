"""What was saved as JSON, brought back: nothing that is there is changed, and nothing is brought in twice."""

import re
from collections.abc import Sequence

import orjson
from pydantic import ValidationError

from coach.domain.base import Frozen
from coach.domain.errors import BadImport, EngineStopped
from coach.domain.interview import Interview
from coach.domain.ports import Journal, Watch
from coach.domain.practice import Fit, Practice
from coach.domain.recovery import CheckIn
from coach.services.transfer import Export

LIMIT = 256 * 1024 * 1024
"""Bytes of an export: some 100,000 interviews."""

_ID = re.compile(r"[A-Za-z0-9][\w-]{3,63}", re.ASCII)
_SAFE = "Your journal is as it was."


class Brought(Frozen):
    """`there`: how many of the file's were in the journal before, and stayed as they are there."""

    interviews: int
    checkins: int
    there: int

    def __str__(self) -> str:
        said = f"Brought in: {_count(self.interviews, 'interview')} and {_count(self.checkins, 'check-in')}."
        return said + (f" {self.there} were here already and stayed as they are." if self.there else "")


def import_json(journal: Journal, raw: bytes, watch: Watch | None = None) -> Brought:
    """Raises BadImport, JournalError, EngineStopped; then nothing was brought in. What is being kept is not stopped."""
    whole = read_export(raw)
    kept = {each.id for each in journal.interviews()}, {each.id for each in journal.checkins()}
    new = [sum(each.id not in ids for each in got) for got, ids in zip(_parts(whole), kept, strict=True)]
    if watch is not None and watch.stopped:
        raise EngineStopped(f"Stopped, as you asked. {_SAFE}", "Bring the file in again whenever you like.")
    journal.merge(
        whole.interviews,
        whole.checkins,
        whole.profile,
        (*whole.plans, *whole.rests, *whole.sittings),
        lambda there: _practice(there, whole.practice),
    )
    return Brought(interviews=new[0], checkins=new[1], there=sum(map(len, _parts(whole))) - sum(new))


def _practice(there: Practice, brought: Practice) -> Practice:
    cards, skills, sheets = {c.id for c in there.cards}, {s.key for s in there.skills}, {s.id for s in there.sheets}
    return Practice(
        cards=(*there.cards, *(c for c in brought.cards if c.id not in cards)),
        skills=(*there.skills, *(s for s in brought.skills if s.key not in skills)),
        sheets=(*there.sheets, *(s for s in brought.sheets if s.id not in sheets)),
        fit=brought.fit if there.fit == Fit() else there.fit,
        next_on=there.next_on or brought.next_on,
    )


def read_export(raw: bytes) -> Export:
    """Raises BadImport."""
    if len(raw) > LIMIT:
        raise BadImport(f"This file is larger than any journal that Rebound saves. {_SAFE}", "Choose another file.")
    try:
        whole = orjson.loads(raw)
        if isinstance(whole, dict) and isinstance(whole.get("format"), int) and whole["format"] > 1:
            raise BadImport(
                f"This file was saved by a newer version of Rebound. {_SAFE}", "Update Rebound, then bring it in."
            )
        export = Export.model_validate_json(raw)
    except (orjson.JSONDecodeError, ValidationError, RecursionError) as error:
        raise BadImport(
            f"This file is not a journal that Rebound saved as JSON, or it is not whole. {_SAFE}",
            "Choose the file that Settings → Save all as JSON, or `coach export --json`, gave you.",
        ) from error
    ids = [each.id for part in _parts(export) for each in part]
    if len(set(ids)) < len(ids) or not all(_ID.fullmatch(each) for each in ids):
        raise BadImport(f"This file holds entries that Rebound did not make. {_SAFE}", "Choose another file.")
    return export


def _parts(whole: Export) -> tuple[Sequence[Interview | CheckIn], Sequence[Interview | CheckIn]]:
    return whole.interviews, whole.checkins


def _count(number: int, what: str) -> str:
    return f"{number} {what}" + ("" if number == 1 else "s")
