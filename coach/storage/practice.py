"""Practice as records of one table: a thousand cards are not written again because one was tried."""

from collections.abc import Callable
from datetime import date
from typing import Any

from coach.domain.base import Frozen
from coach.domain.practice import Fit, KeptCard, Practice, Sheet, SkillPlan
from coach.storage.records import Record, Records

_REST = "rest"


class _Rest(Frozen):
    fit: Fit = Fit()
    next_on: date | None = None


_KINDS: dict[str, type[Frozen]] = {"card": KeptCard, "skill": SkillPlan, "sheet": Sheet, _REST: _Rest}


class PracticeRecords:
    """Keys are `card ID`, `skill KEY`, `sheet ID` and `rest`. A record that did not change is not read again.

    `model` makes a value of a record, and raises JournalDamaged; `savable` makes one that can be written.
    """

    def __init__(
        self, records: Records, model: Callable[[Any, Record], Any], savable: Callable[[Record], Record]
    ) -> None:
        self._records, self._model, self._savable = records, model, savable
        self._known: dict[str, tuple[Record, Frozen]] = {}
        self._whole: tuple[list[Frozen], Practice] = ([], Practice())

    def read(self) -> Practice:
        known = self._known
        self._known = now = {key: self._read(key, record, known) for key, record in self._records.items()}
        values = [value for _, value in now.values()]
        before, whole = self._whole
        if len(before) != len(values) or any(a is not b for a, b in zip(before, values, strict=True)):
            whole = _whole(values)
            self._whole = (values, whole)
        return whole

    def write(self, before: Practice, after: Practice) -> Practice:
        """All that differs, in one write."""
        put, taken = self.difference(before, after)
        if put or taken:
            self._records.change(put, taken)
        return self.read()

    def difference(self, before: Practice, after: Practice) -> tuple[dict[str, Record], set[str]]:
        """The records to put, and the keys to take."""
        there, wanted = _parts(before), _parts(after)
        changed = [key for key, value in wanted.items() if there.get(key) is not value and there.get(key) != value]
        put = {key: self._savable(wanted[key].model_dump(mode="json", warnings="none")) for key in changed}
        for key, record in put.items():
            _model(key).model_validate(record)  # what could not be read again is never written
        return put, there.keys() - wanted.keys()

    def _read(self, key: str, record: Record, known: dict[str, tuple[Record, Frozen]]) -> tuple[Record, Frozen]:
        before = known.get(key)
        if before is not None and before[0] == record:
            return before
        return record, self._model(_model(key), record)


def _model(key: str) -> type[Frozen]:
    return _KINDS[key.partition(" ")[0]]


def _parts(practice: Practice) -> dict[str, Frozen]:
    parts: dict[str, Frozen] = {f"card {card.id}": card for card in practice.cards}
    parts |= {f"skill {skill.key}": skill for skill in practice.skills}
    parts |= {f"sheet {sheet.id}": sheet for sheet in practice.sheets}
    rest = _Rest(fit=practice.fit, next_on=practice.next_on)
    return parts if rest == _Rest() else {**parts, _REST: rest}


def _whole(values: list[Frozen]) -> Practice:
    rest = next((value for value in values if isinstance(value, _Rest)), _Rest())
    return Practice(
        cards=tuple(value for value in values if isinstance(value, KeptCard)),
        skills=tuple(value for value in values if isinstance(value, SkillPlan)),
        sheets=tuple(value for value in values if isinstance(value, Sheet)),
        fit=rest.fit,
        next_on=rest.next_on,
    )
