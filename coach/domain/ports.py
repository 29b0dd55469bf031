"""The seams: what the use cases need of the outside, in words of the domain."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from coach.domain.base import Frozen
from coach.domain.debrief import Question, Reading, Theme
from coach.domain.interview import Interview, InterviewId
from coach.domain.letters import Letter, LetterBrief
from coach.domain.profile import Profile
from coach.domain.recovery import CheckIn

if TYPE_CHECKING:
    from coach.domain.practice import Practice  # a debrief on the command line does not wait for its models


class Target(Frozen):
    """What one question is to be about: a finding, by its place in `reading.findings`."""

    finding: int
    theme: Theme


class Watch(Protocol):
    """Whoever waits for the writing: hears how far it is, and may ask it to stop."""

    def progress(self, done: float) -> None:
        """How much of the notes has been read, 0 to 1."""

    def text(self, piece: str) -> None:
        """The next piece of what is being written, as it comes."""

    @property
    def stopped(self) -> bool: ...


class Quiet:
    """A watch for those who only want the result."""

    stopped = False

    def progress(self, done: float) -> None:
        pass

    def text(self, piece: str) -> None:
        pass


class Coach(Protocol):
    """Who writes. All text it returns has passed `coach.writing.check`, or carries its problems."""

    @property
    def name(self) -> str:
        """`builtin`, or `model NAME`: shown wherever the text is."""

    @property
    def notice(self) -> str | None:
        """What the person should know of how the last text was written; None where all went as asked."""

    def questions(self, reading: Reading, targets: Sequence[Target], watch: Watch) -> Iterator[Question]:
        """At most one question a target, in the order of `targets`, each as soon as it is whole.

        Raises EngineError where the writer cannot go on; what was yielded before stands.
        """

    def letter(self, reading: Reading, brief: LetterBrief, profile: Profile, watch: Watch) -> Letter:
        """One letter from its brief. Raises EngineError."""


class Journal(Protocol):
    """What is kept. Every call is one whole read or one whole read-modify-write, safe beside other processes.

    Raises JournalError (see coach.domain.errors); after an error the state is the one before the call.
    """

    def interviews(self) -> tuple[Interview, ...]:
        """Newest first."""

    def interview(self, key: InterviewId) -> Interview:
        """Raises NotFound."""

    def add_interview(self, interview: Interview) -> None: ...

    def change_interview(self, key: InterviewId, change: Callable[[Interview], Interview]) -> Interview:
        """Applies `change` to the state on disk, under the lock. Raises NotFound."""

    def delete_interview(self, key: InterviewId) -> Interview:
        """Returns what was deleted, so that it can be added again. Raises NotFound."""

    def checkins(self) -> tuple[CheckIn, ...]:
        """Oldest first, by the day they are about."""

    def save_checkin(self, checkin: CheckIn) -> None:
        """Adds it, or replaces the one with its id."""

    def delete_checkin(self, key: str) -> CheckIn:
        """Returns what was deleted. Raises NotFound."""

    def practice(self) -> "Practice": ...

    def change_practice(self, change: "Callable[[Practice], Practice]") -> "Practice":
        """Applies `change` to the state on disk, under the lock."""

    def profile(self) -> Profile: ...

    def save_profile(self, profile: Profile) -> None: ...

    def draft(self, key: str) -> str:
        """Text typed and not yet saved as anything: "" where there is none."""

    def save_draft(self, key: str, text: str) -> None:
        """An empty `text` forgets the draft."""


class Copy(Protocol):
    """A backup of the journal; `at` in UTC."""

    @property
    def name(self) -> str: ...
    @property
    def at(self) -> datetime: ...


class Rescue(Protocol):
    """The way back from a damaged journal; whatever is replaced is kept under another name. Raises JournalError."""

    def newest_good(self) -> Copy | None: ...

    def restore(self, name: str) -> Path | None:
        """Returns where the file that stood there is kept."""

    def set_aside(self) -> Path:
        """Begins afresh; returns where the file that stood there is kept."""
