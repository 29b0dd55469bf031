"""The seams: what the use cases need of the outside, in words of the domain."""

from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol, TypeVar

from coach.domain.base import Frozen
from coach.domain.bin import Binned
from coach.domain.debrief import Question, Reading, Theme
from coach.domain.exercises import Sitting
from coach.domain.interview import Interview, InterviewId
from coach.domain.letters import Letter, LetterBrief
from coach.domain.plans import Plan
from coach.domain.profile import Profile
from coach.domain.recovery import CheckIn
from coach.domain.remarks import AnswerFeedback, Remark
from coach.domain.rests import Rest

Care = TypeVar("Care", Plan, Rest, Sitting)
"""What is kept beside interviews and check-ins for getting back up."""

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

    def prepare(self, reading: Reading, watch: Watch) -> None:
        """Reads the notes ahead, for whatever is asked about them next. Gives way to everyone. Raises EngineError."""

    def questions(self, reading: Reading, targets: Sequence[Target], watch: Watch) -> Iterator[Question]:
        """At most one question a target, in the order of `targets`, each as soon as it is whole.

        Raises EngineError where the writer cannot go on; what was yielded before stands.
        """

    def letter(self, reading: Reading, brief: LetterBrief, profile: Profile, watch: Watch) -> Letter:
        """One letter from its brief. Raises EngineError."""

    def reframe(self, sentence: str, watch: Watch) -> Remark:
        """The person's own hard sentence, as a kind friend would see it. Raises EngineError, as do the next ones.

        None of them is for text that sounds like danger: whoever asks looks first (coach.reading.safety).
        """

    def on_answer(self, question: str, answer: str, watch: Watch) -> AnswerFeedback:
        """What is there of situation, task, action and result in a practised answer, in its own words."""

    def look_back(self, facts: tuple[str, ...], watch: Watch) -> Remark:
        """The first line of a look back; code supplies the facts, such as `3 check-ins`, and nothing else is said."""

    def read_on(self, reading: Reading, watch: Watch) -> Reading:
        """The reading with what this coach finds in it beside the rules: nothing, where it was not told to read."""


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
        """Into the bin; returns what was deleted, so that it can be added again. Raises NotFound."""

    def checkins(self) -> tuple[CheckIn, ...]:
        """Oldest first, by the day they are about."""

    def save_checkin(self, checkin: CheckIn) -> None:
        """Adds it, or replaces the one with its id."""

    def delete_checkin(self, key: str) -> CheckIn:
        """Into the bin; returns what was deleted. Raises NotFound."""

    def bin(self) -> tuple[Binned, ...]:
        """What was deleted in the last 30 days, newest first."""

    def bring_back(self, key: str) -> None:
        """Out of the bin, to where it was. Raises NotFound."""

    def erase(self, keys: Collection[str]) -> None:
        """For good, and at once: these interviews and check-ins, what was made from them, and every copy of both."""

    def erase_everything(self) -> None:
        """For good, and at once: the journal, its copies and the settings. Models stay."""

    def merge(
        self,
        interviews: Sequence[Interview],
        checkins: Sequence[CheckIn],
        profile: Profile,
        care: Sequence[Plan | Rest | Sitting] = (),
        practice: "Callable[[Practice], Practice] | None" = None,
    ) -> None:
        """Adds, in one write, what is not there; what is there stays as it is. `practice`: as for change_practice."""

    def all_of(self, kind: type[Care]) -> tuple[Care, ...]:
        """Oldest first."""

    def save(self, thing: Plan | Rest | Sitting) -> None:
        """Adds it, or replaces the one of its kind with its id."""

    def delete(self, kind: type[Care], key: str) -> Care:
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
    """A backup of the journal; `at` in UTC, `size` in bytes."""

    @property
    def name(self) -> str: ...
    @property
    def at(self) -> datetime: ...
    @property
    def size(self) -> int: ...


class Rescue(Protocol):
    """The way back from a damaged journal; whatever is replaced is kept under another name. Raises JournalError."""

    @property
    def missed(self) -> str:
        """Why the last copy could not be made: "" where it could."""

    def list(self) -> Sequence[Copy]:
        """Newest first; not opened, so not known to be good."""

    def newest_good(self) -> Copy | None: ...

    def restore(self, name: str) -> Path | None:
        """Returns where the file that stood there is kept."""

    def set_aside(self) -> Path:
        """Begins afresh; returns where the file that stood there is kept."""


LockState = Literal["none", "locked", "open"]


class Lock(Protocol):
    """The optional passphrase over the journal and every copy of it. Raises WrongPassphrase, JournalError."""

    def state(self) -> LockState: ...

    def unlock(self, phrase: str) -> None: ...

    def lock(self) -> None:
        """Forgets the key: the next look into the journal asks for the passphrase."""

    def set(self, phrase: str) -> None: ...

    def change(self, old: str, new: str) -> None: ...

    def remove(self, old: str) -> None: ...

    def seal(self, raw: bytes) -> bytes:
        """A file to take elsewhere, under the same passphrase; as it is where there is none."""

    def open_file(self, raw: bytes, phrase: str | None = None) -> bytes:
        """What `seal` made, as it was; without `phrase` by the key at hand. Raises BadImport too."""
