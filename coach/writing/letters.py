"""Letters without a model: gracious, plain, and with a [blank] wherever the notes are silent."""

import re
from typing import Any

from coach.domain.letters import Letter, LetterBrief
from coach.domain.profile import Profile
from coach.writing.asked import asked
from coach.writing.briefs import briefs
from coach.writing.check import blanks_in
from coach.writing.overlap import words
from coach.writing.particulars import Particular, particular, sentence
from coach.writing.people import called
from coach.writing.person import to_me
from coach.writing.phrases import load
from coach.writing.tidy import upper_first

__all__ = ["briefs", "letter"]
SHORTEST = 64


def letter(brief: LetterBrief, profile: Profile) -> Letter:
    paragraphs = {
        "thank_you": _thank_you,
        "feedback_request": _feedback_request,
        "reply_to_rejection": _reply_to_rejection,
        "keep_in_touch": _keep_in_touch,
    }[brief.kind](brief)
    body = "\n\n".join([_greeting(brief), *paragraphs, _sign_off(brief, profile)])
    facts = brief.facts + ((brief.about,) if brief.about else ())
    return Letter(
        kind=brief.kind,
        to=brief.to,
        subject=_turned("subjects", brief.kind, brief.turn),
        body=body,
        facts=facts,
        blanks=blanks_in(body),
    )


def _turned(kind: str, part: str, turn: int) -> str:
    variants: list[str] = load("letters")[kind][part]
    return variants[turn % len(variants)]


def _greeting(brief: LetterBrief) -> str:
    if brief.to:
        return f"Dear {called(brief.to)},"
    said = [p for f in brief.facts if (p := particular(f.text, None)) and p.role]
    return f"Dear [name of the {said[0].role}]," if said else "Dear [name],"


def _sign_off(brief: LetterBrief, profile: Profile) -> str:
    words_before = profile.sign_off.strip() or _turned("signs", "sign_offs", brief.turn)
    name = profile.name.strip() or "[Your name]"
    return words_before if name in words_before else f"{words_before}\n{name}"


def job(brief: LetterBrief) -> str:
    """`the teller role at Northbay`, as far as the notes say."""
    role, company = (brief.role or "").split(",")[0].strip(), brief.company or ""
    company = company.title() if company.islower() else company
    bare = re.search(
        r"(?:apprenticeship|internship|traineeship|placement|post|position|role|job|training|scheme|programme)$",
        role,
        re.IGNORECASE,
    )
    what = f"the {role}" if bare else f"the {role} role" if role else "the role" if company else "[the role]"
    return f"{what} at {company}" if company else what


def _thank_you(brief: LetterBrief) -> list[str]:
    turn = brief.turn
    opening = _turned("thank_you", "opening", turn).format(job=job(brief))
    first = [opening] + ([_turned("thank_you", "accepted", turn)] if brief.rejected else [])
    last = [_turned("thank_you", "bridge", turn), _turned("thank_you", "hoping" if brief.hoping else "ending", turn)]
    middle = _middle(brief)
    for extra in ("also", "besides"):
        if len(words(" ".join([*first, *middle, *last]))) < SHORTEST:
            last.insert(-1, _turned("thank_you", extra, turn))
    return [" ".join(first), " ".join(middle), " ".join(last)]


def _middle(brief: LetterBrief) -> list[str]:
    """The particulars, what they were to the writer, and a blank for the line that only the writer has."""
    turn = brief.turn
    told = [p for f in brief.facts if (p := particular(f.text, brief.to))]
    if told:
        rest = [_second(p, turn) for p in told[1:] if p.form == "clause" and len(p.text.split()) < 20]
        reaction = [] if told[0].form == "quote" else [_turned("thank_you", told[0].flavour, turn)]
        return [_first(told[0], turn), *reaction, *rest, _turned("thank_you", "line", turn)]
    if brief.about:
        return [_ask(brief, "thank_you", "asked"), _turned("thank_you", "line", turn)]
    return [_turned("thank_you", "nothing", turn)]


def _first(said: Particular, turn: int) -> str:
    match said.form:
        case "clause":
            return sentence(said.text)
        case "thing":
            return _turned("thank_you", "thing", turn).format(thing=said.text)
        case _:
            return _turned("thank_you", "noted", turn).format(quote=said.text)


def _second(said: Particular, turn: int) -> str:
    return _turned("thank_you", "more", turn).format(clause=said.text, Clause=upper_first(said.text))


def _ask(brief: LetterBrief, kind: str, part: str) -> str:
    ask = to_me(asked(brief.about.text, most=22).ask) if brief.about else ""
    words_only = kind == "thank_you" and ask.startswith('"')
    return _turned(kind, f"{part}_words" if words_only else part, brief.turn).format(ask=ask)


def _feedback_request(brief: LetterBrief) -> list[str]:
    turn = brief.turn
    first = [_turned("feedback_request", "opening", turn).format(job=job(brief))]
    first.append(_turned("feedback_request", "rejected" if brief.rejected else "hoping", turn))
    about = _ask(brief, "feedback_request", "about") if brief.about else _turned("feedback_request", "blank", turn)
    last = [_turned("feedback_request", part, turn) for part in ("asking", "ending")]
    return [" ".join(first), about, " ".join(last)]


def _reply_to_rejection(brief: LetterBrief) -> list[str]:
    return _in_parts(brief, ("opening", "body"), ("thanks", "line"), ("ending",))


def _keep_in_touch(brief: LetterBrief) -> list[str]:
    parts = _in_parts(brief, ("opening", "body"), ("line",), ("ending",))
    told = [_first(p, brief.turn) for f in brief.facts[:1] if (p := particular(f.text, brief.to))]
    return [parts[0], " ".join([*told, parts[1]]), parts[2]]


def _in_parts(brief: LetterBrief, *paragraphs: tuple[str, ...]) -> list[str]:
    values: dict[str, Any] = {"job": job(brief)}
    return [" ".join(_turned(brief.kind, part, brief.turn).format(**values) for part in parts) for parts in paragraphs]
