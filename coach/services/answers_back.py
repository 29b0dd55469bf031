"""Waiting for an answer to a letter: for how long, how often to ask again, and when to let it rest."""

from datetime import date, timedelta
from typing import Literal

from coach.domain.interview import Interview, KeptLetter

WAIT_DAYS = 14
MOST_FOLLOW_UPS = 2
ASKING = frozenset({"feedback_request", "keep_in_touch"})
"""Letters that may get an answer; nobody owes one for thanks."""

Standing = Literal["not_sent", "waiting", "answered", "closed"]
CLOSED = (
    "No answer came, and that is how it goes for most people: it says something about how busy they are, and nothing "
    "about you. You asked, and that was the part in your hands. This one is closed; nothing more is asked of you."
)


def standing(letter: KeptLetter, today: date, days: int = WAIT_DAYS) -> Standing:
    if letter.reply.strip():
        return "answered"
    if letter.sent_on is None:
        return "not_sent"
    return "closed" if today - letter.sent_on >= timedelta(days=days) else "waiting"


def may_follow_up(interview: Interview, today: date, days: int = WAIT_DAYS) -> bool:
    """Two letters that ask are the most; none once somebody answered, or while one is still waited for."""
    sent = [k for k in interview.letters if k.kind in ASKING and k.sent_on is not None]
    if len(sent) >= MOST_FOLLOW_UPS or interview.facts.outcome in {"offer", "withdrew"}:
        return False
    return not any(standing(k, today, days) in {"answered", "waiting"} for k in sent)
