"""The deck holds exactly what the notes hold, each thing once."""

from coach.domain.interview import Interview
from coach.domain.practice import Card, Practice, Try
from coach.services.deck import Deck, as_kept
from coach.services.practice import keep_try, rest
from tests.support.memory_journal import MemoryJournal
from tests.support.practised import LIBRARY, MONDAY, SCHOOL, SHOP, THREE, interview, newest_first

NOTHING = Practice()


def deck(*interviews: Interview, practice: Practice = NOTHING) -> tuple[Card, ...]:
    return Deck().cards(newest_first(*interviews), practice)


def test_each_hard_question_lacked_skill_and_story_is_a_card_and_nothing_else() -> None:
    cards = deck(LIBRARY)
    assert {(c.kind, c.sources[0].words) for c in cards} == {
        ("question", "I froze and said nothing useful"),
        ("skill", "Sierra. I have never used it"),
        ("story", "I talked for ages about the archive and lost the thread"),
    }


def test_what_went_well_is_not_drilled() -> None:
    assert deck(interview(1, "<a>Why us?</a> <w>I spoke of the reading group</w>.")) == ()


def test_the_same_question_over_interviews_is_one_card_with_all_its_sources() -> None:
    cards = deck(LIBRARY, SCHOOL, SHOP)
    loud = next(c for c in cards if "teenagers" in c.text)
    assert [s.interview for s in loud.sources] == ["i2", "i1"]
    sierra = next(c for c in cards if "Sierra" in c.text)
    assert {s.interview for s in sierra.sources} == {"i1", "i2"}
    assert len([c for c in cards if c.kind == "skill"]) == 2


def test_why_here_is_one_card_whatever_its_words() -> None:
    other = interview(4, "<a>Why us?</a> <s>I mumbled something about the bus</s>.")
    (card,) = deck(SHOP, other)
    assert len(card.sources) == 2


def test_each_source_leads_to_its_sentence() -> None:
    for card in deck(LIBRARY, SCHOOL, SHOP):
        for source in card.sources:
            there = {s.id: s.text for i in THREE if i.id == source.interview and i.debrief for s in i.debrief.sentences}
            said = " ".join(" ".join(there[key] for key in source.sentences).split())
            assert source.words in said


def test_a_card_that_was_tried_is_found_again_after_its_words_changed_a_little() -> None:
    journal = MemoryJournal()
    first = deck(LIBRARY)
    loud = next(c for c in first if c.kind == "question")
    keep_try(journal, loud, Try(at=MONDAY, rating=3, answer="I would walk over."))
    again = interview(
        1, "<a>what would you do if two teenagers were loud in the quiet reading room?</a> <s>I froze</s>."
    )
    (card,) = deck(again, practice=journal.practice())
    assert card.id == loud.id
    assert [t.answer for t in card.tries] == ["I would walk over."]


def test_a_deleted_interview_takes_its_cards_along_and_an_undo_brings_them_back() -> None:
    journal = MemoryJournal()
    story = next(c for c in deck(LIBRARY) if c.kind == "story")
    keep_try(journal, story, Try(at=MONDAY, rating=2))
    assert story.id not in {c.id for c in deck(SHOP, practice=journal.practice())}
    back = deck(SHOP, LIBRARY, practice=journal.practice())
    assert len(next(c for c in back if c.id == story.id).tries) == 1


def test_notes_that_sounded_like_danger_make_no_cards() -> None:
    assert LIBRARY.debrief is not None
    heavy = LIBRARY.model_copy(update={"debrief": LIBRARY.debrief.model_copy(update={"crisis": True})})
    assert deck(heavy) == ()


def test_a_deck_that_remembers_gives_what_a_fresh_one_gives() -> None:
    one, journal = Deck(), MemoryJournal()
    assert one.cards(newest_first(LIBRARY), journal.practice()) == deck(LIBRARY)
    assert one.cards(THREE, journal.practice()) == Deck().cards(THREE, Practice())
    practice = rest(journal, one.cards(THREE, journal.practice())[0], resting=True)
    assert one.cards(THREE, practice) == Deck().cards(THREE, practice)


def test_what_is_kept_of_a_card_knows_all_its_wordings() -> None:
    loud = next(c for c in deck(LIBRARY, SCHOOL) if "teenagers" in c.text)
    kept = as_kept(loud)
    assert len(kept.wordings) == 2
    assert set(kept.interviews) == {"i1", "i2"}
