"""Long work that outlives a click, a page change and F5: a thread with a state that the page looks at."""

import logging
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Literal, TypeVar

from coach.domain.errors import CoachError, EngineStopped

Made = TypeVar("Made")
JobState = Literal["running", "done", "stopped", "failed"]


@dataclass
class Job:
    """One piece of work. It is its own Watch: whoever does it tells how far it is, the page asks it to stop."""

    started: float = field(default_factory=time.monotonic)
    state: JobState = "running"
    partial: Any = None
    """What is there so far, at the end all of it: a Debrief, where one is written."""
    read: float = 0.0
    writing: str = ""
    error: CoachError | None = None
    notices: list[str] = field(default_factory=list)
    """What the person should know of how it was written, each thing once."""
    stopped: bool = False
    ended: threading.Event = field(default_factory=threading.Event)

    def progress(self, done: float) -> None:
        self.read = done

    def text(self, piece: str) -> None:
        self.writing += piece

    def notice(self, said: str | None) -> None:
        if said and said not in self.notices:
            self.notices.append(said)

    def stop(self) -> None:
        self.stopped = True

    @property
    def elapsed(self) -> float:
        return time.monotonic() - self.started


class Jobs:
    """At most one job a key; safe for several windows at once."""

    def __init__(self) -> None:
        self._jobs: dict[str, Job] = {}
        self._lock = threading.Lock()

    def get(self, key: str) -> Job | None:
        return self._jobs.get(key)

    def all(self) -> tuple[Job, ...]:
        return tuple(self._jobs.values())

    def forget(self, key: str) -> None:
        with self._lock:
            self._jobs.pop(key, None)

    def forget_all(self) -> None:
        with self._lock:
            for job in self._jobs.values():
                job.stop()
            self._jobs.clear()

    def start(self, key: str, work: Callable[[Job], Iterator[Made]], keep: Callable[[Made], object]) -> Job:
        """Runs `work` in a thread, unless it runs already; what is there at the end or at a stop goes to `keep`."""
        with self._lock:
            running = self._jobs.get(key)
            if running is not None and running.state == "running":
                return running
            job = self._jobs[key] = Job()
        threading.Thread(target=_run, args=(job, work, keep), name=f"job {key}", daemon=True).start()
        return job


def _run(job: Job, work: Callable[[Job], Iterator[Made]], keep: Callable[[Made], object]) -> None:
    end: JobState = "failed"
    try:
        try:
            for so_far in work(job):
                job.partial, job.writing = so_far, ""
            end = "done"
        except EngineStopped:
            end = "stopped"
        finally:
            if job.partial is not None:
                keep(job.partial)
    except CoachError as error:
        end, job.error = "failed", error
    except Exception as error:
        # Our own fault: told on the page, traced in the terminal, but for the message, which may quote the notes.
        trace = "".join(traceback.format_tb(error.__traceback__))
        logging.getLogger(__name__).error("a job failed: %s\n%s", type(error).__name__, trace)  # noqa: TRY400
    finally:
        job.state = end
        job.ended.set()
