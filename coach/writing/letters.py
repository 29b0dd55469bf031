"""Letters without a model: gracious, plain, and with a [blank] wherever the notes are silent."""

from collections.abc import Callable

from coach.domain.letters import Fact, Letter, LetterBrief, LetterKind
from coach.domain.profile import Profile
from coach.writing.asked import asked
from coach.writing.briefs import briefs
from coach.writing.check import blanks_in
from coach.writing.overlap import content, words
from coach.writing.particulars import Particular, particular, sentence
from coach.writing.people import called
from coach.writing.person import to_me
from coach.writing.phrases import load
from coach.writing.short import short
from coach.writing.tidy import upper_first
from coach.writing.variants import said, turned
from coach.writing.voice import Habits, contracted, habits_of

__all__ = ["briefs", "letter"]
SHORTEST = 48
"""Words without greeting and sign-off, which have at least two."""


def letter(brief: LetterBrief, profile: Profile) -> Letter:
    write = _WRITERS[brief.kind] if brief.form == "email" else short
    habits = habits_of(profile.voice)
    text = "\n\n".join(write(brief))
    text = contracted(text) if habits.contracts and brief.tone != "formal" else text
    body = "\n\n".join([_greeting(brief, habits), text, _sign_off(brief, profile, habits)])
    facts = tuple(f for f in brief.facts if _told_in(f, brief, text)) + ((brief.about,) if brief.about else ())
    return Letter(
        kind=brief.kind,
        to=brief.to,
        subject=turned("subjects", brief.kind, brief.turn),
        body=body,
        facts=facts,
        blanks=blanks_in(body),
    )


def _told_in(fact: Fact, brief: LetterBrief, said: str) -> bool:
    """A short letter has room for one particular, and some have none to spare."""
    return brief.form == "email" or len(content(fact.text) & content(said)) >= min(2, len(content(fact.text)))


def _greeting(brief: LetterBrief, habits: Habits) -> str:
    word = habits.greeting or load("letters")["tones"][brief.tone]["greeting"]
    if brief.to:
        return f"{word} {brief.to if brief.tone == 'formal' else called(brief.to)},"
    nameless = [p for f in brief.facts if (p := particular(f.text, None)) and p.role]
    return f"{word} [name of the {nameless[0].role}]," if nameless else f"{word} [name],"


def _sign_off(brief: LetterBrief, profile: Profile, habits: Habits) -> str:
    own = profile.sign_off.strip() or habits.sign_off
    variants = load("letters")["tones"][brief.tone]["sign_offs"]
    words_before = own or variants[brief.turn % len(variants)]
    name = profile.name.strip() or "[Your name]"
    return words_before if name in words_before else f"{words_before}\n{name}"


def _thank_you(brief: LetterBrief) -> list[str]:
    first = [said(brief, "opening"), *([said(brief, "accepted")] if brief.rejected else [])]
    last = [said(brief, "bridge"), said(brief, "hoping" if brief.hoping else "ending")]
    middle = _middle(brief)
    _lengthen(brief, last, [*first, *middle])
    return [_joined(first), " ".join(middle), _joined(last)]


def _lengthen(brief: LetterBrief, last: list[str], before: list[str], *own: str) -> None:
    """Thanks put in before the end, as many as the letter is short of."""
    for extra in (*(said(brief, part) for part in own), *(said(brief, p, "thank_you") for p in ("also", "besides"))):
        if len(words(" ".join([*before, *last]))) < SHORTEST:
            last.insert(-1, extra)


def _middle(brief: LetterBrief) -> list[str]:
    """The particulars, and a blank for the line that only the writer has."""
    turn = brief.turn
    told = [p for f in brief.facts if (p := particular(f.text, brief.to))]
    if told:
        rest = [_second(p, turn + n) for n, p in enumerate(told[1:]) if p.form == "clause" and len(p.text.split()) < 20]
        return [_first(told[0], brief), *rest, turned("thank_you", "line", turn)]
    if brief.about:
        asked_by = "asked" if brief.asked_by_them else "panel_asked"
        return [_ask(brief, "thank_you", asked_by), turned("thank_you", "asked_line", turn)]
    return [turned("thank_you", "nothing", turn)]


def _first(told: Particular, brief: LetterBrief) -> str:
    match told.form:
        case "clause" if told.text.startswith("you ") and not brief.rejected:
            return turned("thank_you", "glad", brief.turn).format(clause=told.text.rstrip("."))
        case "clause":
            return sentence(told.text)
        case "thing":
            return turned("thank_you", "thing", brief.turn).format(thing=told.text)
        case _:
            return turned("thank_you", "noted", brief.turn).format(quote=told.text)


def _second(told: Particular, turn: int) -> str:
    return turned("thank_you", "more", turn).format(clause=told.text, Clause=upper_first(told.text))


def _ask(brief: LetterBrief, kind: str, part: str) -> str:
    ask = to_me(asked(brief.about.text, most=22).ask) if brief.about else ""
    words_only = part == "asked" and ask.startswith('"')
    return turned(kind, f"{part}_words" if words_only else part, brief.turn).format(ask=ask)


def _feedback_request(brief: LetterBrief) -> list[str]:
    first = [said(brief, "opening"), _standing(brief)]
    about = _ask(brief, "feedback_request", "about") if brief.about else said(brief, "blank")
    last = [said(brief, "asking"), said(brief, "ending")]
    _lengthen(brief, last, [*first, about], "thanks")
    return [_joined(first), about, _joined(last)]


def _standing(brief: LetterBrief) -> str:
    if brief.rejected:
        return said(brief, "rejected") or said(brief, "rejected_plain")
    return said(brief, "hoping")


def _reply_to_rejection(brief: LetterBrief) -> list[str]:
    accepted = said(brief, "body") or said(brief, "body_plain")
    first, last = [said(brief, "opening"), accepted], [said(brief, "ending"), said(brief, "close")]
    middle = [said(brief, "thanks"), said(brief, "line")]
    _lengthen(brief, last, [*first, *middle], "more")
    return [" ".join(first), " ".join(middle), _joined(last)]


def _about_them(brief: LetterBrief) -> list[str]:
    """What was done, a particular or a blank for one, and a good end."""
    told = [p for f in brief.facts[:1] if (p := particular(f.text, brief.to))]
    middle = [*([_first(told[0], brief)] if told else []), said(brief, "line")]
    last = [said(brief, "ending"), said(brief, "close")]
    first = _joined([said(brief, "opening"), said(brief, "body")])
    _lengthen(brief, last, [first, *middle])
    return [first, " ".join(middle), _joined(last)]


def _joined(sentences: list[str]) -> str:
    return " ".join(filter(None, sentences))


_WRITERS: dict[LetterKind, Callable[[LetterBrief], list[str]]] = {
    "thank_you": _thank_you,
    "feedback_request": _feedback_request,
    "reply_to_rejection": _reply_to_rejection,
    "keep_in_touch": _about_them,
    "referrer_thanks": _about_them,
    "withdrawal": _about_them,
}
