"""How far a file is, on standard error: one line that moves in a terminal, a line every tenth elsewhere."""

import sys
import time

from coach.engines.pull_errors import gigabytes


class Progress:
    stopped = False

    def __init__(self) -> None:
        self._shown = ""
        self._begun: tuple[float, int] | None = None

    def came(self, done: int, total: int) -> None:
        self._begun = self._begun or (time.monotonic(), done)
        took, new = time.monotonic() - self._begun[0], done - self._begun[1]
        left = f", {(total - done) * took / new / 60:.0f} minutes left" if took > 2 and new else ""
        self._show(f"{gigabytes(done)} of {gigabytes(total)}", done / total, left)

    def checking(self, done: int, total: int) -> None:
        self._show("Checking its digest", done / total, "")

    def waiting(self, why: str) -> None:
        print(f"\n{why} Trying again in a moment.", file=sys.stderr)

    def _show(self, what: str, share: float, more: str) -> None:
        moving = sys.stderr.isatty()
        line = f"{what} ({share:.0%}{more})" if moving else f"{what.split(' of ')[-1]}: {int(share * 10) * 10}%"
        if line != self._shown:
            self._shown = line
            end = "\n" if not moving or share >= 1 else ""
            print(f"\r\033[K{line}" if moving else line, end=end, file=sys.stderr, flush=True)
