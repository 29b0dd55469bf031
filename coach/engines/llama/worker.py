"""The model's own process: `python -m coach.engines.llama.worker`. Requests come on stdin, replies go to stdout.

It ends when stdin does, so it never outlives the app. `--check` tries the library on a tiny model and ends.
"""

import os
import queue
import sys
import tempfile
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from coach.engines.llama import protocol as say
from coach.engines.text_model import Ask, Shared

if TYPE_CHECKING:
    from coach.engines.llama.parallel import Desk
    from coach.engines.llama.shelf import Shelf

# Threads of llama.cpp wait for each other in a busy loop. Beside other busy programs that costs 4 to 20 times the
# time (measured on two cores), short loops cost nothing on an idle computer. Read when the library is loaded.
PATIENCE = {"GOMP_SPINCOUNT": "1000"}
NICENESS = 5
QUIET_S = 2.0


class Inbox:
    """Reads stdin beside the writing, so that a Cancel is heard at once."""

    def __init__(self, source: BinaryIO) -> None:
        self.requests: queue.Queue[say.Load | say.Write] = queue.Queue()
        self._source = source
        self._cancelled: set[int] = set()
        threading.Thread(target=self._read, daemon=True).start()

    def cancelled(self, request: int) -> bool:
        return request in self._cancelled

    def _read(self) -> None:
        for data in self._source:
            match say.request(data):
                case say.Cancel(id=number):
                    self._cancelled.add(number)
                case say.Quit():
                    break
                case other:
                    self.requests.put(other)
        os._exit(0)  # in the middle of whatever llama.cpp is doing: nothing here needs saving


class Worker:
    def __init__(self, inbox: Inbox, send: Callable[[say.Reply], None]) -> None:
        self._inbox, self._send = inbox, send
        self._now = -1

    def run(self) -> int:
        desk: Desk | None = None
        while True:
            match self._next(desk):
                case say.Load() as load:
                    desk = self._load(load)
                case say.Write() as write if desk is not None:
                    self._write(desk, write)
            if desk is None:
                return 1

    def _next(self, desk: "Desk | None") -> say.Load | say.Write:
        """What was read is put away only when nothing has been asked for a while: that takes a second or two itself."""
        if desk is not None:
            with suppress(queue.Empty):
                return self._inbox.requests.get(timeout=QUIET_S)
            desk.put_away()
        return self._inbox.requests.get()

    def _load(self, load: say.Load) -> "Desk | None":
        try:
            from coach.engines.llama.decode import LoadFailed, Model
            from coach.engines.llama.parallel import Desk
        except (ImportError, OSError, RuntimeError) as error:
            self._fail("library", error)
            return None
        _hold_to(load.memory)
        try:
            model = Model(Path(load.path), load.n_ctx, load.n_threads, self._stopped)
        except MemoryError as error:
            self._fail("memory", error)
        except (LoadFailed, ValueError) as error:
            self._fail("load", error)
        else:
            self._send(say.Ready(name=model.name, n_ctx=model.n_ctx))
            return Desk(model, _shelf(load))
        return None

    def _write(self, desk: "Desk", write: say.Write) -> None:
        from coach.engines.llama.decode import Stopped
        from coach.engines.llama.parallel import TooLong

        self._now = write.id
        try:
            for what in desk.write(write.shared, write.asks, self._stopped, self._progress):
                self._send(say.Wrote(id=write.id, what=what))
            self._send(say.Done(id=write.id))
        except Stopped:
            self._send(say.Done(id=write.id, stopped=True))
        except TooLong as error:
            self._fail("too_long", error, needed=error.needed, room=error.room)
        except (RuntimeError, ValueError, MemoryError) as error:
            self._fail("broken", error)

    def _progress(self, done: int, total: int) -> None:
        self._send(say.Progress(id=self._now, done=done, total=total))

    def _stopped(self) -> bool:
        return self._inbox.cancelled(self._now)

    def _fail(self, kind: say.FailureKind, error: Exception, needed: int = 0, room: int = 0) -> None:
        number = self._now if self._now >= 0 else None
        self._send(say.Failed(id=number, kind=kind, message=str(error), needed=needed, room=room))


def main(arguments: list[str]) -> int:
    os.environ.update({name: value for name, value in PATIENCE.items() if name not in os.environ})
    if arguments == ["--check"]:
        return check()
    _step_back()
    pipe = _private_stdout()

    def send(message: say.Reply) -> None:
        pipe.write(say.line(message))
        pipe.flush()

    return Worker(Inbox(sys.stdin.buffer), send).run()


def check() -> int:
    """Decodes a few tokens: a library built for another processor imports well and dies here."""
    from coach.engines.llama.decode import Model
    from coach.engines.llama.parallel import Desk
    from coach.engines.llama.tiny import write_tiny

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        model = Model(write_tiny(Path(folder, "tiny.gguf")), n_ctx=512, n_threads=1, stop=lambda: False)
        ask = Ask(text="Hello", output={"type": "string", "maxLength": 4}, max_tokens=16)
        *_, last = Desk(model).write(Shared(system="Be kind."), [ask], lambda: False, lambda _done, _total: None)
    print(f"the model library works: it wrote {last.text}")
    return 0


def _private_stdout() -> BinaryIO:
    """The pipe to the app, for messages alone; whatever llama.cpp prints goes to stderr."""
    private = os.dup(1)
    os.dup2(2, 1)
    return os.fdopen(private, "wb")


def _shelf(load: say.Load) -> "Shelf | None":
    from coach.engines.llama.decode import library_version
    from coach.engines.llama.shelf import Shelf

    if load.shelf is None:
        return None
    return Shelf(Path(load.shelf), Path(load.path), library_version(), worth_s=load.worth_keeping_s)


def _step_back() -> None:
    """The page and other programs come first, and nobody else can open what is written here."""
    os.umask(0o077)
    if hasattr(os, "nice"):  # on Windows whoever starts us sees to it
        os.nice(NICENESS)


def _hold_to(memory: int | None) -> None:
    """A model file that asks for more is refused its memory, rather than all other programs theirs."""
    if memory is None or sys.platform == "win32":
        return
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (memory, hard))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
