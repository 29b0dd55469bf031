"""What was deleted and can still be brought back."""

from datetime import datetime, timedelta

from coach.domain.base import Frozen
from coach.domain.interview import Interview
from coach.domain.recovery import CheckIn

KEPT = timedelta(days=30)


class Binned(Frozen):
    """`deleted_at` in UTC."""

    what: Interview | CheckIn
    deleted_at: datetime

    @property
    def id(self) -> str:
        return self.what.id

    @property
    def gone_at(self) -> datetime:
        """From then on the next save erases it, from the backups too."""
        return self.deleted_at + KEPT
