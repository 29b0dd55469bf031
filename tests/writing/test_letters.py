import re

import pytest

from coach.domain.debrief import Reading
from coach.domain.letters import LetterBrief
from coach.domain.notes import Notes
from coach.domain.profile import Profile
from coach.writing.check import check
from coach.writing.letters import briefs, letter
from coach.writing.overlap import lets_slip, words
from coach.writing.tidy import plain
from tests.support import invented
from tests.support.oracle import labelled, oracle

READINGS = [*invented.ALL, *(oracle(n) for n in labelled())]
NOBODY = Profile()


@pytest.mark.parametrize("reading", READINGS)
def test_every_letter_passes_its_own_check_and_is_of_a_good_length(reading: Reading) -> None:
    for brief in briefs(reading, NOBODY):
        written = letter(brief, NOBODY)
        assert 50 <= len(words(written.body)) <= 130, written.body
        assert check(written.body, reading, NOBODY) == ()
        assert all(blank in written.body for blank in written.blanks)


@pytest.mark.parametrize("reading", READINGS)
def test_nothing_private_stands_in_any_letter(reading: Reading) -> None:
    for brief in briefs(reading, NOBODY):
        body = letter(brief, NOBODY).body
        assert not [f for f in reading.of("private") if lets_slip(body, plain(reading.words(f)))]
        assert not [o for o in reading.outsiders if re.search(rf"\b{re.escape(o)}\b", body)]


@pytest.mark.parametrize("reading", READINGS)
def test_there_is_a_thank_you_for_each_interviewer(reading: Reading) -> None:
    to = [b.to for b in briefs(reading, NOBODY) if b.kind == "thank_you"]
    named: list[str | None] = [p.name for p in reading.interviewers]
    assert to == (named or [None])


@pytest.mark.parametrize("reading", READINGS)
def test_no_particular_is_used_twice(reading: Reading) -> None:
    facts = [f.text for b in briefs(reading, NOBODY) if b.kind == "thank_you" for f in b.facts]
    assert len(facts) == len(set(facts))


@pytest.mark.parametrize("reading", READINGS)
def test_letters_of_one_set_share_no_long_run_of_words(reading: Reading) -> None:
    bodies = [letter(b, NOBODY).body for b in briefs(reading, NOBODY) if b.kind == "thank_you"]
    runs = [_runs(body) for body in bodies]
    assert not [i for i, a in enumerate(runs) for b in runs[i + 1 :] if a & b]


def _runs(body: str) -> set[tuple[str, ...]]:
    """Runs of eight words, without the greeting, the first paragraph and the sign-off."""
    said = words(" ".join(body.split("\n\n")[2:-1]))
    return {tuple(said[i : i + 8]) for i in range(len(said) - 7)}


def test_the_one_who_did_it_is_addressed() -> None:
    denise, ross = [letter(b, NOBODY).body for b in briefs(invented.SUPERMARKET, NOBODY)][:2]
    assert "you walked me round the whole back of store" in denise
    assert "you gave me your break biscuit" in ross


def test_a_feedback_request_asks_about_a_question_that_went_well() -> None:
    (brief,) = (b for b in briefs(invented.SUPERMARKET, NOBODY) if b.kind == "feedback_request")
    assert brief.about is not None
    assert brief.about.text.startswith("how would you deal with somebody")
    assert "how I'd deal with somebody who keeps coming in late" in letter(brief, NOBODY).body


@pytest.mark.parametrize(
    ("outcome", "asks"), [("rejected", True), ("waiting", True), ("offer", False), ("withdrew", False)]
)
def test_feedback_is_asked_for_whatever_the_outcome_but_an_offer_or_a_withdrawal(outcome: str, asks: bool) -> None:
    kinds = [b.kind for b in briefs(invented.CHEF.model_copy(update={"outcome": outcome}), NOBODY)]
    assert ("feedback_request" in kinds) is asks
    assert ("reply_to_rejection" in kinds) is (outcome == "rejected")


def test_after_a_no_there_is_no_hoping_for_this_job() -> None:
    for brief in briefs(invented.TEACHER, NOBODY):
        assert not re.search(r"look forward|help you to decide|hear from you, whenever", letter(brief, NOBODY).body)


def test_the_profile_signs() -> None:
    profile = Profile(name="Sam Reed", sign_off="Take care,")
    body = letter(briefs(invented.CHEF, profile)[0], profile).body
    assert body.endswith("Take care,\nSam Reed")
    assert "[Your name]" not in body


def test_without_notes_a_letter_is_all_thanks_and_blanks() -> None:
    brief, *_ = briefs(Reading(notes=Notes(text="", sentences=())), NOBODY)
    written = letter(brief, NOBODY)
    assert written.body.startswith("Dear [name],")
    assert len(written.blanks) >= 3


def test_notes_in_another_language_get_no_letters() -> None:
    assert briefs(invented.CHEF.model_copy(update={"english": False}), NOBODY) == ()


def test_a_keep_in_touch_letter_asks_for_nothing() -> None:
    body = letter(LetterBrief(kind="keep_in_touch", to="Beth", company="the Gannet"), NOBODY).body
    assert 50 <= len(words(body)) <= 130
    assert "?" not in body


def test_who_has_no_name_is_greeted_by_their_job() -> None:
    reading = invented.reading("<t>mgr showed me the old vault door, super cool</t>", role="teller")
    body = letter(briefs(reading, NOBODY)[0], NOBODY).body
    assert body.startswith("Dear [name of the manager],")
    assert "you showed me the old vault door." in body


def test_a_title_is_no_name() -> None:
    reading = invented.reading(
        "<t>Ms. Pratt showed me the office cat</t>", people=("Ms. Shalini Kulkarni", "Ms. Pratt")
    )
    kulkarni, pratt = [letter(b, NOBODY).body for b in briefs(reading, NOBODY)][:2]
    assert "office cat" in pratt
    assert "office cat" not in kulkarni
    assert kulkarni.startswith("Dear Ms. Kulkarni,")


def test_what_somebody_did_is_thanked_for_though_the_reader_did_not_say_that_it_was_kind() -> None:
    reading = invented.reading("Nurse Abena was there. She let me join the bingo for an hour.", people=("Nurse Abena",))
    body = letter(briefs(reading, NOBODY)[0], NOBODY).body
    assert body.startswith("Dear Nurse Abena,")
    assert "you let me join the bingo for an hour." in body


def test_a_test_that_was_set_is_no_kindness() -> None:
    reading = invented.reading("Ann gave me a typing test. She handed me the exam paper.", people=("Ann Bo",))
    assert not briefs(reading, NOBODY)[0].facts


def test_a_question_of_nobody_in_particular_is_not_put_in_anybodys_mouth() -> None:
    reading = invented.reading("There was <a>how would you stack a pallet of eggs?</a>", people=("Ann Bo", "Cy Dee"))
    body = letter(briefs(reading, NOBODY)[0], NOBODY).body
    assert "how I'd stack a pallet of eggs" in body
    assert "you asked" not in body.lower()
