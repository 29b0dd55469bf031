"""Rules' comments on an answer: what is there first, then at most two things to try. Each quotes the answer."""

import re
from collections.abc import Iterator

from coach.domain.base import Frozen
from coach.domain.practice import CardKind, Outline
from coach.writing.phrases import load

MOST = 3
PACE = 140
"""Words a minute, said calmly."""
TWO_MINUTES = 120
SHORT = 12
"""Words; under this there is a beginning and no more."""

_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?]+|\n|$)")
_I_DID = re.compile(
    r"\bI(?: \w+ly)? (?!am\b|was\b|have\b|had\b|think\b|would\b|want\b|guess\b|feel\b|felt\b|like\b)\w+"
)
_WE = re.compile(r"\b(?:we|our|us)\b", re.IGNORECASE)
_I = re.compile(r"\b(?:I|I['’]\w+|my|me)\b")
_NUMBER = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|fifty|hundred|half|twice|double)\b",
    re.IGNORECASE,
)


class Comment(Frozen):
    """`quote` stands in the answer exactly so; "" where the comment is about a part that is empty."""

    text: str
    quote: str = ""
    good: bool = False


def comments(
    answer: str, kind: CardKind, *, outline: Outline | None = None, seconds: int | None = None
) -> tuple[Comment, ...]:
    """Nothing about an empty answer."""
    said = [m[0].strip() for m in _SENTENCE.finditer(answer) if m[0].strip()]
    if not said:
        return ()
    if len(answer.split()) < SHORT:
        return (_comment("short", said[-1]),)
    good = next(_good(said), None)
    mend = list(_mend(said, answer, kind, outline, seconds))
    return ((good,) if good else ()) + tuple(mend[: MOST - 1])


def _good(said: list[str]) -> Iterator[Comment]:
    for name, finds in (("good_result", _is_result), ("good_i", _I_DID.search), ("good_number", _NUMBER.search)):
        for sentence in said:
            if finds(sentence):
                yield _comment(name, sentence, good=True)


def _mend(
    said: list[str], answer: str, kind: CardKind, outline: Outline | None, seconds: int | None
) -> Iterator[Comment]:
    words = load("practice")
    for part, title in words["parts"].items() if outline is not None else ():
        if not getattr(outline, part).strip():
            yield Comment(text=words["comments"]["empty"].format(part=title))
    if _WE.search(answer) and not _I.search(answer):
        yield _comment("we", next(s for s in said if _WE.search(s)))
    if kind != "skill" and not any(_is_result(s) for s in said) and (outline is None or not outline.result.strip()):
        yield _comment("no_result", said[-1])
    yield from _too_long(said, answer, seconds)
    vague = next((s for s in said if _has(s, "vague") and not _NUMBER.search(s)), None)
    if vague and not _NUMBER.search(answer):
        yield _comment("number", vague)
    general = next((s for s in said if _has(s, "general")), None)
    if general and not _NUMBER.search(answer) and not any(_is_result(s) for s in said):
        yield _comment("evidence", general)


def _too_long(said: list[str], answer: str, seconds: int | None) -> Iterator[Comment]:
    if seconds is not None:
        if seconds > TWO_MINUTES:
            yield _comment("long_time", said[min(1, len(said) - 1)], minutes=_minutes(seconds))
        return
    most = PACE * TWO_MINUTES // 60
    if len(answer.split()) > most:
        count = 0
        for sentence in said:
            count += len(sentence.split())
            if count > most:
                yield _comment("long_words", sentence, minutes=_minutes(len(answer.split()) * 60 // PACE))
                return


def _minutes(seconds: int) -> str:
    return f"{seconds / 60:.1f}".removesuffix(".0")


def _is_result(sentence: str) -> bool:
    return _has(sentence, "result")


def _has(sentence: str, cue: str) -> bool:
    low = sentence.lower()
    return any(re.search(rf"(?<!\w){re.escape(c)}(?!\w)" if c[-1].isalpha() else re.escape(c), low) for c in _cues(cue))


def _cues(name: str) -> list[str]:
    return list(load("practice")["cues"][name])


def _comment(name: str, sentence: str, *, good: bool = False, **more: str) -> Comment:
    quote = _beginning(sentence)
    dots = "" if quote == sentence.strip() else " …"
    text = load("practice")["comments"][name].format(quote=f"“{quote}{dots}”", **more)
    return Comment(text=text, quote=quote, good=good)


def _beginning(sentence: str, most: int = 12) -> str:
    """The first words, exactly as they stand."""
    end = [m.end() for m in re.finditer(r"\S+", sentence.strip())][:most]
    return sentence.strip()[: end[-1]]
