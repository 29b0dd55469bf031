"""Tries are kept as they were made, and travel with the journal."""

import threading
from datetime import timedelta
from pathlib import Path

import pytest

from coach.domain.errors import BadNotes
from coach.domain.ports import Journal
from coach.domain.practice import Card, Outline, Practice, Sheet, Try
from coach.services import practice, sheet
from coach.services.deck import Deck
from coach.services.schedule import reviewed
from coach.services.sheet_html import as_html
from coach.services.sheet_pdf import as_pdf, unprintable
from coach.services.transfer import Export, export_json, export_markdown
from tests.storage.samples import open_journal
from tests.support.memory_journal import MemoryJournal
from tests.support.practised import MONDAY, THREE

DAY = timedelta(days=1)


@pytest.fixture(params=["memory", "tiny"])
def journal(request: pytest.FixtureRequest, tmp_path: Path) -> Journal:
    made: Journal = MemoryJournal() if request.param == "memory" else open_journal(tmp_path / "home")
    for interview in THREE:
        made.add_interview(interview)
    return made


def cards(journal: Journal) -> tuple[Card, ...]:
    return Deck().cards(journal.interviews(), journal.practice())


def of(journal: Journal, key: str) -> Card:
    return next(c for c in cards(journal) if c.id == key)


def test_tries_are_kept_in_the_order_they_were_made_whatever_the_clock_says(journal: Journal) -> None:
    first = cards(journal)[0]
    for n, at in enumerate((MONDAY, MONDAY - 300 * DAY, MONDAY + DAY)):
        practice.keep_try(
            journal, of(journal, first.id), Try(at=at, rating=3, answer=f"try {n}", before=n, after=n + 1)
        )
    assert [t.answer for t in of(journal, first.id).tries] == ["try 0", "try 1", "try 2"]


def test_a_card_in_two_windows_loses_no_try(journal: Journal) -> None:
    seen_by_both = cards(journal)[0]
    practice.keep_try(journal, seen_by_both, Try(at=MONDAY, rating=2, answer="here"))
    practice.keep_try(journal, seen_by_both, Try(at=MONDAY, rating=3, answer="there"))
    assert [t.answer for t in of(journal, seen_by_both.id).tries] == ["here", "there"]


def test_windows_that_keep_tries_at_once_lose_none(tmp_path: Path) -> None:
    home, each = tmp_path / "home", 8
    first = open_journal(home)
    for interview in THREE:
        first.add_interview(interview)
    card = cards(first)[0]

    def window(journal: Journal) -> None:
        for n in range(each):
            practice.keep_try(journal, card, Try(at=MONDAY + n * DAY, rating=3))

    journals = [first, first, open_journal(home), open_journal(home)]
    windows = [threading.Thread(target=window, args=(journal,)) for journal in journals]
    for thread in windows:
        thread.start()
    for thread in windows:
        thread.join()
    assert len(of(open_journal(home), card.id).tries) == len(journals) * each


def test_the_first_answer_is_the_best_until_another_is_chosen(journal: Journal) -> None:
    key = cards(journal)[0].id
    for text in ("", "one", "two"):
        practice.keep_try(journal, of(journal, key), Try(at=MONDAY, rating=3, answer=text))
    best = practice.best_answer(of(journal, key))
    assert best is not None
    assert best.answer == "one"
    practice.choose_best(journal, of(journal, key), 2)
    best = practice.best_answer(of(journal, key))
    assert best is not None
    assert best.answer == "two"


def test_the_state_of_fsrs_survives_export_import_and_the_file(journal: Journal) -> None:
    memory = None
    for n, card in enumerate(cards(journal)):
        for go in range(n % 4 + 1):
            made = Try(
                at=MONDAY + (3 * go + n / 7) * DAY, rating=go % 4 + 1, outline=Outline(action="I asked."), seconds=91
            )
            practice.keep_try(journal, of(journal, card.id), made)
    practice.tell_next(journal, (MONDAY + 9 * DAY).date())
    whole = journal.practice()
    assert all(kept.memory is not None for kept in whole.cards)
    brought = Export.model_validate_json(export_json(journal)).practice
    assert brought == whole
    other = MemoryJournal()
    other.change_practice(lambda _: brought)
    for kept in whole.cards:
        there = other.practice().card(kept.id)
        assert there is not None
        memory = kept.memory
        assert reviewed(there.memory, 3, MONDAY + 30 * DAY) == reviewed(memory, 3, MONDAY + 30 * DAY)


def test_a_file_opened_again_holds_the_same(tmp_path: Path) -> None:
    journal = open_journal(tmp_path / "home")
    for interview in THREE:
        journal.add_interview(interview)
    for card in cards(journal):
        practice.keep_try(journal, card, Try(at=MONDAY, rating=1, answer="half\udc80 a letter"))
    assert open_journal(tmp_path / "home").practice() == journal.practice()
    journal.change_practice(lambda _: Practice())
    assert open_journal(tmp_path / "home").practice() == Practice()


def test_the_markdown_holds_tries_plans_and_wishes(journal: Journal) -> None:
    from coach.domain.practice import SkillPlan, Wish
    from coach.services import fit, skills

    assert "## Practice" not in export_markdown(journal)
    card = cards(journal)[0]
    practice.keep_try(journal, card, Try(at=MONDAY, rating=3, answer="I walked over.", before=3, after=6))
    skills.decide(journal, SkillPlan(key="sierra", cue="Saturday", step="try it", state="doing"))
    fit.add_wish(journal, Wish(kind="deal_breaker", text="nights"))
    made = export_markdown(journal)
    for words in (
        "> I walked over.",
        "good, sure before: 3, sure after: 6, the best so far",
        "If it is Saturday",
        "nights",
    ):
        assert words in made


def test_an_export_without_practice_is_still_read() -> None:
    whole = Export.model_validate_json(b'{"format":1,"profile":{},"interviews":[],"checkins":[]}')
    assert whole.practice == Practice()


def test_the_next_day_is_gone_when_it_is_past(journal: Journal) -> None:
    practice.tell_next(journal, MONDAY.date())
    assert practice.next_day(journal.practice(), MONDAY) == MONDAY.date()
    assert practice.next_day(journal.practice(), MONDAY + DAY) is None


def made_sheet(journal: Journal) -> tuple[Sheet, sheet.Page]:
    chosen = [c for c in cards(journal) if c.kind != "story"][:2]
    made = sheet.new_sheet(chosen, 20, MONDAY)
    sheet.keep_sheet(journal, made)
    return made, sheet.page_of(made, cards(journal))


def test_the_sheet_holds_the_chosen_questions_and_nothing_else_of_the_journal(journal: Journal) -> None:
    made, page = made_sheet(journal)
    html = as_html(page)
    chosen = set(made.questions)
    for card in cards(journal):
        assert (card.text in html) == (card.text in chosen)
    for interview in journal.interviews():
        assert interview.facts.company not in html
        assert interview.id not in html
    assert "http" not in html.replace("http-equiv", "")


def test_what_stands_in_a_question_stays_text_on_the_sheet(journal: Journal) -> None:
    page = sheet.Page(
        id="1", title="A", thanks="B", how=(),
        asked=(sheet.Asked(text="<script>alert(1)</script> & $title", follow_ups=(), listen_for=""),),
    )  # fmt: skip
    assert "<script>alert" not in as_html(page)
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; $title" in as_html(page)
    assert as_pdf(page).startswith(b"%PDF")


@pytest.mark.parametrize(("paper", "box"), [("A4", b"595.2756 841.8898"), ("Letter", b"612 792")])
def test_the_pdf_comes_on_both_papers_and_is_the_same_each_time(journal: Journal, paper: str, box: bytes) -> None:
    _, page = made_sheet(journal)
    size = "A4" if paper == "A4" else "Letter"
    made = as_pdf(page, size)  # type: ignore[arg-type]
    assert box in made
    assert made == as_pdf(page, size)  # type: ignore[arg-type]
    assert not unprintable(page)
    assert f"size: {paper}" in as_html(page, size)  # type: ignore[arg-type]


def test_the_ratings_of_a_friend_come_back_beside_ones_own(journal: Journal) -> None:
    made, _ = made_sheet(journal)
    file = (
        f'{{"rebound_ratings": 1, "sheet": "{made.id}", "ratings": ['
        '{"question": 1, "rating": 3, "kind": "You sounded calm."}, {"question": 2, "rating": null, "kind": ""}]}'
    )
    assert sheet.keep_ratings(journal, sheet.read_ratings(file.encode()), cards(journal), MONDAY) == 1
    assert sheet.keep_ratings(journal, sheet.read_ratings(file.encode()), cards(journal), MONDAY) == 1
    kept = of(journal, made.cards[0]).kept
    assert kept is not None
    assert [(h.rating, h.kind_words) for h in kept.heard] == [(3, "You sounded calm.")]


@pytest.mark.parametrize(
    "data", [b"", b"{", b"[]", b'{"sheet":"x","ratings":[{"question":1,"rating":9}]}', b" " * 100_000]
)
def test_a_file_that_holds_no_ratings_is_told_kindly(data: bytes) -> None:
    with pytest.raises(BadNotes, match="Nothing was changed"):
        sheet.read_ratings(data)


def test_ratings_of_a_sheet_from_elsewhere_change_nothing(journal: Journal) -> None:
    before = journal.practice()
    with pytest.raises(BadNotes, match="not in this journal"):
        sheet.keep_ratings(journal, sheet.Ratings(sheet="other", ratings=()), cards(journal), MONDAY)
    assert journal.practice() == before
