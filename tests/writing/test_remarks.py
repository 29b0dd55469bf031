import pytest

from coach.writing.remarks import answer_feedback, look_back, reframe

WE = "We had a problem with the rota. We solved it together, and since then nobody works two nights in a row."
FULL = "I saw that the rota was unfair. I made a new one with 12 names on it. Since then it has been fair."


def test_a_reframe_repeats_the_persons_own_words_and_is_the_same_each_time() -> None:
    said = reframe("I froze at the rota")
    assert "I froze at the rota." in said
    assert said == reframe("I froze at the rota")


@pytest.mark.parametrize(
    ("answer", "good", "then"),
    [
        (WE, "how it ended", "“we”"),
        ("I made a list of all that was in the stock room.", "yourself", "how it ended"),
        ("I made a list. Since then nothing is ordered twice.", "how it ended", "counted"),
        (FULL, "how it ended", None),
        (FULL * 12, "how it ended", "two minutes"),
        ("Hm.", "beginning", "how it ended"),
        ("", "beginning", "how it ended"),
    ],
)
def test_rules_see_one_thing_that_is_there_and_the_first_that_is_not(answer: str, good: str, then: str | None) -> None:
    there, missing = answer_feedback(answer)
    assert good in there.text
    assert there.quote in answer
    assert (missing is None) if then is None else (missing is not None and then in missing.text)


def test_a_look_back_says_what_there_was() -> None:
    assert look_back(("2 interviews", "1 letter sent", "a day of rest")) == (
        "This week: 2 interviews, 1 letter sent and a day of rest."
    )
    assert look_back(("2 interviews",)) == "This week: 2 interviews."
    assert "Rest" in look_back(())
