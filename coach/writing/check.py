"""The letter check: what in a letter's body the notes and the profile do not support, and what they do."""

import re
from collections.abc import Iterator

from coach.domain.debrief import Reading
from coach.domain.letters import Mark
from coach.domain.profile import Profile
from coach.writing.overlap import content, lets_slip, words
from coach.writing.people import strangers
from coach.writing.phrases import words as listed
from coach.writing.tidy import full, plain

_BLANK = re.compile(r"\[[^\[\]]*\]")
_TOKEN = re.compile(r"[^\W_](?:[^\W_]|['’.,:/+#-](?=[^\W_]))*[+#%]*")
_STARTS = re.compile(r"(?:^|[.!?:]|\n|[\"“])\s*$")
_LINK = re.compile(r"https?://\S+|www\.\S+|\b\S+\.(?:com|org|net|io|example)\b\S*", re.IGNORECASE)
_PAY = re.compile(
    r"[$£€¥]\s?\d[\d.,]*k?|\b\d[\d.,]*\s?(?:k|per hour|an hour|a year|per annum)\b"
    r"|\b(?:salary|wages?|pay rise|bonus)\b",
    re.IGNORECASE,
)


def blanks_in(body: str) -> tuple[str, ...]:
    """What the person is to fill in, as written, in order, brackets and all."""
    return tuple(m[0] for m in _BLANK.finditer(body))


def check(body: str, reading: Reading, profile: Profile) -> tuple[Mark, ...]:
    """In the order of the body. Blanks are left out of account."""
    bare = _BLANK.sub(lambda m: " " * len(m[0]), body)
    marks = [
        *_links(bare),
        *_pay(bare),
        *_strangers(bare, reading),
        *_unsupported(bare, reading, profile),
        *_secrets(bare, reading),
    ]
    return tuple(sorted(_once(marks), key=lambda m: (m.start, m.end)))


def supported(body: str, reading: Reading, profile: Profile) -> tuple[Mark, ...]:
    """Each name, figure or date that the notes do hold, with the sentences that say it."""
    del profile
    bare = _BLANK.sub(lambda m: " " * len(m[0]), body)
    found = ((m, _sentences_with(m[0], reading)) for m in _particulars(bare))
    return tuple(
        Mark(text=m[0], start=m.start(), end=m.end(), why="your notes say it", sentences=ids) for m, ids in found if ids
    )


def _once(marks: list[Mark]) -> Iterator[Mark]:
    """One problem for one stretch, the gravest first."""
    taken: list[Mark] = []
    for mark in marks:
        if not any(t.start < mark.end and mark.start < t.end for t in taken):
            taken.append(mark)
            yield mark


def _links(bare: str) -> Iterator[Mark]:
    for m in _LINK.finditer(bare):
        yield _mark(m, "A link does not belong in this letter unless you put it there yourself.")


def _pay(bare: str) -> Iterator[Mark]:
    for m in _PAY.finditer(bare):
        yield _mark(m, "This is about pay, which is better left out of this letter.")


def _strangers(bare: str, reading: Reading) -> Iterator[Mark]:
    for name in strangers(reading):
        for m in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", bare):
            yield _mark(m, f"{name} was not part of the interview. It may be better to leave the name out.")


def _unsupported(bare: str, reading: Reading, profile: Profile) -> Iterator[Mark]:
    own = f"{profile.name} {profile.email} {profile.phone} {profile.sign_off}"
    known = _known(
        f"{reading.notes.text} {plain(reading.notes.text)} {full(reading.notes.text)} {own} {_corrected(reading)}"
    )
    for m in _particulars(bare):
        if not all(_holds(known, part) for part in words(m[0])):
            yield _mark(m, f"Your notes do not say “{m[0]}”. Check it, or put a [blank] in its place.")


def _corrected(reading: Reading) -> str:
    """What the person may have typed over what was read."""
    values = [c.value for c in (reading.company, reading.role) if c]
    return " ".join(values + [p.name for p in reading.interviewers])


def _known(text: str) -> frozenset[str]:
    have = words(text)
    return frozenset(have) | {w.removesuffix("'s") for w in have}


def _holds(known: frozenset[str], word: str) -> bool:
    bare = word.removesuffix("'s")
    return bare in known or (
        any(c.isdigit() for c in bare) and any(w.startswith(bare) or w.endswith(bare) for w in known)
    )


def _particulars(bare: str) -> Iterator[re.Match[str]]:
    """Figures, days and months, and words with a capital that no sentence gave them."""
    return (m for m in _TOKEN.finditer(bare) if _is_particular(m[0], starts=bool(_STARTS.search(bare[: m.start()]))))


def _is_particular(word: str, *, starts: bool) -> bool:
    if word.split("'")[0] == "I":
        return False
    if (
        any(c.isdigit() or c.isupper() for c in word[1:])
        or word[0].isdigit()
        or word.lower() in listed("check", "dates")
    ):
        return True
    return word[0].isupper() and not starts and word.lower() not in listed("check", "safe")


def _sentences_with(word: str, reading: Reading) -> tuple[str, ...]:
    wanted = set(words(word))
    return tuple(s.id for s in reading.notes.sentences if wanted <= _known(s.text))


def _secrets(bare: str, reading: Reading) -> Iterator[Mark]:
    for finding in reading.of("private"):
        secret = plain(reading.words(finding))
        told = lets_slip(bare, secret) if content(secret) else None
        start = bare.find(told) if told else -1
        if told and start >= 0:
            yield Mark(
                text=told,
                start=start,
                end=start + len(told),
                why="This tells something that your notes keep to yourself.",
                sentences=finding.sentences,
            )


def _mark(m: re.Match[str], why: str) -> Mark:
    return Mark(text=m[0], start=m.start(), end=m.end(), why=why)
