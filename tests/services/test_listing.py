"""Searching, ordering and hiding, on interviews as they are kept."""

import time
from datetime import UTC, date, datetime, timedelta

from coach.domain.debrief import Outcome
from coach.domain.interview import Answer, Facts, Interview, KeptLetter
from coach.services.listing import listing, still_open
from coach.services.search import search
from coach.services.timeline import rounds, timeline
from tests.storage.samples import interview as sample
from tests.support.pace import slowness

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def kept(
    n: int, company: str = "Alder", outcome: Outcome = "waiting", notes: str = "notes", **facts: object
) -> Interview:
    at = NOON + timedelta(days=n)
    told = Facts(company=company, outcome=outcome).model_copy(update=facts)
    return Interview(id=f"i{n}", created_at=at, updated_at=at, notes=notes, facts=told, outcome_on=at.date())


def ids(hits: tuple[object, ...]) -> list[str]:
    return [hit.interview.id for hit in hits]  # type: ignore[attr-defined]


def test_words_are_found_in_notes_names_answers_and_letters() -> None:
    one = sample()
    for query in ("BRIGHTWAVE", "dana", "data ANALYST", "would you say now", "team was closed", "Dear Dana", "ça ira"):
        assert search((one,), query), query
    assert not search((one,), "brightwave nowhere")
    assert search((one,), "") == search((one,), "  ")


def test_a_hit_shows_the_line_it_stands_in_and_no_more() -> None:
    notes = "First line\n" + "x" * 200 + " I froze on the second question " + "y" * 200
    (hit,) = search((kept(1, notes=notes),), "froze")
    assert "I froze on the second question" in hit.line
    assert len(hit.line) < 160
    assert search((kept(1),), "alder")[0].line == ""


def test_a_search_over_a_thousand_interviews_is_there_at_once() -> None:
    many = tuple(
        sample(n, notes=f"{'They asked about the rota and I talked about Leeds. ' * 60}{n}") for n in range(1000)
    )
    times = []
    for _ in range(5):  # the best of them: others may be busy on this computer
        began = time.perf_counter()
        assert len(search(many, "leeds rota 777")) == 1
        times.append(time.perf_counter() - began)
    assert min(times) < 0.1 * slowness()


def test_the_list_comes_in_the_order_asked_for() -> None:
    a, b, c = kept(1, "Cedar"), kept(2, "alder"), kept(3, "Birch", on=date(2026, 1, 1))
    assert ids(listing((c, b, a)).hits) == ["i2", "i1", "i3"]
    assert ids(listing((c, b, a), order="oldest").hits) == ["i3", "i1", "i2"]
    assert ids(listing((c, b, a), order="company").hits) == ["i2", "i3", "i1"]
    assert ids(listing((c, b, a), order="changed").hits) == ["i3", "i2", "i1"]


def test_rejections_can_be_hidden_and_are_counted() -> None:
    a, b = kept(1, outcome="rejected"), kept(2, outcome="offer")
    found = listing((a, b), hide_rejections=True)
    assert (ids(found.hits), found.hidden) == (["i2"], 1)
    assert ids(listing((a, b), outcome="rejected").hits) == ["i1"]


def test_what_is_open_is_said_and_what_is_done_is_not() -> None:
    one = sample()
    assert still_open(one) == ("thank-you not sent yet",)
    sent = one.letters[0].model_copy(update={"sent_on": date(2026, 3, 3)})
    assert still_open(one.model_copy(update={"letters": (sent,)})) == ()
    assert "questions to think about" in still_open(one.model_copy(update={"answers": ()}))


def test_rounds_of_one_application_are_told_from_other_roles_and_places() -> None:
    first, second = kept(1, role="Librarian"), kept(5, "ALDER ", stage="second round")
    other_role, other_place = kept(6, "Alder", role="Porter"), kept(7, "Birch")
    nameless = kept(8, ""), kept(9, "")
    everything = (first, second, other_place, *nameless)
    assert [i.id for i in rounds(everything, second)] == ["i1", "i5"]
    assert [i.id for i in rounds((*everything, other_role), first)] == ["i1", "i5"]
    assert [i.id for i in rounds(everything, nameless[0])] == ["i8"]


def test_the_time_line_holds_rounds_letters_answers_and_the_end_by_day() -> None:
    letter = KeptLetter(kind="thank_you", to="Ruth", subject="", body="", at=NOON, sent_on=date(2026, 3, 4))
    answer = Answer(question="?", text="yes", at=NOON + timedelta(days=3))
    first = kept(1).model_copy(update={"letters": (letter,), "answers": (answer,)})
    second = kept(5, outcome="rejected", stage="second round")
    moments = timeline((second, first), first)
    assert [(m.kind, m.on.day) for m in moments] == [
        ("interview", 3),
        ("letter", 4),
        ("answers", 5),
        ("interview", 7),
        ("outcome", 7),
    ]
    assert moments[3].words == "second round"


def test_an_answer_that_came_back_is_on_the_time_line() -> None:
    letter = KeptLetter(kind="thank_you", to="Ruth", subject="", body="", at=NOON, sent_on=date(2026, 3, 4))
    answered = letter.model_copy(update={"reply": "Kind words", "replied_on": date(2026, 3, 6)})
    one = kept(1).model_copy(update={"letters": (answered,)})
    assert [(m.kind, m.on.day, m.words) for m in timeline((one,), one)][-1] == ("reply", 6, "Ruth")
