"""How many threads pay: where other programs have the cores, threads only wait for each other."""

import time
from dataclasses import dataclass, field

CROWDED = 0.7
"""Of the time that all threads could have had; less means that others had it. On an idle computer it is over 0.9."""
IN_A_ROW = 3
BACK_AFTER_S = 5.0


@dataclass
class Pace:
    """One thread fewer after three crowded evaluations in a row; after some seconds all of them are tried again.

    Measured with two busy programs beside us on two cores: one token in 27 ms with one thread, in 55 to 80 with two.
    """

    most: int
    threads: int = field(init=False)
    _crowded: int = 0
    _until: float = 0.0

    def __post_init__(self) -> None:
        self.threads = self.most

    def took(self, wall: float, cpu: float, now: float | None = None) -> int:
        """Told what the last evaluation took; returns the threads for the next one."""
        now = time.monotonic() if now is None else now
        if self.threads < self.most and now > self._until:
            self.threads, self._crowded = self.most, 0
            return self.threads
        self._crowded = self._crowded + 1 if cpu < CROWDED * self.threads * wall else 0
        if self._crowded >= IN_A_ROW and self.threads > 1:
            self.threads, self._crowded, self._until = self.threads - 1, 0, now + BACK_AFTER_S
        return self.threads
