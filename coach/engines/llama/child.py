"""The model's process as the app sees it: started, spoken to, heard, ended. llama.cpp itself never comes in here."""

import queue
import signal
import subprocess
import sys
import threading
import weakref
from collections.abc import Sequence
from contextlib import suppress
from typing import IO

from pydantic import ValidationError

from coach.engines.llama import protocol as say

# -P: a file in the folder that the app was started from must not stand in for a module.
COMMAND = (sys.executable, "-P", "-m", "coach.engines.llama.worker")
GRACE_S = 2.0
MEEK: int = getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0)
"""On Windows; elsewhere the process steps back by itself."""


class Died(Exception):
    """`code` as subprocess has it: negative for the signal that ended it, None where it could not be told."""

    def __init__(self, code: int | None) -> None:
        super().__init__(f"the model's process ended with {code}")
        self.code = code

    @property
    def why(self) -> str:
        """For a person; nothing where the code says nothing."""
        if self.code is None or self.code >= 0:
            return ""
        return {
            getattr(signal, "SIGKILL", 9): "The computer ended it, perhaps because memory ran out.",
            getattr(signal, "SIGILL", 4): "The model library was built for another processor.",
        }.get(-self.code, "The fault is in the model file or the model library.")


class Silent(Exception):
    """No message within the time given."""


class Child:
    def __init__(self, command: Sequence[str] = COMMAND) -> None:
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, creationflags=MEEK)
        assert self._process.stdin is not None and self._process.stdout is not None  # noqa: PT018, S101
        self._stdin, self._stdout = self._process.stdin, self._process.stdout
        self._replies: queue.Queue[say.Reply | None] = queue.Queue()
        self._listener = threading.Thread(target=_listen, args=(self._stdout, self._replies), daemon=True)
        self._listener.start()
        self._end = weakref.finalize(self, _end, self._process)  # runs at the app's exit too

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def alive(self) -> bool:
        return self._process.poll() is None

    def send(self, message: say.Request) -> None:
        """Raises Died."""
        try:
            self._stdin.write(say.line(message))
            self._stdin.flush()
        except (OSError, ValueError) as error:
            raise self._died() from error

    def receive(self, within: float) -> say.Reply:
        """The next message. Raises Silent after `within` seconds, and Died."""
        try:
            message = self._replies.get(timeout=within)
        except queue.Empty:
            raise Silent from None
        if message is None:
            raise self._died()
        return message

    def kill(self) -> None:
        """Ends it whatever it does, and waits for its end."""
        self._end()
        self._listener.join(GRACE_S)
        self._stdout.close()

    def _died(self) -> Died:
        try:
            return Died(self._process.wait(GRACE_S))
        except subprocess.TimeoutExpired:
            return Died(None)


def _listen(stdout: IO[bytes], replies: "queue.Queue[say.Reply | None]") -> None:
    with suppress(ValidationError):  # not our protocol: as good as dead
        for data in stdout:
            replies.put(say.reply(data))
    replies.put(None)


def _end(process: "subprocess.Popen[bytes]") -> None:
    process.kill()
    if process.stdin is not None:
        with suppress(OSError):  # a message was left in the pipe of a process that is gone
            process.stdin.close()
    process.wait()
