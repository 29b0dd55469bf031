"""The settings file: who writes, as the person chose. Only its owner can read it."""

from collections.abc import Callable
from pathlib import Path

from coach.settings import Choice, Settings, read_choice
from coach.storage.files import write_whole
from coach.storage.trouble import unwritable
from coach.storage.turn import Turn

PATIENCE_S = 5.0


class ChoiceFile:
    def __init__(self, settings: Settings) -> None:
        self._path: Path = settings.choice
        # The journal's turn: one folder, and whoever writes a file there sweeps up what others left behind.
        self._turn = Turn(settings.journal.with_name(f"{settings.journal.name}.lock"), PATIENCE_S)

    def read(self) -> Choice:
        return read_choice(self._path)

    def change(self, change: Callable[[Choice], Choice]) -> Choice:
        """Raises JournalBusy, JournalUnwritable."""
        with self._turn.taken():
            changed = change(self.read())
            try:
                write_whole(self._path, changed.model_dump_json(indent=2).encode() + b"\n")
            except OSError as error:
                raise unwritable(error, self._path) from error
        return changed
