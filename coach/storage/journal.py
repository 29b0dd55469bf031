"""The journal in one TinyDB file: the only place where models become documents and documents models."""

import json
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

import orjson
from pydantic import ValidationError

from coach.domain.base import Frozen
from coach.domain.bin import Binned
from coach.domain.errors import JournalError, NotFound
from coach.domain.exercises import Sitting
from coach.domain.interview import Interview, InterviewId
from coach.domain.plans import Plan
from coach.domain.ports import Care
from coach.domain.practice import Practice
from coach.domain.profile import Profile
from coach.domain.recovery import CheckIn
from coach.domain.rests import Rest
from coach.storage.atomic import AtomicStorage, Stamp
from coach.storage.backups import Backups
from coach.storage.bin import binned, brought_back, expired, in_bin
from coach.storage.collecting import not_collecting
from coach.storage.envelope import FORMAT
from coach.storage.erasing import Eraser
from coach.storage.migrations import Step, Tables
from coach.storage.passphrase import Passphrase
from coach.storage.practice import PracticeRecords
from coach.storage.records import Database, Record, Records
from coach.storage.turn import Turn
from coach.storage.vault import Vault

Model = TypeVar("Model", bound=Frozen)
Values = TypeVar("Values")

_ME = "me"
_TABLES: dict[type[Frozen], tuple[str, str]] = {
    Plan: ("plans", "plan"),
    Rest: ("rests", "rest"),
    Sitting: ("sittings", "exercise"),
}
"""Where each is kept, and what it is called."""


class _Draft(Frozen):
    text: str


class TinyJournal:
    """Satisfies `coach.domain.ports.Journal`. Nothing is read or written before the first call.

    `now` tells the backups the day; `patience` is how many seconds a save waits for other programs. A file that was
    damaged stays where it is, and every call says so, until `backups.restore` or `backups.set_aside` is called.
    `others`: files that go with it when everything is erased; `made`: see Eraser.
    """

    def __init__(
        self,
        path: Path,
        backups: Path,
        now: Callable[[], datetime],
        *,
        patience: float = 5.0,
        vault: Vault | None = None,
        others: Sequence[Path] = (),
        made: Callable[[], None] = lambda: None,
    ) -> None:
        path = path.resolve()  # replacing a link would part it from its file
        self._now, self._vault = now, vault or Vault()
        self._turn = Turn(path.with_name(f"{path.name}.lock"), patience)
        self.backups = Backups(backups, path, now, self._turn, self._vault)
        self._storage = AtomicStorage(path, self._vault, self.backups.advice)
        self.passphrase = Passphrase(path, self._storage, self.backups, self._vault, self._turn, self._forget)
        self._eraser = Eraser(path, self._storage, self.backups, self._vault, self._turn, others, made)
        database = Database(storage=lambda: self._storage)
        self._interviews, self._checkins = database.records("interviews"), database.records("checkins")
        self._profile, self._drafts = database.records("profile"), database.records("drafts")
        self._bin = database.records("bin")
        self._care = {kind: database.records(table) for kind, (table, _) in _TABLES.items()}
        self._practice = PracticeRecords(database.records("practice"), self._model, _savable)
        self._known: dict[str, tuple[Record, Interview]] = {}
        self._values: dict[str, tuple[Stamp, Any]] = {}

    def interviews(self) -> tuple[Interview, ...]:
        return self._unchanged("interviews", self._all_interviews)

    def _all_interviews(self) -> tuple[Interview, ...]:
        known, records = self._known, self._interviews
        with not_collecting():
            self._known = {key: (record, self._interview(key, record, known)) for key, record in records.items()}
            kept = (interview for _, interview in self._known.values())
            return tuple(sorted(kept, key=lambda interview: (interview.created_at, interview.id), reverse=True))

    def interview(self, key: InterviewId) -> Interview:
        return self._interview(key, _found(self._interviews, key, "interview"), self._known)

    def add_interview(self, interview: Interview) -> None:
        """Adding the same one again changes nothing; another one under the same id is a ValueError."""
        with self._change():
            there = self._interviews.find(interview.id)
            if there is not None and self._model(Interview, there) != interview:
                raise ValueError(f"another interview is kept under {interview.id}")
            _put(self._interviews, interview.id, interview)
            if self._bin.find(interview.id) is not None:
                self._bin.take(interview.id)

    def change_interview(self, key: InterviewId, change: Callable[[Interview], Interview]) -> Interview:
        with self._change():
            changed = change(self.interview(key))
            if changed.id != key:
                raise ValueError(f"an interview keeps its id: {key}, not {changed.id}")
            return _put(self._interviews, key, changed)

    def delete_interview(self, key: InterviewId) -> Interview:
        with self._change():
            deleted = self.interview(key)
            self._rewrite(lambda tables: binned(tables, "interviews", key, self._now()))
        return deleted

    def checkins(self) -> tuple[CheckIn, ...]:
        return self._unchanged("checkins", self._all_checkins)

    def _all_checkins(self) -> tuple[CheckIn, ...]:
        kept = (self._model(CheckIn, record) for _, record in self._checkins.items())
        return tuple(sorted(kept, key=lambda checkin: (checkin.on, checkin.created_at, checkin.id)))

    def save_checkin(self, checkin: CheckIn) -> None:
        with self._change():
            _put(self._checkins, checkin.id, checkin)

    def delete_checkin(self, key: str) -> CheckIn:
        with self._change():
            deleted = self._model(CheckIn, _found(self._checkins, key, "check-in"))
            self._rewrite(lambda tables: binned(tables, "checkins", key, self._now()))
        return deleted

    def bin(self) -> tuple[Binned, ...]:
        kept = (self._model(Binned, _shown(entry)) for entry in in_bin(self._storage.read()).values())
        return tuple(sorted(kept, key=lambda each: (each.deleted_at, each.id), reverse=True))

    def bring_back(self, key: str) -> None:
        with self._change():
            if key not in in_bin(self._storage.read()):
                raise NotFound("This is no longer in the bin.", "Look in the list: it may be back already.")
            self._rewrite(lambda tables: brought_back(tables, key))

    def erase(self, keys: Collection[str]) -> None:
        with self._change():
            self._eraser.erase(keys)

    def erase_everything(self) -> None:
        self._eraser.erase_everything()
        self._forget()

    def merge(
        self,
        interviews: Sequence[Interview],
        checkins: Sequence[CheckIn],
        profile: Profile,
        care: Sequence[Plan | Rest | Sitting] = (),
        practice: Callable[[Practice], Practice] | None = None,
    ) -> None:
        """All of it is written, or nothing."""
        brought: dict[str, dict[str, Frozen]] = {
            "interviews": {each.id: each for each in interviews},
            "checkins": {each.id: each for each in checkins},
            **{table: {each.id: each for each in care if type(each) is kind} for kind, (table, _) in _TABLES.items()},
        }
        with self._change():
            empty, before = self.profile() == Profile(), self.practice()
            put, taken = self._practice.difference(before, practice(before) if practice is not None else before)
            self._rewrite(
                lambda tables: {
                    **tables,
                    **{name: _added(tables, name, values) for name, values in brought.items()},
                    "profile": _added({} if empty else tables, "profile", {_ME: profile}),
                    "practice": {key: r for key, r in tables.get("practice", {}).items() if key not in taken} | put,
                }
            )

    def all_of(self, kind: type[Care]) -> tuple[Care, ...]:
        def read() -> tuple[Care, ...]:
            kept = (self._model(kind, record) for _, record in self._care[kind].items())
            return tuple(sorted(kept, key=lambda thing: (thing.created_at, thing.id)))

        return self._unchanged(_TABLES[kind][0], read)

    def save(self, thing: Plan | Rest | Sitting) -> None:
        with self._change():
            _put(self._care[type(thing)], thing.id, thing)

    def delete(self, kind: type[Care], key: str) -> Care:
        with self._change():
            deleted = self._model(kind, _found(self._care[kind], key, _TABLES[kind][1]))
            self._care[kind].take(key)
        return deleted

    def practice(self) -> Practice:
        with not_collecting():
            return self._unchanged("practice", self._practice.read)

    def change_practice(self, change: Callable[[Practice], Practice]) -> Practice:
        with self._change():
            before = self._practice.read()
            return self._practice.write(before, change(before))

    def profile(self) -> Profile:
        record = self._profile.find(_ME)
        return Profile() if record is None else self._model(Profile, record)

    def save_profile(self, profile: Profile) -> None:
        with self._change():
            _put(self._profile, _ME, profile)

    def draft(self, key: str) -> str:
        record = self._drafts.find(key)
        return "" if record is None else self._model(_Draft, record).text

    def save_draft(self, key: str, text: str) -> None:
        if text == self.draft(key):
            return
        with self._change():
            if text:
                _put(self._drafts, key, _Draft(text=text))
            else:
                self._drafts.take(key)

    @contextmanager
    def _change(self) -> Iterator[None]:
        with self._turn.taken():
            base = self._storage.read_to_write()
            if base.stamp is not None and base.format < FORMAT:
                self.backups.before_migration()
                self._storage.write(base)
            self.backups.before_change()
            if gone := expired(base, self._now()):
                with suppress(JournalError):  # what cannot be erased now is erased with a later save
                    self._eraser.erase(gone)
            yield

    def _rewrite(self, step: Step) -> None:
        """Several tables in one write."""
        base = self._storage.read_to_write()
        base.replace(step(base))
        self._storage.write(base)

    def _unchanged(self, name: str, read: Callable[[], Values]) -> Values:
        """The very same values until the file is another one: a page asks for them several times a click."""
        stamp = self._storage.read().stamp
        before = self._values.get(name)
        if stamp is not None and before is not None and before[0] == stamp:
            values: Values = before[1]
            return values
        values = read()
        if stamp is not None:
            self._values[name] = (stamp, values)
        return values

    def _forget(self) -> None:
        self._known, self._values = {}, {}

    def _interview(self, key: str, record: Record, known: dict[str, tuple[Record, Interview]]) -> Interview:
        """Reading thousands of models takes most of a second: one whose record did not change is not read again."""
        before = known.get(key)
        return before[1] if before is not None and before[0] == record else self._model(Interview, record)

    def _model(self, kind: type[Model], record: Record) -> Model:
        try:
            return kind.model_validate(record)
        except ValidationError as error:
            raise self._storage.not_understood() from error


def _found(records: Records, key: str, what: str) -> Record:
    record = records.find(key)
    if record is None:
        raise NotFound(f"This {what} is not in your journal; it may have been deleted.", "Go back to the list.")
    return record


def _put(records: Records, key: str, value: Model) -> Model:
    """Returns the value as it will be read: what could not be read again is never written (ValidationError)."""
    record = _savable(value.model_dump(mode="json", warnings="none"))
    read = type(value).model_validate(record)
    if records.find(key) != record:
        records.put(key, record)
    return read


def _added(tables: Tables, name: str, values: Mapping[str, Frozen]) -> dict[str, Record]:
    """What is there already stays as it is."""
    there = tables.get(name, {})
    return {
        **{key: _savable(each.model_dump(mode="json")) for key, each in values.items() if key not in there},
        **there,
    }


def _shown(entry: Mapping[str, object]) -> Record:
    return {"what": entry["record"], "deleted_at": entry["at"]}


def _savable(record: Record) -> Record:
    """Half a character (a lone surrogate, out of a badly decoded file) cannot be written: it becomes one "?"."""
    try:
        orjson.dumps(record)
    except orjson.JSONEncodeError:
        whole: Record = json.loads(json.dumps(record, ensure_ascii=False).encode(errors="replace"))
        return whole
    return record
