"""A second journal, in plain dicts: for tests of everything that only needs the port."""

import threading
from collections.abc import Callable, Collection, Sequence
from datetime import UTC, datetime

from coach.domain.bin import Binned
from coach.domain.errors import NotFound
from coach.domain.exercises import Sitting
from coach.domain.interview import Interview, InterviewId
from coach.domain.plans import Plan
from coach.domain.ports import Care
from coach.domain.practice import Practice
from coach.domain.profile import Profile
from coach.domain.recovery import CheckIn
from coach.domain.rests import Rest


class MemoryJournal:
    def __init__(self) -> None:
        self._interviews: dict[str, Interview] = {}
        self._checkins: dict[str, CheckIn] = {}
        self._care: dict[str, Plan | Rest | Sitting] = {}
        self._practice = Practice()
        self._profile = Profile()
        self._drafts: dict[str, str] = {}
        self._bin: dict[str, Binned] = {}
        self._turn = threading.RLock()

    def interviews(self) -> tuple[Interview, ...]:
        return tuple(sorted(self._interviews.values(), key=lambda i: (i.created_at, i.id), reverse=True))

    def interview(self, key: InterviewId) -> Interview:
        if key not in self._interviews:
            raise NotFound(f"no interview {key}")
        return self._interviews[key]

    def add_interview(self, interview: Interview) -> None:
        with self._turn:
            if self._interviews.get(interview.id, interview) != interview:
                raise ValueError(f"another interview is kept under {interview.id}")
            self._interviews[interview.id] = interview
            self._bin.pop(interview.id, None)

    def change_interview(self, key: InterviewId, change: Callable[[Interview], Interview]) -> Interview:
        with self._turn:
            changed = change(self.interview(key))
            if changed.id != key:
                raise ValueError(f"an interview keeps its id: {key}, not {changed.id}")
            self._interviews[key] = changed
        return changed

    def delete_interview(self, key: InterviewId) -> Interview:
        with self._turn:
            deleted = self.interview(key)
            del self._interviews[key]
            self._bin[key] = Binned(what=deleted, deleted_at=datetime.now(UTC))
        return deleted

    def checkins(self) -> tuple[CheckIn, ...]:
        return tuple(sorted(self._checkins.values(), key=lambda c: (c.on, c.created_at, c.id)))

    def save_checkin(self, checkin: CheckIn) -> None:
        self._checkins[checkin.id] = checkin

    def delete_checkin(self, key: str) -> CheckIn:
        with self._turn:
            if key not in self._checkins:
                raise NotFound(f"no check-in {key}")
            self._bin[key] = Binned(what=self._checkins[key], deleted_at=datetime.now(UTC))
            return self._checkins.pop(key)

    def bin(self) -> tuple[Binned, ...]:
        live = self._interviews.keys() | self._checkins.keys()
        kept = [each for key, each in self._bin.items() if key not in live]
        return tuple(sorted(kept, key=lambda each: (each.deleted_at, each.id), reverse=True))

    def bring_back(self, key: str) -> None:
        with self._turn:
            if key not in {each.id for each in self.bin()}:
                raise NotFound(f"{key} is not in the bin")
            what = self._bin.pop(key).what
            if isinstance(what, Interview):
                self._interviews[key] = what
            else:
                self._checkins[key] = what

    def erase(self, keys: Collection[str]) -> None:
        with self._turn:
            for key in keys:
                for kept in (self._interviews, self._checkins, self._bin):
                    kept.pop(key, None)
                self._drafts = {name: text for name, text in self._drafts.items() if key not in name}

    def erase_everything(self) -> None:
        self.__init__()  # type: ignore[misc]

    def merge(
        self,
        interviews: Sequence[Interview],
        checkins: Sequence[CheckIn],
        profile: Profile,
        care: Sequence[Plan | Rest | Sitting] = (),
        practice: Callable[[Practice], Practice] | None = None,
    ) -> None:
        with self._turn:
            self._practice = practice(self._practice) if practice is not None else self._practice
            self._care = {**{f"{type(thing).__name__} {thing.id}": thing for thing in care}, **self._care}
            self._interviews = {**{each.id: each for each in interviews}, **self._interviews}
            self._checkins = {**{each.id: each for each in checkins}, **self._checkins}
            self._profile = profile if self._profile == Profile() else self._profile

    def all_of(self, kind: type[Care]) -> tuple[Care, ...]:
        kept = (thing for thing in self._care.values() if isinstance(thing, kind))
        return tuple(sorted(kept, key=lambda thing: (thing.created_at, thing.id)))

    def save(self, thing: Plan | Rest | Sitting) -> None:
        self._care[f"{type(thing).__name__} {thing.id}"] = thing

    def delete(self, kind: type[Care], key: str) -> Care:
        thing = self._care.pop(f"{kind.__name__} {key}", None)
        if not isinstance(thing, kind):
            raise NotFound(f"no {kind.__name__} {key}")
        return thing

    def practice(self) -> Practice:
        return self._practice

    def change_practice(self, change: Callable[[Practice], Practice]) -> Practice:
        with self._turn:
            self._practice = change(self._practice)
        return self._practice

    def profile(self) -> Profile:
        return self._profile

    def save_profile(self, profile: Profile) -> None:
        self._profile = profile

    def draft(self, key: str) -> str:
        return self._drafts.get(key, "")

    def save_draft(self, key: str, text: str) -> None:
        if text:
            self._drafts[key] = text
        else:
            self._drafts.pop(key, None)
