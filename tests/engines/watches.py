"""Watches for tests."""

import time

from coach.domain.ports import Quiet


class Patient(Quiet):
    """Remembers what it heard, and when Stop was pressed."""

    def __init__(self) -> None:
        self.stopped = False
        self.at = 0.0
        self.heard: list[float] = []
        self.read = ""

    def stop(self) -> None:
        self.stopped, self.at = True, time.monotonic()

    def progress(self, done: float) -> None:
        self.heard.append(done)

    def text(self, piece: str) -> None:
        self.read += piece
