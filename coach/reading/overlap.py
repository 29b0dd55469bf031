"""Whether a stretch meets any of many, in time that long notes allow."""

from bisect import bisect_left
from collections.abc import Iterable

from coach.reading.page import Draft


class Covered:
    """The joined stretches of some findings."""

    def __init__(self, drafts: Iterable[Draft]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted((d.start, d.end) for d in drafts):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(end, self._ends[-1])
            else:
                self._starts.append(start)
                self._ends.append(end)

    def meets(self, start: int, end: int) -> bool:
        before = bisect_left(self._starts, end) - 1
        return before >= 0 and self._ends[before] > start
