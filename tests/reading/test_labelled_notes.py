"""The reader's score on the labelled notes it was tuned on, and its speed, as floors that no change may break."""

import time

from benchmarks.reading import notes, understanding
from coach.reading.reader import read


def test_the_score_on_the_notes_it_learned_from_stays_up() -> None:
    mean, table = understanding(notes("tuning"))
    assert mean >= 0.95
    assert not table["never"]


def test_the_score_on_notes_by_a_hand_it_never_learned_from_stays_up() -> None:
    mean, table = understanding(notes("fresh"))
    assert mean >= 0.76
    assert not table["never"]
    assert table["interviewers"]["f1"] >= 0.85


def test_time_grows_with_the_length_of_the_notes_and_no_faster() -> None:
    text = "They asked how I'd cope with a flood. I froze, but Ana showed me the garden. " * 100
    read(text)
    took = []
    for size in (2, 16):
        began = time.process_time()
        read(text * size)
        took.append(time.process_time() - began)
    assert took[1] < 24 * took[0]


def test_noise_of_a_million_characters_is_read_in_seconds() -> None:
    for noise in ("a", " ", "\n", "[", "<", '"', "&", "- "):
        began = time.process_time()
        read((noise * 1_000_000)[:1_000_000])
        assert time.process_time() - began < 20, noise
