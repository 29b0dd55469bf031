"""Words of the practice and patterns pages."""

from collections.abc import Sequence

from coach.domain.practice import Card, CardKind, SkillState
from coach.writing.phrases import load

KIND: dict[CardKind, str] = {
    "question": "A question that was hard",
    "skill": "A skill they looked for",
    "story": "A story to tell better",
}
RATING: dict[int, str] = {1: "Not there yet", 2: "Getting there", 3: "Good", 4: "Easy"}
FRIEND: dict[int, str] = dict(enumerate(load("sheet")["scale"], 1))
STATE: dict[SkillState, str] = {
    "open": "Open",
    "doing": "I am on it",
    "learned": "Good enough now",
    "not_now": "Not now",
}


def times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def counted(count: int, one: str, many: str = "") -> str:
    return f"{count} {one if count == 1 else many or one + 's'}"


def places(card: Card) -> int:
    return len({source.interview for source in card.sources})


def joined(parts: Sequence[str]) -> str:
    return " · ".join(part for part in parts if part)
