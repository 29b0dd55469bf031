"""Letters without a model: gracious, plain, and with a [blank] wherever the notes are silent."""

from collections.abc import Callable
from typing import Any

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
from coach.writing.variants import job, turned
from coach.writing.voice import Habits, contracted, habits_of

__all__ = ["briefs", "letter"]
SHORTEST = 64


def letter(brief: LetterBrief, profile: Profile) -> Letter:
    write = _WRITERS[brief.kind] if brief.form == "email" else short
    habits = habits_of(profile.voice)
    said = "\n\n".join(write(brief))
    said = contracted(said) if habits.contracts and brief.tone != "formal" else said
    body = "\n\n".join([_greeting(brief, habits), said, _sign_off(brief, profile, habits)])
    facts = tuple(f for f in brief.facts if _told_in(f, brief, said)) + ((brief.about,) if brief.about else ())
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
    said = [p for f in brief.facts if (p := particular(f.text, None)) and p.role]
    return f"{word} [name of the {said[0].role}]," if said else f"{word} [name],"


def _sign_off(brief: LetterBrief, profile: Profile, habits: Habits) -> str:
    own = profile.sign_off.strip() or habits.sign_off
    variants = load("letters")["tones"][brief.tone]["sign_offs"]
    words_before = own or variants[brief.turn % len(variants)]
    name = profile.name.strip() or "[Your name]"
    return words_before if name in words_before else f"{words_before}\n{name}"


def _thank_you(brief: LetterBrief) -> list[str]:
    turn = brief.turn
    opening = turned("thank_you", "opening", turn).format(job=job(brief))
    first = [opening] + ([turned("thank_you", "accepted", turn)] if brief.rejected else [])
    last = [turned("thank_you", "bridge", turn), turned("thank_you", "hoping" if brief.hoping else "ending", turn)]
    middle = _middle(brief)
    for extra in ("also", "besides"):
        if len(words(" ".join([*first, *middle, *last]))) < SHORTEST:
            last.insert(-1, turned("thank_you", extra, turn))
    return [" ".join(first), " ".join(middle), " ".join(last)]


def _middle(brief: LetterBrief) -> list[str]:
    """The particulars, what they were to the writer, and a blank for the line that only the writer has."""
    turn = brief.turn
    told = [p for f in brief.facts if (p := particular(f.text, brief.to))]
    if told:
        rest = [_second(p, turn) for p in told[1:] if p.form == "clause" and len(p.text.split()) < 20]
        reaction = [] if told[0].form == "quote" else [turned("thank_you", told[0].flavour, turn)]
        return [_first(told[0], turn), *reaction, *rest, turned("thank_you", "line", turn)]
    if brief.about:
        return [_ask(brief, "thank_you", "asked"), turned("thank_you", "asked_line", turn)]
    return [turned("thank_you", "nothing", turn)]


def _first(said: Particular, turn: int) -> str:
    match said.form:
        case "clause":
            return sentence(said.text)
        case "thing":
            return turned("thank_you", "thing", turn).format(thing=said.text)
        case _:
            return turned("thank_you", "noted", turn).format(quote=said.text)


def _second(said: Particular, turn: int) -> str:
    return turned("thank_you", "more", turn).format(clause=said.text, Clause=upper_first(said.text))


def _ask(brief: LetterBrief, kind: str, part: str) -> str:
    ask = to_me(asked(brief.about.text, most=22).ask) if brief.about else ""
    words_only = kind == "thank_you" and ask.startswith('"')
    return turned(kind, f"{part}_words" if words_only else part, brief.turn).format(ask=ask)


def _feedback_request(brief: LetterBrief) -> list[str]:
    turn = brief.turn
    first = [turned("feedback_request", "opening", turn).format(job=job(brief))]
    first.append(turned("feedback_request", "rejected" if brief.rejected else "hoping", turn))
    about = _ask(brief, "feedback_request", "about") if brief.about else turned("feedback_request", "blank", turn)
    last = [turned("feedback_request", part, turn) for part in ("asking", "ending")]
    return [" ".join(first), about, " ".join(last)]


def _reply_to_rejection(brief: LetterBrief) -> list[str]:
    return _in_parts(brief, ("opening", "body"), ("thanks", "line"), ("ending",))


def _referrer_thanks(brief: LetterBrief) -> list[str]:
    return _in_parts(brief, ("opening", "body"), ("line",), ("ending",))


def _withdrawal(brief: LetterBrief) -> list[str]:
    parts = _in_parts(brief, ("opening", "body"), ("line",), ("ending",))
    told = [_first(p, brief.turn) for f in brief.facts[:1] if (p := particular(f.text, brief.to))]
    return [parts[0], " ".join(told) or parts[1], parts[2]]


def _keep_in_touch(brief: LetterBrief) -> list[str]:
    parts = _in_parts(brief, ("opening", "body"), ("line",), ("ending",))
    told = [_first(p, brief.turn) for f in brief.facts[:1] if (p := particular(f.text, brief.to))]
    return [parts[0], " ".join([*told, parts[1]]), parts[2]]


def _in_parts(brief: LetterBrief, *paragraphs: tuple[str, ...]) -> list[str]:
    values: dict[str, Any] = {"job": job(brief)}
    return [" ".join(turned(brief.kind, part, brief.turn).format(**values) for part in parts) for parts in paragraphs]


_WRITERS: dict[LetterKind, Callable[[LetterBrief], list[str]]] = {
    "thank_you": _thank_you,
    "feedback_request": _feedback_request,
    "reply_to_rejection": _reply_to_rejection,
    "keep_in_touch": _keep_in_touch,
    "referrer_thanks": _referrer_thanks,
    "withdrawal": _withdrawal,
}
