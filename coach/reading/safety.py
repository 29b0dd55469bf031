"""Signs that the person who writes may be in danger: found in code, before and after any model."""

from coach.domain.base import Frozen
from coach.reading.safety_help import HELP_TEXT, Help, help_list, help_text
from coach.reading.safety_scene import Sign, signs
from coach.reading.safety_words import words

__all__ = ["HELP_TEXT", "Help", "Judgement", "help_list", "help_text", "judge"]

CRISIS, DOUBT = 3, 2
NEARBY = 2  # sentences back whose lesser signs still count


class Judgement(Frozen):
    """`gentle`: in doubt: a gentle line with the help list, nothing stopped. Offsets: the sign, in the text given."""

    crisis: bool = False
    gentle: bool = False
    why: str = ""
    start: int = 0
    end: int = 0


def judge(text: str) -> Judgement:
    """Sentence by sentence, each beside its neighbours; the first place that adds up to a crisis decides."""
    doubt: Sign | None = None
    near: list[Sign] = []
    for sign in signs(words(text)):
        if sign.points >= CRISIS or adds_up(sign, near):
            return Judgement(crisis=True, why=reason(sign, text), start=sign.start, end=sign.end)
        near = [s for s in near if s.sentence >= sign.sentence - NEARBY] + [sign]
        if sign.points == DOUBT and doubt is None:
            doubt = sign
    if doubt is None:
        return Judgement()
    return Judgement(gentle=True, why=reason(doubt, text), start=doubt.start, end=doubt.end)


def adds_up(sign: Sign, near: list[Sign]) -> bool:
    """Lesser signs close together weigh as one great one; two names for the same words do not."""
    apart: dict[str, int] = {}
    for other in near:
        if other.sentence >= sign.sentence - NEARBY and other.name != sign.name and not touching(sign, other):
            apart[other.name] = max(other.points, apart.get(other.name, 0))
    return bool(apart) and sign.points + sum(apart.values()) >= CRISIS


def touching(one: Sign, other: Sign) -> bool:
    return one.start < other.end and other.start < one.end


def reason(sign: Sign, text: str) -> str:
    return f"{sign.name}: {text[sign.start : sign.end]}"
