"""A particular from the notes → the prose of a letter to one person."""

import re
from functools import cache
from typing import Literal, NamedTuple

from coach.writing.clause import is_blunt
from coach.writing.people import is_title
from coach.writing.person import past_told, to_recipient
from coach.writing.phrases import load, words
from coach.writing.tidy import full, plain, quoted, shortened, upper_first
from coach.writing.verbs import is_base, is_finite, is_past, past

Form = Literal["clause", "thing", "quote"]
Flavour = Literal["showed", "told", "kind"]
LONGEST = 28
_IN_DOUBT = re.compile(r"(?:\b(?:not|never|nobody|think|thought|wish|hope|sure|if|whether)|n't)\b")
_OWN_TALE = re.compile(  # but no relative clause: `the sauce I made the crew`
    r"(?<!\bthe )(?<!\ba )(?<!\ban )(?<!\bmy )\b(?P<before>\w+) I (?P<verb>\w+)"
    r" (?:the|a|an|my|it|that|this|him|her|them|no|not|nothing)\b"
)


class Particular(NamedTuple):
    """`text` begins small; `role`: the job of a nameless person whom the letter is to; `flavour`: the kind of deed."""

    form: Form
    text: str
    role: str | None
    flavour: Flavour


def particular(notes: str, to: str | None) -> Particular | None:
    """None where the words are not fit for a letter."""
    said = _tidied(_from_the_deed(notes, to))
    role, said = _nameless(said) if to is None else (None, said)
    said = _addressed(said, to)
    short = shortened(said, LONGEST) if said else None
    if not short or is_blunt(short) or _goes_on_of_oneself(short):
        return None
    form, text = _formed(short)
    if form == "quote" and (len(short.split()) < 5 or re.match(r"(?:you|he|she|they)\b", short, re.IGNORECASE)):
        return None
    return Particular(form, text if form != "quote" else _light(notes, to), role, _flavour(text))


def _tidied(notes: str) -> str:
    said = re.sub(r"\s*\([^()]*\)", "", past_told(full(notes))).strip(" .,;:!")
    while tail := re.search(rf"[,.;]\s*(?:and )?(?:{load('letters')['signs']['tails']})$", said, re.IGNORECASE):
        said = said[: tail.start()]
    said = re.sub(
        r"^(?:and|but|so|then|also|oh|plus|nice|good bits?|highlight|best bit)\b[:,]?\s+(?=\w)",
        "",
        said,
        flags=re.IGNORECASE,
    )
    said = re.sub(
        r", (?:(?:this|that|it|which) )?(?:was|is|were) [^,]*$|, (?:very|so|really|quite) [^,]{3,24}$", "", said
    )
    said = re.sub(r"(?<=\w{2}), (?:they|it|this|that|there)\b.*$", "", said)
    return re.sub(
        r", ((?:(?:you|he|she) )?(?:even|also)|said|told|showed|gave|offered|let|made|sent)\b", r" and \1", said
    )


def _from_the_deed(notes: str, to: str | None) -> str:
    """Of what was said in one breath, what they did: `… the functional skills fair enough Jo made me a brew`."""
    names = [re.escape(w) for w in (to or "").split() if not is_title(w)]
    deeds = load("letters")["signs"]["deeds_to_me"].replace(" ", "|")
    found = re.search(rf"\b(\w+) ((?:{'|'.join(names)}) (?:{deeds}) (?:me|us)\b)", notes) if names else None
    if not found or found[1].lower() in words("clauses", "joins") or _IN_DOUBT.search(notes, 0, found.start(2)):
        return notes
    return notes[found.start(2) :]


def _goes_on_of_oneself(said: str) -> bool:
    """Where no stop divides it: `tell me where everything goes I served the soup from four directions`."""
    return any(
        m["before"].lower() not in words("clauses", "joins") and is_past(m["verb"]) for m in _OWN_TALE.finditer(said)
    )


def _nameless(said: str) -> tuple[str | None, str]:
    m = _role().match(said)
    return (m[1], "you" + said[m.end() :]) if m else (None, said)


@cache
def _role() -> re.Pattern[str]:
    roles = load("letters")["signs"]["roles"]
    return re.compile(rf"(?:the |their |an? )?((?:[a-z]+ )?(?:{roles})(?: (?:of|from) \w+)?)(?= [a-z]+)", re.IGNORECASE)


def _addressed(said: str, to: str | None) -> str:
    first = said.split()[0] if said.split() else ""
    if (
        is_past(first)
        and not said.lower().startswith(("asked", "loved", "liked", "got"))
        and re.search(r"\b(?:me|us|my)\b", said)
    ):
        said = f"you {said[0].lower()}{said[1:]}"
    said = re.sub(r"^got to\b", "I got to", said)
    plural = bool(re.match(r"they\b", said, re.IGNORECASE))
    return _in_the_past(to_recipient(said, to or "", plural=plural))


def _in_the_past(said: str) -> str:
    """`you show me the van` → `you showed me the van`: what is told of that day, as learners of English write it."""
    said = re.sub(r"^you (?=\w{3,}ing (?:me|us|my|the|a|your)\b)", "your ", said)
    m = re.match(r"you (\w+)(?= (?:me|us)\b)", said)
    return f"you {past(m[1])}{said[m.end() :]}" if m and is_base(m[1]) else said


def _formed(said: str) -> tuple[Form, str]:
    tokens = re.findall(r"[\w'-]+", said)
    low = tokens[0].lower()
    if re.match(r"you know\b", said) or (
        re.match(r"(?:you|your)\b", said, re.IGNORECASE) and any(is_finite(t) or "'" in t for t in tokens[1:6])
    ):
        return "clause", said[0].lower() + said[1:]
    if re.match(r"the (?:way|moment|time|fact|bit|part)\b", said, re.IGNORECASE):
        return "thing", said[0].lower() + said[1:]
    if tokens[0][0].isupper() and len(tokens) > 2 and is_past(tokens[1]):
        return "clause", said
    if low in words("clauses", "determiners") and not any(is_finite(t) for t in tokens[1:7]):
        return "thing", said[0].lower() + said[1:]
    if low in words("clauses", "determiners") and any(is_finite(t) for t in tokens[1:5]):
        return "clause", said[0].lower() + said[1:]
    return "quote", said


def _light(notes: str, to: str | None) -> str:
    """Quoted as written, up to where it speaks of the reader as somebody else."""
    text = plain(notes)
    others = ["he", "she", "they", *(re.escape(w) for w in (to or "").split() if not is_title(w))]
    cut = re.search(rf"[,;]? (?:and |but )?(?:\w+\. )?(?:{'|'.join(others)})\b", text)
    return quoted(text[: cut.start()] if cut and cut.start() > 12 else text, 14)


def _flavour(text: str) -> Flavour:
    verbs = {w.lower() for w in re.findall(r"\w+", text)[:5]}
    if verbs & words_of("showed"):
        return "showed"
    spoken = re.search(r"\bsaid (?!you|that|how)|\b(?:said|told me\b.*) \"", text)
    return "told" if verbs & words_of("told") and not spoken and "said" not in verbs else "kind"


@cache
def words_of(key: str) -> frozenset[str]:
    return frozenset(load("letters")["signs"][key].split())


def sentence(text: str) -> str:
    """Capital and full stop."""
    text = upper_first(text)
    return text if re.search(r'[.!?…]["\']?$', text) else f"{text}."
