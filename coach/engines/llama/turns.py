"""One model, several windows: whoever asked first writes first."""

import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager

from coach.domain.errors import EngineStopped
from coach.domain.ports import Quiet, Watch

LOOK_S = 0.05
"""How often somebody who waits looks whether they were stopped."""


class Turns:
    def __init__(self) -> None:
        self._line: deque[object] = deque()
        self._moved = threading.Condition()

    @contextmanager
    def mine(self, watch: Watch) -> Iterator[None]:
        """Waits until it is this caller's turn. Raises EngineStopped where the watch is stopped before."""
        ticket = object()
        with self._moved:
            self._line.append(ticket)
        try:
            self._wait(ticket, watch)
            yield
        finally:
            with self._moved:
                self._line.remove(ticket)
                self._moved.notify_all()

    @property
    def wanted(self) -> bool:
        """Whether somebody waits behind whoever has the turn."""
        return len(self._line) > 1

    @contextmanager
    def if_free(self) -> Iterator[bool]:
        """Takes the turn where nobody has it or waits for it, and says whether it did."""
        ticket = object()
        with self._moved:
            free = not self._line
            if free:
                self._line.append(ticket)
        try:
            yield free
        finally:
            with self._moved:
                if free:
                    self._line.remove(ticket)
                    self._moved.notify_all()

    def _wait(self, ticket: object, watch: Watch) -> None:
        with self._moved:
            while self._line[0] is not ticket:
                if watch.stopped:
                    raise EngineStopped("Stopped before the model began. What was written before is kept.")
                self._moved.wait(LOOK_S)


class GivesWay(Quiet):
    """The watch of whoever reads ahead: stopped as soon as somebody else wants the model; what was read stays."""

    def __init__(self, watch: Watch, turns: Turns) -> None:
        self._watch, self._turns = watch, turns

    @property
    def stopped(self) -> bool:  # type: ignore[override]
        return self._watch.stopped or self._turns.wanted

    def progress(self, done: float) -> None:
        self._watch.progress(done)
