"""What a letter takes from words that were typed or spoken without a stop."""

import pytest

from coach.writing.particulars import particular


def test_of_what_was_said_in_one_breath_the_deed_is_kept() -> None:
    said = "she said they'd want me to do the functional skills fair enough Jo made me a brew in the good mug"
    found = particular(said, "Jo")
    assert found is not None
    assert found.text == "you made me a brew in the good mug"


@pytest.mark.parametrize(
    "said",
    [
        "Lou set the table for service, tell me where everything goes I served the soup from four directions",
        "Lou gave me a tray to carry I dropped the lot",
    ],
)
def test_a_tale_of_ones_own_that_no_stop_divides_is_no_particular(said: str) -> None:
    assert particular(said, "Lou") is None


@pytest.mark.parametrize(
    "said", ["Lou let me hold the lamp while I read the label", "Lou remembered the day I fixed the pump"]
)
def test_a_clause_of_ones_own_that_hangs_on_the_deed_stays(said: str) -> None:
    found = particular(said, "Lou")
    assert found is not None
    assert " I " in found.text


@pytest.mark.parametrize(
    "said",
    ["I don't think Jo told me the pay", "I'm not sure Jo gave me the right form", "I wish Jo showed me the van"],
)
def test_a_deed_that_is_denied_or_wished_for_is_not_thanked_for(said: str) -> None:
    found = particular(said, "Jo")
    assert found is None or not found.text.startswith("you ")


@pytest.mark.parametrize(
    "said",
    [
        "Ana noticed I had no pen and gave me one",
        "Ana said I had the right eye for it",
        "Ana praised the sauce I made the crew",
    ],
)
def test_what_they_saw_or_praised_of_the_writer_is_no_tale_of_ones_own(said: str) -> None:
    assert particular(said, "Ana") is not None
