import re

import pytest

from coach.domain.debrief import Reading
from coach.domain.notes import Notes
from coach.domain.ports import Target
from coach.writing.overlap import alike, content
from coach.writing.phrases import load
from coach.writing.questions import question, questions, targets
from tests.support import invented
from tests.support.oracle import labelled, oracle

READINGS = [*invented.ALL, *(oracle(n) for n in labelled())]
THEMES = ("answer", "skill", "strength", "kindness", "fit", "feedback", "next", "story")


@pytest.mark.parametrize("reading", READINGS)
def test_every_question_asks_is_short_and_speaks_of_what_it_cites(reading: Reading) -> None:
    for asked in questions(reading, targets(reading)):
        cited = " ".join(reading.notes.by_id[i].text for i in asked.sentences)
        assert asked.text.endswith("?")
        assert len(asked.text.split()) < 30
        assert content(asked.text) & content(cited)
        assert not re.search(r"[{}]|\bi\b", asked.text.replace('"', "") if '"' not in asked.text else "")
        assert asked.why


@pytest.mark.parametrize("reading", READINGS)
def test_there_are_eight_at_most_and_no_two_alike(reading: Reading) -> None:
    texts = [q.text for q in questions(reading, targets(reading))]
    assert len(texts) <= 8
    assert not any(alike(a, b) for i, a in enumerate(texts) for b in texts[i + 1 :])


@pytest.mark.parametrize("reading", READINGS)
def test_hard_moments_and_gaps_are_asked_about(reading: Reading) -> None:
    cited = {s for q in questions(reading, targets(reading)) for s in q.sentences}
    missed = [f for f in reading.of("struggle", "skill_gap") if not set(f.sentences) & cited]
    assert len(missed) <= 1


def test_feelings_come_first_then_what_went_right() -> None:
    themes = [t.theme for t in targets(invented.TEACHER)]
    assert themes[:2] == ["kindness", "strength"]
    assert themes.index("strength") < themes.index("answer")


def test_one_question_is_the_same_alone_as_among_the_others() -> None:
    reading = invented.SUPERMARKET
    wanted = targets(reading)
    assert [question(reading, t) for t in wanted] == list(questions(reading, wanted))


def test_a_target_nobody_planned_is_still_answered() -> None:
    reading = invented.SUPERMARKET
    private = next(i for i, f in enumerate(reading.findings) if f.kind == "private")
    assert question(reading, Target(finding=private, theme="story")).text.endswith("?")


def test_notes_without_findings_get_no_questions() -> None:
    assert targets(Reading(notes=Notes(text="", sentences=()))) == ()


def test_notes_in_another_language_get_no_questions() -> None:
    assert targets(invented.CHEF.model_copy(update={"english": False})) == ()


def test_on_a_crisis_no_feeling_is_made_a_question() -> None:
    assert all(t.theme != "kindness" for t in targets(invented.TEACHER.model_copy(update={"crisis": True})))


def test_the_right_answer_in_the_notes_is_not_asked_for() -> None:
    reading = invented.reading("<a>what is the deadline?</a> <s>I said 21 days. it's 30</s>")
    (asked,) = questions(reading, targets(reading))
    assert "30" in asked.text


def test_every_move_of_the_phrase_files_asks_and_gives_a_reason_with_a_particular() -> None:
    for theme in THEMES:
        for move in load(theme)["moves"]:
            assert move["ask"].endswith("?"), move
            assert "{" in move["ask"] + move["why"], move
            assert "{" in move["why"] or "{" in move["ask"], move
            assert "!" not in move["ask"] + move["why"]


def test_the_moves_of_a_theme_are_all_different() -> None:
    for theme in THEMES:
        asks = [m["ask"] for m in load(theme)["moves"]]
        assert len(asks) == len(set(asks))


def test_scraps_that_no_move_fits_are_asked_about_in_different_words() -> None:
    reading = invented.reading("<s>One.</s>\n<s>Two.</s>\n<s>Ten.</s>")
    asked = [q.text for q in questions(reading, targets(reading))]
    assert len(asked) == 3
    assert not [(a, b) for n, a in enumerate(asked) for b in asked[:n] if alike(a, b)]
