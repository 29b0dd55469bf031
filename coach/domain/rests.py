"""Rest: something done, with a start and an end."""

from datetime import date, datetime

from coach.domain.base import Frozen


class Rest(Frozen):
    """From `start` to `end`, both days in it; without an end it goes on until the person says so."""

    id: str
    created_at: datetime
    start: date
    end: date | None = None
    line: str = ""

    def covers(self, day: date) -> bool:
        return self.start <= day and (self.end is None or day <= self.end)
