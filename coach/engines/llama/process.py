"""The llama.cpp model as a TextModel: in a process of its own, which the app outlives."""

import os
import threading
from collections.abc import Generator, Sequence
from itertools import count
from pathlib import Path
from time import monotonic

from coach.domain.base import Frozen
from coach.domain.errors import EngineFailed, EngineStopped
from coach.domain.ports import Watch
from coach.engines.llama import protocol as say
from coach.engines.llama.child import COMMAND, Child, Died, Silent
from coach.engines.llama.trouble import BUILT_IN, KEPT, failure, look_at
from coach.engines.llama.turns import LOOK_S, GivesWay, Turns
from coach.engines.text_model import Ask, Piece, Shared, Written


class Limits(Frozen):
    """`memory` is the address space in bytes that the process may take; None: as much as the computer has."""

    load_s: float = 180
    silence_s: float = 60
    cancel_s: float = 2
    idle_s: float = 600
    deaths: int = 2
    memory: int | None = None
    worth_keeping_s: float = 1.0


class LlamaProcess:
    """Started at the first request, ended when idle. For any number of threads: one writes at a time, in turn."""

    def __init__(
        self,
        path: Path,
        *,
        n_ctx: int = 4096,
        n_threads: int | None = None,
        limits: Limits | None = None,
        shelf: Path | None = None,
        command: Sequence[str] = COMMAND,
    ) -> None:
        self._path, self._shelf, self._command = path, shelf, command
        self._n_ctx, self._n_threads = n_ctx, n_threads or threads()
        self._limits = limits or Limits()
        self._turns = Turns()
        self._numbers = count()
        self._child: Child | None = None
        self._deaths = 0
        self._idle: threading.Timer | None = None

    @property
    def name(self) -> str:
        return self._path.stem

    @property
    def pid(self) -> int | None:
        """Of the process, while there is one."""
        return self._child.pid if self._child is not None else None

    def write(self, shared: Shared, asks: Sequence[Ask], watch: Watch) -> Generator[Piece | Written, None, None]:
        with self._turns.mine(watch):
            self._rest()
            request = say.Write(id=next(self._numbers), shared=shared, asks=tuple(asks))
            try:
                child = self._loaded(watch)
                yield from self._converse(child, request, watch if asks else GivesWay(watch, self._turns))
            except Died as death:
                raise self._lost(f"The model stopped by itself. {death.why}".strip()) from death
            except Silent as silence:
                raise self._lost("The model gave no sign of life for too long, so it was ended.") from silence
            finally:
                self._wake_later()

    def close(self) -> None:
        """Ends the process; the next request starts another."""
        self._rest()
        if self._child is not None:
            self._child.kill()
            self._child = None

    def _converse(self, child: Child, request: say.Write, watch: Watch) -> Generator[Piece | Written, None, None]:
        over = False
        try:
            child.send(request)
            while not over:
                message = self._next(child, self._limits.silence_s, watch)
                over = isinstance(message, say.Done | say.Failed)
                match message:
                    case say.Progress(done=done, total=total):
                        watch.progress(done / total)
                    case say.Wrote(what=what):
                        yield what
                    case say.Failed():
                        raise failure(message)
            self._deaths = 0
        except (Died, Silent):
            over = True  # there is nobody left to hear a Cancel
            raise
        finally:
            if not over:
                self._cancel(child, request.id)

    def _next(self, child: Child, within: float, watch: Watch) -> say.Reply:
        """The next message; meanwhile looks whether the person pressed Stop."""
        until = monotonic() + within
        while True:
            if watch.stopped:
                raise EngineStopped(f"Stopped. {KEPT}")
            try:
                return child.receive(LOOK_S)
            except Silent:
                if monotonic() > until:
                    raise

    def _cancel(self, child: Child, number: int) -> None:
        """Waits for the process to be idle; one that does not heed is ended."""
        until = monotonic() + self._limits.cancel_s
        try:
            child.send(say.Cancel(id=number))
            while not isinstance(child.receive(max(until - monotonic(), 0.01)), say.Done | say.Failed):
                pass
        except (Died, Silent):
            self.close()

    def _loaded(self, watch: Watch) -> Child:
        if self._child is not None and self._child.alive:
            return self._child
        if self._deaths >= self._limits.deaths:
            raise EngineFailed(
                f"The model stopped {self._deaths} times in a row, so it is left alone now. {KEPT}",
                "Close other programs or choose a smaller model, then start Rebound again.",
            )
        look_at(self._path)
        self.close()
        self._child = Child(self._command)
        try:
            return self._load(self._child, watch)
        except BaseException:
            self.close()
            raise

    def _load(self, child: Child, watch: Watch) -> Child:
        memory = self._limits.memory or _all_memory()
        request = say.Load(
            path=str(self._path),
            n_ctx=self._n_ctx,
            n_threads=self._n_threads,
            memory=memory,
            shelf=str(self._shelf) if self._shelf is not None else None,
            worth_keeping_s=self._limits.worth_keeping_s,
        )
        child.send(request)
        reply = self._next(child, self._limits.load_s, watch)
        if isinstance(reply, say.Failed):
            raise failure(reply)
        return child

    def _lost(self, what: str) -> EngineFailed:
        self._deaths += 1
        self.close()
        return EngineFailed(f"{what} {KEPT}", BUILT_IN)

    def _wake_later(self) -> None:
        self._idle = threading.Timer(self._limits.idle_s, self._unload)
        self._idle.daemon = True
        self._idle.start()

    def _rest(self) -> None:
        if self._idle is not None:
            self._idle.cancel()

    def _unload(self) -> None:
        with self._turns.if_free() as free:
            if free:
                self.close()


def threads() -> int:
    """Half the cores from five on, where two often share one; at most eight, for memory feeds no more."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, cores if cores <= 4 else min(cores // 2, 8))


def _all_memory() -> int | None:
    try:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, ValueError, OSError):
        return None
