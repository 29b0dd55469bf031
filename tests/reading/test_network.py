"""The network that looks at clauses: the file that is shipped, read as it is for everyone."""

import numpy as np
import pytest

from benchmarks.labelled import written
from coach.reading import network as module
from coach.reading.kinds import Kinds
from coach.reading.network import Seen, network
from coach.reading.page import page
from coach.reading.traits import seen
from coach.reading.weights import weights

NOTE = page(written()[0].text)


def test_every_clause_gets_a_score_for_every_kind() -> None:
    scores = network("clauses").scores(seen(NOTE))
    assert scores.shape == (len(NOTE.clauses), len(weights("clauses").kinds))
    assert np.isfinite(scores).all()


def test_no_clauses_get_no_scores() -> None:
    assert len(network("clauses").scores([])) == 0


def test_a_word_is_read_beside_its_neighbours_and_a_clause_beside_its_own() -> None:
    def score(*clauses: str) -> float:
        found = network("clauses").scores([Seen(words.split(), ("*",)) for words in clauses])
        return float(found[0, weights("clauses").kinds.index("struggle")])

    assert score("i froze on the bleed question") > score("the question on bleed i froze")
    assert score("they asked about bleeds", "i froze") != score("they asked about bleeds", "i nailed it")


def test_words_that_were_never_met_are_read_by_their_ends() -> None:
    def score(word: str) -> object:
        return network("clauses").scores([Seen([word], ("*",))]).tolist()

    assert score("qqxzing") == score("zzxqing") != score("qqxzed")
    assert score("☃") == score("☂☂☂")


def test_a_long_text_is_read_in_blocks_as_if_it_were_one(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = network("clauses").scores(seen(NOTE))
    monkeypatch.setattr(module, "_BLOCK", 20)
    assert np.allclose(network("clauses").scores(seen(NOTE)), whole, atol=1e-4)


def test_what_a_clause_is_adds_up_from_its_words_and_from_their_order() -> None:
    table = weights("clauses")
    in_order = network("clauses").scores(seen(NOTE))
    struggle = table.kinds.index("struggle")
    most = max(range(len(NOTE.clauses)), key=lambda n: Kinds(NOTE).leanings()[n].bad)
    assert in_order[most, struggle] > np.median(in_order[:, struggle])
