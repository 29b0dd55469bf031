"""The table of weights, and that what is added up is what was learned from."""

from benchmarks.labelled import written
from coach.reading import naming
from coach.reading.page import page
from coach.reading.plain import plain
from coach.reading.traits import seen, traits
from coach.reading.weights import SCALE, Weights, spelled, weights

TABLE = "good=0.50 bad=-1.00\n*\t0 10 1 -20\nnice\t0 100\n"


def test_weights_add_up_by_kind() -> None:
    table = Weights(TABLE)
    assert table.kinds == ("good", "bad")
    assert table.least == (0.5, -1.0)
    assert table.scores(table.sum(["*", "nice", "unknown"])) == [110 / SCALE, -20 / SCALE]


def test_a_group_counts_as_its_traits_do() -> None:
    table = Weights(TABLE)
    assert table.sum([], [(lambda word: ["*", word], "nice")]) == table.sum(["*", "nice"])
    assert table.sums(lambda word: [["*"], [word]])["nice"] == (table.sum(["*"]), table.sum(["nice"]))


def test_names_are_scored_by_the_traits_that_were_learned_from() -> None:
    table = weights("words")
    found = naming.words(plain(written()[0].text))
    around = naming.Surroundings(found)
    never = [naming.NEVER] * len(naming.BEARERS)
    for n, score in enumerate(naming.scored(table, found)):
        assert score in (never, table.scores(table.sum(around.spelled(n))))


def test_clauses_are_scored_by_the_traits_that_were_learned_from() -> None:
    table = weights("clauses")
    sheet = page(written()[0].text)
    for mine in traits(sheet, seen(sheet)):
        assert table.sum(*mine) == table.sum(spelled(*mine))


def test_the_word_that_speaks_most_for_a_kind_is_named() -> None:
    table = Weights(TABLE)
    assert table.most(["*", "nice"], 0) == "nice"
    assert table.most(["other"], 0) == ""
