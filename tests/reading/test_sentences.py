"""Sentences and offsets: whatever is typed, every finding and sentence is the notes' own words."""

from hypothesis import given, settings
from hypothesis import strategies as st

from coach.reading.reader import read

_BITS = (
    "They asked how I'd cope. ",
    "I froze",
    "\n- ",
    "\n\n",
    "“why us?”",
    "<p>",
    "&amp;",
    "</li>",
    "Dr. Okafor",
    ". ",
    "…",
    " — ",
    "| a | b |",
    "\r\n",
    "\ufeff",
    "😭",
    "İ",
    "> ",
    "1. ",
    "## ",
    "she said ",
    '"',
    "never used Excel, ",
    "\u2028",
    "don’t",
    "[[",
)
notes = st.one_of(st.text(max_size=300), st.lists(st.sampled_from(_BITS), max_size=40).map("".join))


@settings(max_examples=150, deadline=None)
@given(notes)
def test_sentences_are_the_notes_own_words_in_order_and_cover_all_but_blanks(text: str) -> None:
    sentences = read(text).notes.sentences
    at = 0
    for number, sentence in enumerate(sentences, 1):
        assert sentence.id == f"S{number}"
        assert text[sentence.start : sentence.end] == sentence.text
        assert not text[at : sentence.start].strip()
        assert len(sentence.text.split()) <= 60
        at = sentence.end
    assert not text[at:].strip()


@settings(max_examples=150, deadline=None)
@given(notes)
def test_findings_lie_within_the_notes_and_cite_the_sentences_they_touch(text: str) -> None:
    reading = read(text)
    for finding in reading.findings:
        assert 0 <= finding.start < finding.end <= len(text)
        assert finding.sentences
        assert finding.sentences == reading.notes.citing(finding.start, finding.end)


@settings(max_examples=40, deadline=None)
@given(notes)
def test_the_same_notes_are_read_the_same(text: str) -> None:
    assert read(text) == read(text)


def texts(note: str) -> list[str]:
    return [s.text for s in read(note).notes.sentences]


def test_bullets_headings_and_transcript_lines_are_sentences() -> None:
    note = "## Round 1\n- one thing\n- another thing\nQ: why us?\nme: because"
    assert texts(note) == ["## Round 1", "- one thing", "- another thing", "Q: why us?", "me: because"]


def test_abbreviations_and_quotations_end_no_sentence() -> None:
    assert texts("Met Dr. Okafor and Mrs. Lin. Nice.") == ["Met Dr. Okafor and Mrs. Lin.", "Nice."]
    assert texts('She asked "why us?" and I froze. Ugh.') == ['She asked "why us?" and I froze.', "Ugh."]


def test_lines_wrapped_by_hand_are_one_paragraph() -> None:
    note = (
        "The interview was at the library and it began with a tour\n"
        "of the stacks, which I had not expected at all. Then they\n"
        "asked me about cataloguing."
    )
    assert texts(note)[0].endswith("at all.")
    assert len(texts(note)) == 2


def test_short_lines_of_a_phone_note_stay_apart() -> None:
    assert len(texts("got there early\nthey were late\nasked why me\ni froze")) == 4


def test_a_very_long_sentence_is_split_where_a_clause_ends() -> None:
    note = "and then she asked about the rota and I said yes " * 12
    parts = texts(note)
    assert len(parts) > 1
    assert all(len(p.split()) <= 60 for p in parts)
