import pytest

from coach.domain.profile import Profile
from coach.writing.check import blanks_in, check, examine, supported
from tests.support import invented

READING = invented.reading(
    "Saw Denise Okafor at Marlow Fresh on Friday. <t>Denise showed me the new chiller at 6</t>. "
    "<p>My knee is bad and I never told them about the knee</p>. Kim at Tesco says don't.",
    people=("Denise Okafor",),
    company="Marlow Fresh",
    outsiders=("Kim", "Tesco"),
)
SAM = Profile(name="Sam Reed", phone="0161 496 0000")


def whys(body: str) -> dict[str, str]:
    return {m.text: m.why for m in check(body, READING, SAM)}


def test_what_the_notes_and_the_profile_say_is_fine() -> None:
    assert (
        check("Dear Denise,\n\nThank you for Friday. You showed me the chiller at 6.\n\nSam Reed", READING, SAM) == ()
    )


def test_a_name_a_figure_and_a_day_from_nowhere_are_marked_where_they_stand() -> None:
    body = "Dear Denise,\n\nThank you for Monday. I led 12 people at Asda."
    marks = check(body, READING, SAM)
    assert [m.text for m in marks] == ["Monday", "12", "Asda"]
    assert all(body[m.start : m.end] == m.text for m in marks)


def test_an_outsider_and_a_rival_are_marked_though_the_notes_name_them() -> None:
    assert list(whys("I spoke with Kim from Tesco.")) == ["I spoke with Kim from Tesco."]


def test_pay_and_links_are_marked() -> None:
    paid = invented.reading("Saw Denise at Marlow Fresh. <p>£13.20 an hour</p>.", people=("Denise",))
    (leak,) = examine("I am happy with £13.20 an hour.", paid, SAM).leaks
    assert "pay" in leak.why
    assert "link" in whys("See https://prize.example/claim now.")["https://prize.example/claim"]


def test_what_is_private_is_marked_as_a_whole_sentence() -> None:
    assert list(whys("Thank you. I never told you that my knee is bad.")) == ["I never told you that my knee is bad."]


def test_blanks_are_left_out_of_account() -> None:
    body = "Dear [name of the Manager], meet me on [Monday 12]."
    assert check(body, READING, SAM) == ()
    assert blanks_in(body) == ("[name of the Manager]", "[Monday 12]")


def test_what_is_supported_says_which_sentences_support_it() -> None:
    marks = supported("Dear Denise, you showed me the chiller at 6.", READING, SAM)
    assert {m.text: m.sentences for m in marks} == {"you showed me the chiller at 6.": ("S2",)}


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ("Thank you for the roses from the yard.", "roses"),
        ("I look forward to the call next month.", "month"),
        ("I start on the 13th.", "13th"),
    ],
)
def test_one_thing_in_place_of_another_of_its_kind_is_marked(said: str, wrong: str) -> None:
    reading = invented.reading("Ann gave me tulips from the yard. They call next week. I start on the 3rd.")
    assert wrong in {m.text for m in examine(f"Dear Ann,\n\n{said}\n\nBest,", reading, Profile()).problems}


def test_what_the_notes_have_of_a_kind_is_no_problem() -> None:
    reading = invented.reading("Ann gave me tulips from the yard. They call next week. I start on the 3rd.")
    said = "Thank you for the tulips from the yard. I start on the 3rd."
    assert examine(f"Dear Ann,\n\n{said}\n\nBest,", reading, Profile()).problems == ()


def test_the_job_and_the_employer_are_never_a_leak() -> None:
    reading = invented.reading("They pay little.", role="Payroll Officer", company="Larkspur Pay")
    found = examine("Hello,\n\nThe Payroll Officer role at Larkspur Pay.\n\nBest,", reading, Profile())
    assert (found.problems, found.leaks) == ((), ())


@pytest.mark.parametrize(
    ("said", "wrong"), [("for forty-odd pots", []), ("for more than eighty pots", ["eighty"]), ("for 40 pots", ["40"])]
)
def test_a_round_figure_may_stand_for_the_exact_one(said: str, wrong: list[str]) -> None:
    reading = invented.reading("Ann showed me 41 pots in the shed.")
    assert [
        m.text for m in examine(f"Dear Ann,\n\nThank you {said} in the shed.", reading, Profile()).problems
    ] == wrong
