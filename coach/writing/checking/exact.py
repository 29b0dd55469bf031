"""Names, figures, days and links of a letter that the notes do not hold, or hold of something else."""

import re
from collections.abc import Iterator
from itertools import pairwise

from coach.domain.letters import Mark
from coach.writing.checking.evidence import Evidence
from coach.writing.checking.kin import kin
from coach.writing.checking.parts import Part
from coach.writing.checking.terms import Term, courtesy, root_of
from coach.writing.phrases import words as listed

_LINK = re.compile(r"https?://\S+|www\.\S+|\b[\w-]+\.(?:com|org|net|io|example)\b\S*", re.IGNORECASE)
CLOSE = 3
LAST_CENTURY = "45"  # from here on `'45` is of the last
TEN, LOW, HIGH, DIGITS = 10, 0.9, 1.3, 10
_YEAR = re.compile(r"(?:19|20)\d\d|[5-9]\d")
_ABOUT = re.compile(
    r"\b(?:about|around|almost|nearly|over|some|than|roughly)\b[^|]*\||\|[- ]?(?:odd|plus)\b", re.IGNORECASE
)
_GREETED = re.compile(r"\s*(?:dear|hi|hello)[ ]+([^,\n.!]{0,60})", re.IGNORECASE)


def links(text: str, source: str) -> Iterator[Mark]:
    for m in _LINK.finditer(text):
        if m[0].rstrip(".,") not in source:
            yield _mark(m[0], m.start(), "A link does not belong in this letter unless you put it there yourself.")


def greeted(text: str, to: str | None, evidence: Evidence) -> Iterator[Mark]:
    """A greeting to somebody else than whom the letter is for."""
    m = _GREETED.match(text)
    if m is None:
        return
    own = {root_of(w) for w in re.findall(r"\w+", to or "")}
    for w in re.finditer(r"[^\W\d_]\w+", m[1]):
        strange = w[0][0].isupper() and root_of(w[0]) not in own and w[0].lower() not in listed("check", "titles")
        if strange and (to or root_of(w[0]) not in evidence.all) and not _welcome(w[0], to, evidence):
            yield _mark(w[0], m.start(1) + w.start(), f"This letter is to {to or 'somebody else'}. Is the name right?")


def _welcome(word: str, to: str | None, evidence: Evidence) -> bool:
    """Another interviewer may be greeted too; nobody else."""
    del to
    low = word.lower()
    return low in listed("check", "greetings") or any(low in p.name.lower() for p in evidence.reading.interviewers)


def names_and_figures(part: Part, text: str, evidence: Evidence) -> Iterator[Mark]:
    for term in part.terms:
        if term.figure or term.root in _days():
            if not _counted(term, evidence):
                if not _roughly(term, text, evidence):
                    yield _from_nowhere(term)
            elif _of_something_else(term, part, evidence) or _other_count(term, part, evidence):
                yield _mark(term.text, term.start, f"Your notes say “{term.text}” of something else. Check it.")
        elif _is_name(term, text) and not evidence.known(term):
            yield _from_nowhere(term)


def _counted(term: Term, evidence: Evidence) -> bool:
    """`2009` is in notes that say `'09`."""
    return (
        evidence.known(term)
        or (term.figure and any(re.fullmatch(rf"[^\d=]*{re.escape(term.root)}\D*", k) for k in evidence.all))
        or _in_short(term.root, evidence.reading.notes.text)
    )


def _in_short(root: str, notes: str) -> bool:
    century = "20" if root[-2:] < LAST_CENTURY else "19"
    return bool(re.fullmatch(century + r"\d\d", root) and re.search(rf"['’]{root[-2:]}\b(?! ?\w)", notes))


def _roughly(term: Term, text: str, evidence: Evidence) -> bool:
    """`forty-odd` for the notes' 41, `more than twenty` for 25; years since one that the notes name are not counted."""
    if not (
        term.root.isdigit() and _ABOUT.search(f"{text[max(0, term.start - 12) : term.start]}|{text[term.end :][:6]}")
    ):
        return False
    near = int(term.root)
    told = [int(k) for k in evidence.all if k.isdigit() and len(k) < DIGITS]
    since = re.match(r"[ -]years?\b", text[term.end :]) and any(_YEAR.fullmatch(k) for k in evidence.all)
    return bool(since) or any(near * LOW <= n <= near * HIGH for n in told if near >= TEN)


def _of_something_else(term: Term, part: Part, evidence: Evidence) -> bool:
    """It stands in the notes, yet never near any other telling word of this claim that the notes hold."""
    if evidence.given(term) or re.search(rf"\b(?:or|number) {re.escape(term.text)}\b", part.text):
        return False
    others = [t for t in part.telling if t is not term and not t.figure and _akin(t) & evidence.all]
    held = [n for n, line in enumerate(evidence.lines) if term.keys & line.keys]
    figures = [t for t in part.telling if t is not term and t.figure]
    if not others or any(_akin(t) & evidence.near(n) for n in held for t in (*others, *figures)):
        return False
    if term.figure:
        return bool(held)
    there = [evidence.near(n) for n, line in enumerate(evidence.lines) if any(t.keys & line.keys for t in others)]
    return any(keys & (_days() - {term.root}) for keys in there)


def _akin(term: Term) -> frozenset[str]:
    return term.keys | kin(term.root).keys()


def _other_count(term: Term, part: Part, evidence: Evidence) -> bool:
    """`three references` where the notes count two, and never three, of them."""
    if not term.figure:
        return False
    counted = [t for t in part.telling if 0 < t.start - term.end < CLOSE and not t.figure][:1]
    told = {n for t in counted for line in evidence.lines for n in _counts(line.terms, t)}
    return bool(told) and term.root not in told


def _counts(found: tuple[Term, ...], thing: Term) -> list[str]:
    return [n.root for n, t in pairwise(found) if n.figure and t.root == thing.root and 0 < t.start - n.end < CLOSE]


def _is_name(term: Term, text: str) -> bool:
    word = term.text
    if (
        word.split("'")[0] == "I"
        or word.lower() in listed("check", "safe")
        or word.lower() in listed("check", "titles")
    ):
        return False
    if any(c.isupper() or c.isdigit() for c in word[1:]):
        return True
    return word[0].isupper() and not _starts(text, term.start) and term.root not in courtesy()


def _starts(text: str, at: int) -> bool:
    before = text[:at].rstrip(" \t\"“'‘(")
    return not before or before[-1] in ".!?:;\n"


def _days() -> frozenset[str]:
    return frozenset(root_of(w) for w in listed("check", "days"))


def _from_nowhere(term: Term) -> Mark:
    return _mark(
        term.text, term.start, f"Your notes do not say “{term.text}”. Check it, or put a [blank] in its place."
    )


def _mark(text: str, start: int, why: str) -> Mark:
    return Mark(text=text, start=start, end=start + len(text), why=why)
