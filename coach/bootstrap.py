"""The one place that knows concrete classes: settings → services."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from coach.domain.ports import Coach, Journal, Rescue
from coach.services.jobs import Jobs
from coach.settings import Settings


def utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True)
class Services:
    """Everything the page and the command line are given."""

    settings: Settings
    journal: Journal
    rescue: Rescue
    coach: Callable[[], Coach]
    """A coach for one piece of work: what it says of itself is about that work alone."""
    now: Callable[[], datetime] = utc_now
    jobs: Jobs = field(default_factory=Jobs)
    ahead: Callable[[str], None] = lambda _notes: None
    """Has these notes read in the background, where that makes what is asked next come sooner."""
    forget: Callable[[], None] = lambda: None
    """Removes what the model kept of the notes that it has read: to be called when an interview is deleted."""
    close: Callable[[], None] = lambda: None
    """Ends the model's process, if one runs; the next piece of work starts another."""


def build(settings: Settings, now: Callable[[], datetime] = utc_now) -> Services:
    """Opens nothing and loads nothing: files are read and the model is started when first asked for."""
    from coach.storage.journal import TinyJournal

    journal = TinyJournal(settings.journal, settings.backups, now)
    coach, close = coaches(settings)
    services = Services(settings, journal, journal.backups, coach, now, close=close)
    return services if settings.model is None else _with_model(services)


def _with_model(services: Services) -> Services:
    from coach.engines.llama.shelf import clear
    from coach.services.ahead import Ahead

    shelf = services.settings.shelf
    return replace(services, ahead=Ahead(services.coach).wish, forget=lambda: clear(shelf))


def coaches(settings: Settings) -> tuple[Callable[[], Coach], Callable[[], None]]:
    """How to come by a coach, and how to end what all of them share.

    Where a model is chosen it is the model's coach with the built-in one behind it; else the built-in one.
    """
    from coach.engines.builtin import BuiltinCoach

    if settings.model is None:
        return BuiltinCoach, lambda: None
    from coach.engines.fallback import FallbackCoach
    from coach.engines.llama.process import LlamaProcess
    from coach.engines.model import ModelCoach
    from coach.engines.prompts import load_prompts

    model, prompts = LlamaProcess(settings.model, shelf=settings.shelf), load_prompts(settings.prompts)
    return lambda: FallbackCoach(ModelCoach(model, prompts, reads=settings.model_reads), BuiltinCoach()), model.close
