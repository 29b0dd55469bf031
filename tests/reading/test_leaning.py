"""How far a stretch leans towards what is private, bad or good, in notes and in a letter alike."""

from coach.reading.leaning import AWAY, of_stretches
from coach.reading.reader import read

NOTES = "They liked my portfolio.\nI froze on the last question.\nMy boss does not know that I am looking.\n"


def test_each_sentence_of_notes_has_its_leaning() -> None:
    reading = read(NOTES)
    liked, froze, boss = reading.leanings
    assert liked.good > 0 > liked.bad
    assert froze.bad > 0 > froze.good
    assert boss.private > 0


def test_a_stretch_of_a_letter_is_read_like_notes() -> None:
    letter = "Dear Jo, thank you for your time. I am sorry that I froze on the last question."
    start = letter.index("I am sorry")
    thanks, sorry = of_stretches(letter, [(9, start), (start, len(letter))])
    assert sorry.bad > thanks.bad


def test_a_stretch_without_words_leans_away_from_everything() -> None:
    assert of_stretches("Dear Jo,   ", [(8, 11)]) == (AWAY,)
