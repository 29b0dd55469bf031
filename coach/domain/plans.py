"""If-then plans: decided once, said over once, looked back at."""

from datetime import date, datetime

from coach.domain.base import Frozen


class LookedBack(Frozen):
    """The answer to the one question of a look back."""

    at: datetime
    text: str


class Plan(Frozen):
    """If `cue`, then I will `action`, and what it is to get better at, where the person said so."""

    id: str
    created_at: datetime
    cue: str
    action: str
    better_at: str = ""
    revisit_on: date | None = None
    """The day to look back at it; None once it was let go."""
    rehearsed_at: datetime | None = None
    looked_back: tuple[LookedBack, ...] = ()

    @property
    def words(self) -> str:
        """Everything written in it."""
        return "\n".join((self.cue, self.action, self.better_at, *(back.text for back in self.looked_back)))
