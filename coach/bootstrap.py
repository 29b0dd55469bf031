"""The one place that knows concrete classes: settings → services."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from coach.domain.ports import Coach, Journal, Lock, Rescue
from coach.services.fetching import Fetches
from coach.services.jobs import Jobs
from coach.settings import Settings

if TYPE_CHECKING:
    from coach.domain.measures import Spent
    from coach.engines.shelf import Shelf
    from coach.engines.text_model import TextModel
    from coach.storage.choice import ChoiceFile
    from coach.storage.presence import Presence

Closing = Callable[[], None]


def utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True)
class Services:
    """Everything the page and the command line are given."""

    settings: Settings
    journal: Journal
    rescue: Rescue
    passphrase: Lock
    coach: Callable[[], Coach]
    """A coach for one piece of work: what it says of itself is about that work alone."""
    choice: "ChoiceFile"
    shelf: "Shelf"
    current: Callable[[], Settings]
    """The settings as they are now: the person may have chosen another writer since the start, here or elsewhere."""
    now: Callable[[], datetime] = utc_now
    jobs: Jobs = field(default_factory=Jobs)
    fetches: Fetches = field(default_factory=Fetches)
    ahead: Callable[[str], None] = lambda _notes: None
    """Has these notes read in the background, where that makes what is asked next come sooner."""
    forget: Callable[[], None] = lambda: None
    """Removes what the model kept of the notes that it has read: to be called when an interview is deleted."""
    close: Closing = lambda: None
    """Ends the model's process, if one runs; the next piece of work starts another."""


def build(
    settings: Settings, now: Callable[[], datetime] = utc_now, current: Callable[[], Settings] | None = None
) -> Services:
    """Opens nothing and loads nothing: files are read and the model is started when first asked for.

    Without `current` the writer stays the one of `settings`.
    """
    from coach.engines.llama.shelf import clear
    from coach.engines.shelf import Shelf
    from coach.storage.choice import ChoiceFile
    from coach.storage.journal import TinyJournal

    def forget() -> None:
        clear(settings.shelf)

    journal = TinyJournal(settings.journal, settings.backups, now, others=(settings.choice,), made=forget)
    current = current or (lambda: settings)
    writers = Writers(_open_only(current, journal.passphrase))
    return Services(
        settings,
        journal,
        journal.backups,
        journal.passphrase,
        writers.coach,
        ChoiceFile(settings),
        Shelf(settings.models),
        current,
        now,
        ahead=_reading_ahead(writers, current),
        forget=forget,
        close=writers.close,
    )


def _open_only(current: Callable[[], Settings], lock: Lock) -> Callable[[], Settings]:
    """Behind a passphrase, nothing of the notes is kept in the clear."""
    return lambda: current() if lock.state() == "none" else current().model_copy(update={"keeps_read": False})


def _reading_ahead(writers: "Writers", current: Callable[[], Settings]) -> Callable[[str], None]:
    """Only for a model on this computer: nothing is sent to a server before somebody asks for something."""
    from coach.services.ahead import Ahead

    ahead = Ahead(writers.coach)
    return lambda notes: ahead.wish(notes) if current().engine == "model" else None


def presence(settings: Settings) -> "Presence":
    from coach.storage.presence import Presence

    return Presence(settings.home)


class Writers:
    """Coaches as the settings are when one is asked for. A model's process is kept until another one is chosen."""

    def __init__(self, current: Callable[[], Settings]) -> None:
        self._current = current
        self._lock = threading.Lock()
        self._made: tuple[Settings, Callable[[], Coach], Closing] | None = None

    def coach(self) -> Coach:
        settings = self._current()
        with self._lock:
            if self._made is None or self._made[0] != settings:
                self._end()
                self._made = (settings, *coaches(settings))
            return self._made[1]()

    def close(self) -> None:
        with self._lock:
            self._end()

    def _end(self) -> None:
        if self._made is not None:
            self._made[2]()


def coaches(settings: Settings) -> tuple[Callable[[], Coach], Closing]:
    """How to come by a coach, and how to end what all of them share.

    Where a model is chosen it is the model's coach with the built-in one behind it; else the built-in one.
    """
    from coach.engines.builtin import BuiltinCoach

    found = text_model(settings)
    if found is None:
        return BuiltinCoach, lambda: None
    from coach.engines.fallback import FallbackCoach
    from coach.engines.model import ModelCoach
    from coach.engines.prompts import load_prompts

    (model, close), prompts = found, load_prompts(settings.prompts)
    return lambda: FallbackCoach(ModelCoach(model, prompts, reads=settings.model_reads), BuiltinCoach()), close


def judged(settings: Settings) -> tuple[Coach, "Callable[[], Spent | None]", Closing]:
    """The coach alone, with nobody behind it, what was spent on it so far, and how to end it."""
    from coach.engines.builtin import BuiltinCoach
    from coach.engines.counting import Counted
    from coach.engines.model import ModelCoach
    from coach.engines.prompts import load_prompts

    found = text_model(settings)
    if found is None:
        return BuiltinCoach(), lambda: None, lambda: None
    counted = Counted(found[0])
    return ModelCoach(counted, load_prompts(settings.prompts), counted.check), lambda: counted.spent, found[1]


def text_model(settings: Settings) -> "tuple[TextModel, Closing] | None":
    """Who turns prompts into text, and how to end it; None where the built-in coach writes."""
    if settings.engine == "model" and settings.model is not None:
        from coach.engines.llama.process import LlamaProcess

        process = LlamaProcess(settings.model, shelf=settings.shelf if settings.keeps_read else None)
        return process, process.close
    if settings.engine == "endpoint" and settings.endpoint is not None:
        from coach.engines.endpoint import Endpoint

        model, key = settings.endpoint_model, settings.endpoint_key
        return Endpoint(settings.endpoint, agreed=settings.agreed, model=model, key=key), lambda: None
    return None
