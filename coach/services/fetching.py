"""Fetching a model: a thread that outlives a click, a page change and F5, with a state that the page looks at."""

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from coach.domain.errors import CoachError, EngineStopped

FetchState = Literal["running", "done", "paused", "failed"]


@dataclass
class Fetch:
    """One file on its way. It hears how far it is, and may be paused."""

    started: float = field(default_factory=time.monotonic)
    state: FetchState = "running"
    done: int = 0
    total: int = 0
    first: int | None = None
    """Bytes that were there when the first new ones came."""
    is_checked: bool = False
    trouble: str = ""
    error: CoachError | None = None
    stopped: bool = False
    ended: threading.Event = field(default_factory=threading.Event)

    def came(self, done: int, total: int) -> None:
        if self.first is None:
            self.first, self.started = done, time.monotonic()
        self.done, self.total, self.trouble = done, total, ""

    def checking(self, done: int, total: int) -> None:
        self.is_checked = True
        self.done, self.total = done, total

    def waiting(self, why: str) -> None:
        self.trouble = why

    def pause(self) -> None:
        self.stopped = True

    @property
    def share(self) -> float:
        return self.done / self.total if self.total else 0.0

    @property
    def seconds_left(self) -> float | None:
        """At the pace so far; None while nobody can know."""
        took = time.monotonic() - self.started
        new = self.done - (self.first or 0)
        return (self.total - self.done) * took / new if new > 0 and took > 1 and not self.is_checked else None


class Fetches:
    """At most one at a time a key; safe for several windows at once."""

    def __init__(self) -> None:
        self._fetches: dict[str, Fetch] = {}
        self._lock = threading.Lock()

    def get(self, key: str) -> Fetch | None:
        return self._fetches.get(key)

    def forget(self, key: str) -> None:
        with self._lock:
            self._fetches.pop(key, None)

    def running(self) -> bool:
        return any(fetch.state == "running" for fetch in self._fetches.values())

    def start(self, key: str, pull: Callable[[Fetch], object]) -> Fetch:
        with self._lock:
            there = self._fetches.get(key)
            if there is not None and there.state == "running":
                return there
            fetch = self._fetches[key] = Fetch()
        threading.Thread(target=_run, args=(fetch, pull), name=f"fetch {key}", daemon=True).start()
        return fetch


def _run(fetch: Fetch, pull: Callable[[Fetch], object]) -> None:
    end: FetchState = "failed"
    try:
        pull(fetch)
        end = "done"
    except EngineStopped:
        end = "paused"
    except CoachError as error:
        fetch.error = error
    except Exception:
        logging.getLogger(__name__).exception("a fetch failed")  # our own fault: told on the page, traced here
    finally:
        fetch.state = end
        fetch.ended.set()
