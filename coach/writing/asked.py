"""What an interviewer asked, turned so that it can stand inside a sentence of ours."""

import re
from typing import NamedTuple

from coach.writing.person import heard_by_you, mixes_voices, to_you
from coach.writing.phrases import load, words
from coach.writing.tidy import full, lower_first, quoted, shortened
from coach.writing.verbs import base_of, gerund, is_base, is_finite, is_participle, past


class Asked(NamedTuple):
    """`ask` fits after "asked you" and "were asked"; `topic`, where there is one, is a noun phrase or an -ing form."""

    ask: str
    topic: str | None


def asked(text: str, names: frozenset[str] = frozenset(), most: int = 13) -> Asked:
    whole = full(text)
    said = re.split(r"(?<=\w{2}[.?!])\s+", re.sub(r"\s*\([^()]*\)", "", whole))[-1].strip(" .?!\"',:;-")
    said = re.sub(
        r"^(?:(?:they|he|she|we|also|then|I was|was|got) )*asked (?:me |us )?(?:to )?", "", said, flags=re.IGNORECASE
    )
    said = re.sub(rf"[ ,]+(?:{'|'.join(load('asked')['tails'])})$", "", lower_first(said, names))
    ask, topic = _turned(said)
    ask = ask and _short(ask, most)
    topic = topic and _short(topic.split(",")[0], 8)
    if (ask and '"' in ask) or len(whole) > len(said) + 40:
        ask = None
    return Asked(ask or quoted(text, most), topic if topic and len(topic) > 2 else None)


def _short(text: str, most: int) -> str | None:
    if len(text.split()) <= most:
        return text
    cut = shortened(text, most)
    if cut:
        return cut
    parts = re.split(r" (?=(?:when|while|if|who|that|where)\b)", text)
    return parts[0] if 2 <= len(parts[0].split()) <= most else None


_AUX = r"(do|does|did|would|could|can|will|should|have|had|are|were)"
_DONE = r"(?: (?:ever|also|then|realistically|usually|typically|normally|actually|personally))?"


def _turned(said: str) -> tuple[str | None, str | None]:
    """(what fits after "asked you", its topic); None for what cannot be turned safely."""
    for turn in (_told_about, _what_is, _would_if, _open, _whether, _reported, _task, _thing):
        if turned := turn(said):
            return turned
    return None, None


_Turn = tuple[str | None, str | None] | None


def _told_about(said: str) -> _Turn:
    m = re.match(r"(?:(?:tell|talk|walk|take) (?:me|us|her|him|them) (?:about|through)|about|describe) (.+)", said)
    if not m:
        return None
    what = _theirs(m[1])
    return f"about {what}", what


def _what_is(said: str) -> _Turn:
    m = re.match(r"what(?:'s| is| are| were| was) (?!up\b|the point)(.+)", said)
    if not m or re.match(r"(?:you|i|it|that|this|there|happening|going)\b", m[1], re.IGNORECASE):
        return None
    what = _theirs(m[1])
    if what.endswith(" like"):
        return f"what {what.removesuffix(' like')} is like", what.removesuffix(" like")
    return f"about {what}", what


def _would_if(said: str) -> _Turn:
    m = re.match(r"what would (?:you|I) (do|say|change)\b(.*)", said)
    return (f"what you'd {m[1]}{_theirs(m[2])}", None) if m else None


def _open(said: str) -> _Turn:
    """`how would you present a budget` → `how you'd present a budget`, about `presenting a budget`."""
    m = re.match(rf"((?:how|what|why|which|where|when|who)\b.*?) {_AUX} (?:you|I)({_DONE})\b(.*)", said)
    if not m:
        return None
    ask, aux, adverb, rest = m[1], m[2], m[3], _theirs(m[4])
    verb = rest.split()[0] if rest.split() else ""
    topic = None
    if ask == "how" and is_base(verb):
        topic = gerund(verb) + rest.strip()[len(verb) :]
    if aux == "do":
        return f"{ask} you{adverb}{rest}", topic
    if aux == "did":
        return (f"{ask} you{adverb} {past(verb)}{rest.strip()[len(verb) :]}" if is_base(verb) else None), topic
    spoken = {"would": "you'd", "will": "you'll", "are": "you're", "have": "you've"}.get(aux, f"you {aux}")
    return f"{ask} {spoken}{adverb}{rest}", topic


def _whether(said: str) -> _Turn:
    m = re.match(rf"{_AUX} you({_DONE}) (.+)", said)
    if not m:
        return None
    spoken = {"do": "you", "are": "you're", "have": "you've", "would": "you'd"}.get(m[1])
    return (f"whether {spoken}{m[2]} {_theirs(m[3])}", None) if spoken else None


def _reported(said: str) -> _Turn:
    """Already turned by the writer: `how I'd handle a script`, `if I know Opera`, `what happens when …`."""
    m = re.match(r"(how|what|why|which|where|when|who|if|whether)\b(.*)", said)
    if (
        not m
        or mixes_voices(said)
        or re.match(rf" {_AUX} (?!(?:to|not)\b)", m[2])
        or re.match(r"why (?!(?:I|you|it|they|he|she|the|my)\b)", said)
    ):
        return None
    ask = to_you(said)
    by = re.match(r"how (?:you'd|you would|you could|to) (\w+)(.*)", ask)
    return ask, gerund(by[1]) + by[2] if by and is_base(by[1]) else None


def _task(said: str) -> _Turn:
    m = re.match(r"(?:to )?(\w+)\b(.*)", said)
    if not m or not is_base(m[1]) or mixes_voices(said):
        return None
    rest = re.sub(
        r"\b(?:me|us)\b", "them", heard_by_you(m[2]) if "your" in m[2] else to_you(m[2]).replace(" you ", " them ")
    )
    return f"to {m[1]}{rest}", f"{gerund(m[1])}{rest}"


def _thing(said: str) -> _Turn:
    given = re.search(r"\b(?:gave|set|handed|showed) (?:me|us) ((?:a|an|the|some|this|two|three)\b.+)", said)
    what = given[1] if given else said
    if not given and not re.match(r"(?:a|an|the|my|your|one|some|live|quick)\b", said):
        if len(said.split()) > 5 or words("verbs", "finite") & set(said.split()):
            return None
        named = (
            f"the {said}"
            if re.search(r"\b(?:task|test|exercise|question|problem|role-?play|quiz|demo|round|trial|game)$", said)
            else said
        )
        return (f"about {named}" if named != said else None), named
    what = re.split(r"[,;:]", _theirs(what))[0]
    if any(is_finite(w) or base_of(w) for w in what.split()[1:] if not is_participle(w)):
        return None
    if re.match(r"an? [\w-]+ [\w-]+[^s\W]s \w", what):  # "a patient refuses rehab"
        return None
    what = f"the {what}" if re.match(r"(?:live|quick)\b", what) else what
    return f"about {what}", what


def _theirs(rest: str) -> str:
    if re.search(r"\b(?:I|my|myself)\b", rest) and not re.search(r"\byour?\b", rest):
        return to_you(rest)
    return re.sub(r"\b(?:me|us)\b", "them", heard_by_you(rest))
