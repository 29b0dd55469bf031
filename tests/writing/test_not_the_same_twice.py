"""Letters of different interviews share no run of eight words, but in the greeting, in thanks and at the sign-off,
and where two notes say the same or tell of two people of one name."""

import re
from collections import defaultdict
from collections.abc import Iterator

import pytest

from benchmarks.labelled import written
from coach.domain.debrief import Reading
from coach.domain.letters import LetterForm, LetterKind
from coach.domain.profile import Profile
from coach.writing.letters import letter
from coach.writing.overlap import words
from coach.writing.wanted import wanted
from tests.support import invented
from tests.support.oracle import labelled, oracle

FORMS: tuple[LetterForm, ...] = ("email", "message", "card")
KINDS: tuple[LetterKind, ...] = ("thank_you", "feedback_request", "withdrawal", "keep_in_touch")
THANKS = re.compile(r"\b(?:thank|thanks|thankful|grateful|appreciate)\b", re.IGNORECASE)


def _readings() -> Iterator[Reading]:
    yield from invented.ALL
    yield from (oracle(n) for n in labelled())
    whole = (n for n in written() if not n.scrap and not n.gold["crisis"])
    yield from (oracle(n.row()) for n in list(whole)[::8])


READINGS = list(_readings())


def _whoever(word: str) -> str:
    """Notes say "she gave me her own", the letter to her "you gave me your own"."""
    return (
        "~"
        if re.fullmatch(r"(?:i|you|he|she|they|we)(?:'\w+)?|me|my|your|his|her|him|their|them|our|us", word)
        else word
    )


def _runs(body: str) -> set[tuple[str, ...]]:
    """Runs of eight words, the blanks left out too."""
    middle = re.sub(r"\[[^\]]*\]\.?", "", " ".join(body.split("\n\n")[1:-1]))
    middle = re.sub(r"\b(Mrs?|Ms|Dr|Prof)\.", r"\1", middle)
    sentences = re.split(r"(?<=[.?!\"])\s+(?=[A-Z\"])", middle)
    said = words(" ".join(s for s in sentences if not THANKS.search(s)))
    return {tuple(said[i : i + 8]) for i in range(len(said) - 7)}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("kind", KINDS)
def test_what_two_interviews_were_thanked_for_or_asked_is_said_differently(kind: LetterKind, form: LetterForm) -> None:
    said = defaultdict(set)
    for n, reading in enumerate(READINGS):
        told = [*map(_whoever, words(reading.notes.text))]
        own = {tuple(told[i : i + 3]) for i in range(len(told))}
        for brief in wanted(reading, kind, form=form):
            if brief.about if kind == "feedback_request" else brief.facts:
                names = set(words(f"{brief.to} {brief.company}"))
                for run in _runs(letter(brief, Profile()).body):
                    if not names & set(run) and not any(tuple(map(_whoever, run[i : i + 3])) in own for i in range(6)):
                        said[run].add(n)
    assert len(READINGS) > 100
    assert not {" ".join(run): ns for run, ns in said.items() if len(ns) > 1}
