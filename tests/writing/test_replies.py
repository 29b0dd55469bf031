from coach.writing.replies import is_specific, points
from tests.support import invented

REPLY = (
    "Dear Jo,\nThank you for your message. We were impressed by how calm you were on the safeguarding concern. "
    "The maths could have stretched the top end more, with examples. We had a very strong field. Kind regards, Ann"
)


def test_each_point_is_quoted_and_set_beside_ones_own_words() -> None:
    found = points(REPLY, invented.TEACHER)
    assert all(REPLY[p.start : p.start + len(p.quote)] == p.quote for p in found)
    assert [p.sort for p in found][-3:] == ["keep", "work_on", "general"]
    mine = found[-3].mine
    assert mine is not None
    assert "safeguarding" in invented.TEACHER.words(mine)


def test_stock_phrases_are_general() -> None:
    found = points("Unfortunately we went with another candidate. We wish you all the best.", invented.TEACHER)
    assert found
    assert not is_specific(found)
    assert is_specific(points("You could give more concrete examples next time.", invented.TEACHER))


def test_a_named_skill_finds_its_gap() -> None:
    (point,) = points("We needed somebody with more experience of phonics.", invented.TEACHER)
    assert point.mine is not None
    assert point.mine.label == "phonics"
