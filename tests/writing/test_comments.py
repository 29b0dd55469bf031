"""Comments on an answer quote it, say what is good first, and stay few."""

import pytest

from coach.domain.practice import Outline
from coach.writing.comments import MOST, comments

GOOD = (
    "Last winter our boiler failed on a Friday. I rang three firms and found one for the same evening. "
    "In the end we had heat by nine, and the school opened on Monday."
)
WE = "We had a problem with the rota last year and we sat down and talked about it and we made a new one together."
ENDLESS = "I went to the store and looked at the shelf and thought about it. " * 30


def said(answer: str, outline: Outline | None = None, seconds: int | None = None) -> str:
    return "\n".join(c.text for c in comments(answer, "question", outline=outline, seconds=seconds))


@pytest.mark.parametrize(
    "answer", [GOOD, WE, ENDLESS, "I froze.", "It was much better for many people, and so on and on."]
)
def test_every_comment_quotes_the_answer_to_the_letter(answer: str) -> None:
    found = comments(answer, "question")
    assert 0 < len(found) <= MOST
    for comment in found:
        assert comment.quote
        assert comment.quote in answer
        assert comment.quote in comment.text


def test_a_good_answer_is_told_what_is_good_and_nothing_to_mend() -> None:
    (comment,) = comments(GOOD, "question")
    assert comment.good


def test_all_we_is_noticed_and_so_is_a_missing_end() -> None:
    assert "Which part was yours?" in said(WE)
    assert "What came of it?" in said(WE)
    assert "Which part was yours?" not in said(GOOD)


def test_over_two_minutes_is_noticed_by_words_and_by_the_clock() -> None:
    assert "Two minutes are reached at" in said(ENDLESS)
    assert "You took 3 minutes." in said(GOOD, seconds=180)
    assert "minutes" not in said(GOOD, seconds=60)


def test_a_number_is_asked_for_where_one_would_help() -> None:
    vague = (
        "I changed how the orders came in, and after that it was much better. In the end many people thanked me for it."
    )
    assert "is there a number for this" in said(vague)
    assert "is there a number" not in said(vague.replace("many", "forty") + " That was 40 orders.")


def test_an_empty_part_of_an_outline_is_named() -> None:
    outline = Outline(
        situation="Last winter our boiler failed on a Friday and the hall was cold.", action="I rang three firms."
    )
    assert "“Task” is still empty" in said(outline.text, outline)
    assert "“How it ended” is still empty" in said(outline.text, outline)


def test_nothing_is_said_of_nothing() -> None:
    assert comments("  \n ", "story") == ()
