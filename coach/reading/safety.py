"""Signs that the person who writes may be in danger: found in code, before and after any model."""

from collections.abc import Iterator
from typing import NamedTuple

from coach.domain.base import Frozen
from coach.reading.safety_help import HELP_TEXT, Help, help_list, help_text
from coach.reading.safety_scene import Scene, Sign, split
from coach.reading.safety_sense import hint, least_hint, likeness
from coach.reading.safety_words import STOPS, Word, words

__all__ = ["HELP_TEXT", "Help", "Judgement", "help_list", "help_text", "judge"]

CRISIS, DOUBT = 3, 2
NEARBY = 2  # sentences back whose lesser signs still count
ALARM, UNEASE, CALM = -0.4, -1.4, -2.5
"""Likenesses: from the first on a crisis by itself, from the second on doubt; below the last nobody looks closer."""
LISTED, BESIDE = -2.0, -1.0  # the likeness of a crisis where a sign of one is listed, and beside a lesser sign
CERTAIN = 2.5  # and where every sign is explained
LONG = 3.0  # so much more it takes in a text of many sentences, where no sign is listed: each could mislead
WHOLE = 4  # sentences of a text that is read in one as well
STOP = Word(".", 0, 0)


class Judgement(Frozen):
    """`gentle`: in doubt: a gentle line with the help list, nothing stopped. Offsets: the sign, in the text given.

    `listed`: a sign that was listed by hand speaks for it, not its likeness to danger alone.
    """

    crisis: bool = False
    gentle: bool = False
    listed: bool = False
    why: str = ""
    start: int = 0
    end: int = 0


class Window(NamedTuple):
    """A sentence with the one before it, and how much they sound like danger."""

    number: int
    words: list[Word]
    like: float


def judge(text: str) -> Judgement:
    """Sentence by sentence, each beside its neighbours; the first place that adds up to a crisis decides."""
    sentences = split(words(text))
    doubt: Judgement | None = None
    near: list[Sign] = []
    more = LONG if len(sentences) > WHOLE else 0.0
    for window in windows(sentences):
        if window.like < CALM:
            continue
        seen = signs(sentences, window.number)
        if window.like >= least(seen, more):
            return said(window, text, crisis=True, listed=any(sign.points for sign in seen))
        for sign in (s for s in seen if s.points):
            great = sign.points >= CRISIS or adds_up(sign, near)
            if great and window.like >= LISTED:
                return named(sign, text, crisis=True)
            near = [s for s in near if s.sentence >= sign.sentence - NEARBY] + [sign]
            if (great or sign.points == DOUBT) and doubt is None:
                doubt = named(sign, text, crisis=False)
        if window.like >= UNEASE and doubt is None:
            doubt = said(window, text, crisis=False, listed=False)
    return doubt or Judgement()


def windows(sentences: list[list[Word]]) -> Iterator[Window]:
    """Only those that hint at something."""
    hints, least = [hint([word.text for word in sentence]) for sentence in sentences], least_hint()
    for number, sentence in enumerate(sentences):
        if sum(hints[max(0, number - 1) : number + 1]) >= least:
            yield window(number, [*sentences[number - 1], STOP, *sentence] if number else sentence)
    if 1 < len(sentences) <= WHOLE and sum(hints) >= least:
        everything = [word for sentence in sentences for word in (*sentence, STOP)][:-1]
        yield window(len(sentences) - 1, everything)


def window(number: int, inside: list[Word]) -> Window:
    return Window(number, inside, likeness([word.text for word in inside]))


def signs(sentences: list[list[Word]], number: int) -> list[Sign]:
    before = sentences[number - 1] if number else []
    after = sentences[number + 1] if number + 1 < len(sentences) else []
    return sorted(Scene(before, sentences[number], after).signs(number), key=lambda sign: sign.start)


def least(seen: list[Sign], more: float) -> float:
    """The likeness of a crisis beside these signs; where all of them are a way of speaking, it takes more."""
    most = max((sign.points for sign in seen), default=0)
    if most >= DOUBT:
        return BESIDE
    return (CERTAIN if seen and not most else ALARM) + more


def adds_up(sign: Sign, near: list[Sign]) -> bool:
    """Lesser signs close together weigh as one great one; two names for the same words do not."""
    apart: dict[str, int] = {}
    for other in near:
        if other.sentence >= sign.sentence - NEARBY and other.name != sign.name and not touching(sign, other):
            apart[other.name] = max(other.points, apart.get(other.name, 0))
    return bool(apart) and sign.points + sum(apart.values()) >= CRISIS


def touching(one: Sign, other: Sign) -> bool:
    return one.start < other.end and other.start < one.end


def named(sign: Sign, text: str, *, crisis: bool) -> Judgement:
    why = f"{sign.name}: {text[sign.start : sign.end]}"
    return Judgement(crisis=crisis, gentle=not crisis, listed=True, why=why, start=sign.start, end=sign.end)


def said(seen: Window, text: str, *, crisis: bool, listed: bool) -> Judgement:
    inside = [word for word in seen.words if word.text not in STOPS]
    start, end = inside[0].start, inside[-1].end
    why = f"sounds like it: {text[start:end]}"
    return Judgement(crisis=crisis, gentle=not crisis, listed=listed, why=why, start=start, end=end)
