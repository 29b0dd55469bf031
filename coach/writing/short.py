"""Letters for a telephone or a card: one thing, said once."""

from coach.domain.letters import WORDS, LetterBrief
from coach.writing.asked import asked
from coach.writing.overlap import words
from coach.writing.particulars import Particular, particular, sentence
from coach.writing.person import to_me
from coach.writing.variants import said, turned

FRAME = 9
"""Words that the greeting and the sign-off may take."""


def short(brief: LetterBrief) -> list[str]:
    """One paragraph; the particular only where there is room for it, else a blank that asks for one."""
    least, most = WORDS[brief.form]
    opening, ending = said(brief, _kind(brief), "short"), said(brief, f"{brief.kind}_end", "short")
    room = most - FRAME - len(words(f"{opening} {ending}"))
    text = [opening, _core(brief, room), ending]
    if len(words(" ".join(text))) < least - 2:
        text.insert(-1, turned("short", "more", brief.turn))
    return [" ".join(filter(None, text))]


def _kind(brief: LetterBrief) -> str:
    return f"{brief.kind}_rejected" if brief.rejected and brief.kind == "thank_you" else brief.kind


def _core(brief: LetterBrief, room: int) -> str:
    about = f"When asked {to_me(asked(brief.about.text, most=12).ask)}," if brief.about else ""
    if brief.kind == "feedback_request":
        learn = turned("short", "learn", brief.turn)
        fits = bool(about) and len(words(about)) + 6 <= room
        return f"{about} {learn[0].lower()}{learn[1:]}" if fits else f"[Your question.] {learn}"
    for fact in brief.facts:
        told = particular(fact.text, brief.to)
        if told and len(words(_told(told, brief.turn))) <= room:
            return _told(told, brief.turn)
    return turned("short", f"{brief.kind}_blank", brief.turn)


def _told(told: Particular, turn: int) -> str:
    match told.form:
        case "clause":
            return sentence(told.text)
        case "thing":
            return turned("thank_you", "thing", turn).format(thing=told.text)
        case _:
            return turned("thank_you", "noted", turn).format(quote=told.text)
