"""Letters of different interviews: the paragraph with the particular shares no run of eight words."""

from itertools import combinations

from coach.domain.profile import Profile
from coach.writing.letters import briefs, letter
from coach.writing.overlap import words
from tests.support import invented
from tests.support.oracle import labelled, oracle

READINGS = [*invented.ALL, *(oracle(n) for n in labelled())]


def test_what_two_interviews_were_thanked_for_is_said_differently() -> None:
    said = [
        {tuple(told[i : i + 8]) for i in range(len(told) - 7)}
        for reading in READINGS
        for brief in briefs(reading, Profile())[:1]
        if brief.facts
        for told in [words(letter(brief, Profile()).body.split("\n\n")[2])]
    ]
    assert len(said) > 15
    assert not [1 for one, other in combinations(said, 2) if one & other]
