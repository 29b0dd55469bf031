"""What is shared holds the chosen parts and no name that is known."""

from datetime import date

import pytest

from coach.domain.interview import Answer
from coach.domain.profile import Profile
from coach.services.sharing import PARTS, Veil, month_of, shared, still_named
from tests.storage.samples import checkin
from tests.support.practised import MONDAY, THREE, interview

NAMED = interview(
    1,
    """Met Ruth Okafor and Will at Brightwave Library. <w>Ruth said my plan was clear</w>.
<s>I will admit that I went blank when Will asked</s>. Write to ruth.o@brightwave.example or +44 20 7946 0958.""",
    people=("Ruth Okafor", "Will"),
    company="Brightwave Library",
).model_copy(update={"answers": (Answer(question="What did Ruth like?", text="Ask Brightwave.", at=MONDAY),)})


def test_no_known_name_place_or_address_is_left() -> None:
    made = shared([NAMED], [checkin()], PARTS, Profile(name="Ana Ruiz"))
    for name in ("Ruth", "Okafor", "Brightwave", "Will ", "@", "7946", "Ana"):
        assert name not in made
    assert "Person" in made
    assert "Company A" in made


def test_a_word_that_is_also_a_name_stays_a_word() -> None:
    assert "I will admit" in shared([NAMED], [], ["was_hard"], Profile())


def test_the_same_name_gets_the_same_stand_in() -> None:
    cover = Veil(["Ruth Okafor", "Sam"], ["Acme"])
    assert cover.over("Ruth, ruth okafor and SAM at Acme") == "Person A, Person A and Person B at Company A"


@pytest.mark.parametrize("part", PARTS)
def test_only_what_was_chosen_is_in_it(part: str) -> None:
    words = {
        "went_well": "my plan was clear",
        "was_hard": "I went blank",
        "questions": "What I thought about it",
        "notes": "My notes",
        "check_ins": "How I was",
    }
    made = shared([NAMED], [checkin()], [part], Profile())  # type: ignore[list-item]
    for other, said in words.items():
        inside = other == part or (part == "notes" and other in ("went_well", "was_hard"))
        assert (said in made) == inside


def test_other_names_can_be_replaced_too() -> None:
    assert "archive" not in shared(THREE, [], PARTS, Profile(), ["archive"])


def test_a_month_holds_its_own_interviews() -> None:
    assert [i.id for i in month_of(THREE, date(2026, 3, 1))] == ["i3", "i2", "i1"]
    assert month_of(THREE, date(2026, 4, 1)) == ()


def test_what_may_still_be_a_name_is_shown_to_the_person() -> None:
    assert still_named("Then Person A and I met Feng Li, on Monday. Nothing else.") == ("Feng Li",)
    assert still_named("All is well. I was calm.") == ()
