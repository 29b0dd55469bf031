"""Has the notes read by the model before anyone asks for something, so that the first word comes at once."""

import threading
from collections.abc import Callable

from coach.domain.errors import EngineError
from coach.domain.ports import Coach, Quiet
from coach.reading.reader import read

ENOUGH = 200
"""Characters from which on reading ahead saves time that somebody would notice."""


class Wish(Quiet):
    def __init__(self) -> None:
        self.stopped = False


class Ahead:
    """The newest wish counts: text that is still being typed is read on from where it was left."""

    def __init__(self, coach: Callable[[], Coach]) -> None:
        self._coach = coach
        self._lock = threading.Lock()
        self._text, self._wish = "", Wish()

    def wish(self, notes: str) -> None:
        """Returns at once. Nothing is said of what goes wrong: whoever asks later will be told."""
        with self._lock:
            if len(notes) < ENOUGH or notes == self._text:
                return
            self._wish.stopped = True
            self._text, self._wish = notes, Wish()
            threading.Thread(target=self._read, args=(notes, self._wish), name="reading ahead", daemon=True).start()

    def _read(self, notes: str, wish: Wish) -> None:
        reading = read(notes)
        if reading.crisis:
            return
        try:
            self._coach().prepare(reading, wish)
        except EngineError:
            with self._lock:
                if self._wish is wish:
                    self._text = ""  # not read after all: the same notes may be wished for again
