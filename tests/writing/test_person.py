import pytest

from coach.writing.person import heard_by_you, mixes_voices, past_told, to_me, to_recipient, to_you


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("I froze on it", "you froze on it"),
        ("I was lost and my hands shook", "you were lost and your hands shook"),
        ("I really was nervous", "you really were nervous"),
        ("I wasn't sure", "you weren't sure"),
        ("I'm tired, I've slept badly and I'd like to stop", "you're tired, you've slept badly and you'd like to stop"),
        ("was I too slow", "were you too slow"),
        ("she asked me about myself", "she asked you about yourself"),
        ("the mistake was mine", "the mistake was yours"),
        ("I worked in a mine", "you worked in a mine"),
        ("we still do everything in folders", "you still do everything in folders"),
        ("they showed us our desks", "they showed you your desks"),
        ("I blanked and was saying anything", "you blanked and were saying anything"),
        ("I waited and he was late", "you waited and he was late"),
        ("my brain just scattered", "your brain just scattered"),
    ],
)
def test_the_first_person_becomes_the_second(first: str, second: str) -> None:
    assert to_you(first) == second


def test_a_quotation_is_left_as_it_was_said() -> None:
    assert to_you('I said "I don\'t know" and sat there') == 'you said "I don\'t know" and sat there'


def test_what_they_asked_about_their_own_firm_is_theirs() -> None:
    assert heard_by_you("how would you cut our costs for us") == "how would you cut their costs for them"


def test_a_text_with_two_speakers_is_seen_as_mixed() -> None:
    assert mixes_voices("you know I tried")
    assert not mixes_voices('I said "you know"')


@pytest.mark.parametrize(
    ("notes", "name", "letter"),
    [
        ("Tunde let me watch it load", "Tunde", "you let me watch it load"),
        ("Tunde let me watch it load", "Helen Marsden", "Tunde let me watch it load"),
        ("The Major drove me round himself", "Major Pelham-Ward", "you drove me round yourself"),
        ("Mr. Okoro gave me his card", "Mr. Okoro", "you gave me your card"),
        ("she was patient with me", "Ruth", "you were patient with me"),
        ("he said he'd lend me his notes", "Pete", "you said you'd lend me your notes"),
        ("their dog slept on my foot", "Luke", "your dog slept on my foot"),
        ("she remembered my placement with her in spring", "Gráinne", "you remembered my placement with you in spring"),
        ("the way Moira talked about her boats", "Moira Cathcart", "the way you talked about your boats"),
        ('Paula said "you have a gift"', "Paula", 'you said "you have a gift"'),
        ("Bear's truck had no heating", "Bear", "your truck had no heating"),
    ],
)
def test_a_letter_speaks_to_the_one_it_is_for(notes: str, name: str, letter: str) -> None:
    assert to_recipient(notes, name) == letter


def test_they_are_addressed_only_where_asked() -> None:
    assert to_recipient("they told me straight", "Alan", plural=True) == "you told me straight"
    assert to_recipient("they told me straight", "Alan") == "they told me straight"


def test_a_bare_verb_after_he_or_she_tells_of_the_past() -> None:
    assert past_told("He speak slowly for me") == "He spoke slowly for me"
    assert past_told("she said so") == "she said so"


@pytest.mark.parametrize(
    ("told", "mine"),
    [
        ("how you'd cut their costs", "how I'd cut your costs"),
        ("about a project you stopped", "about a project I stopped"),
        ("where nobody knows you", "where nobody knows me"),
        ("what you know about them", "what I know about you"),
    ],
)
def test_what_was_asked_can_be_said_back_by_the_writer(told: str, mine: str) -> None:
    assert to_me(told) == mine


@pytest.mark.parametrize(
    ("notes", "name", "addressed"),
    [
        ("Jo made me tea", "Jo", "you made me tea"),
        ("An showed me an old loom", "An Bakker", "you showed me an old loom"),
    ],
)
def test_a_name_of_two_letters_is_no_small_word(notes: str, name: str, addressed: str) -> None:
    assert to_recipient(notes, name) == addressed
