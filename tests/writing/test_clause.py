import pytest

from coach.writing.asked import asked
from coach.writing.clause import clause
from coach.writing.tidy import full, plain, quoted, shortened

NAMES = frozenset({"Helen", "Ross"})


@pytest.mark.parametrize(
    ("notes", "said"),
    [
        ("Blanked after the second step", "you blanked after the second step"),
        ("didn't have a clue, said 40 and he laughed", "you didn't have a clue, said 40 and he laughed"),
        ("never run etcd myself", "you've never run etcd yourself"),
        ("completely missed the point", "you completely missed the point"),
        ("my maths fell apart", "your maths fell apart"),
        ("went really well", "it went really well"),
        ("tired but ok", "you're tired but ok"),
        ("i dont know async properly", "you don't know async properly"),
        ("asked if i speak french", "they asked if you speak french"),
        ("Helen was lovely about my idea", "Helen was lovely about your idea"),
        ("<b>nailed it</b>, done early", "you nailed it, done early"),
        ("and then oh my god I dropped the tray 😭", "you dropped the tray"),
        ("We were impressed by your manner", "they were impressed by your manner"),
    ],
)
def test_a_stretch_of_notes_becomes_a_clause(notes: str, said: str) -> None:
    made = clause(notes, NAMES)
    assert made is not None
    assert made.text == said


@pytest.mark.parametrize(
    "notes",
    [
        "First paragraph very good",
        "dead air",
        "30 min of silence basically",
        "",
        "😭😭",
        "what is first call resolution",
        "Then came the hard one",
        "I was happy enough with",
        "sucked at this",
        "you know I tried",
    ],
)
def test_a_fragment_or_a_hard_word_is_not_made_into_one(notes: str) -> None:
    assert clause(notes, NAMES) is None


def test_a_state_is_told_from_an_event() -> None:
    state, event = clause("I'm not trained on it"), clause("I froze on it")
    assert state is not None
    assert event is not None
    assert not state.event
    assert event.event


@pytest.mark.parametrize(
    ("notes", "ask", "topic"),
    [
        (
            "how would you present a budget to the board?",
            "how you'd present a budget to the board",
            "presenting a budget to the board",
        ),
        ("What would you do if he refused?", "what you'd do if he refused", None),
        ("whats ohms law", "about ohms law", "ohms law"),
        ("tell me about a time you failed", "about a time you failed", "a time you failed"),
        ("Implement a rate limiter", "to implement a rate limiter", "implementing a rate limiter"),
        ("how I'd handle a complaint", "how you'd handle a complaint", "handling a complaint"),
        ("have you worked with Sage?", "whether you've worked with Sage", None),
        ("which schemes would I stack", "which schemes you'd stack", None),
        ("what do you know about us", "what you know about them", None),
        ("the live bug fix, async race in node", "about the live bug fix", "the live bug fix"),
        ("typing test", "about the typing test", "the typing test"),
        ("a patient refuses and the family insist", '"a patient refuses and the family insist"', None),
    ],
)
def test_a_question_is_turned_so_that_it_fits_after_asked_you(notes: str, ask: str, topic: str | None) -> None:
    assert asked(notes) == (ask, topic)


def test_markup_entities_and_pictures_go() -> None:
    assert plain("<li>caf&eacute; **and** &quot;bar&quot; 🎉</li>") == 'café and "bar"'


def test_shorthand_is_written_out_but_not_by_those_who_write_i_large() -> None:
    assert full("i said scan n hope lol") == "I said scan and hope"
    assert full("I said n log n") == "I said n log n"


def test_a_long_quotation_ends_where_a_clause_does() -> None:
    assert shortened("one two three, four five six", 4) == "one two three"
    assert quoted("said 'scan' today") == "\"said 'scan' today\""
