"""A second journal, in plain dicts: for tests of everything that only needs the port."""

import threading
from collections.abc import Callable

from coach.domain.errors import NotFound
from coach.domain.interview import Interview, InterviewId
from coach.domain.practice import Practice
from coach.domain.profile import Profile
from coach.domain.recovery import CheckIn


class MemoryJournal:
    def __init__(self) -> None:
        self._interviews: dict[str, Interview] = {}
        self._checkins: dict[str, CheckIn] = {}
        self._practice = Practice()
        self._profile = Profile()
        self._drafts: dict[str, str] = {}
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
        return deleted

    def checkins(self) -> tuple[CheckIn, ...]:
        return tuple(sorted(self._checkins.values(), key=lambda c: (c.on, c.created_at, c.id)))

    def save_checkin(self, checkin: CheckIn) -> None:
        self._checkins[checkin.id] = checkin

    def delete_checkin(self, key: str) -> CheckIn:
        with self._turn:
            if key not in self._checkins:
                raise NotFound(f"no check-in {key}")
            return self._checkins.pop(key)

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
