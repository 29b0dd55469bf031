import pytest

from coach.domain.errors import BadNotes
from coach.services.intake import NOTES_LIMIT, checked, decode


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"plain\r\nwords", "plain\r\nwords"),
        ("\ufeffwith a mark".encode(), "\ufeffwith a mark"),
        ("שלום 🙂 مرحبا".encode(), "שלום 🙂 مرحبا"),
        ("two bytes a letter".encode("utf-16"), "two bytes a letter"),
        ("it’s £40".encode("cp1252"), "it’s £40"),
    ],
)
def test_text_is_decoded_exactly(data: bytes, text: str) -> None:
    assert decode(data) == text


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n\0\0\0", b"PK\x03\x04\x14\x00\x06", bytes(range(256)), b"\xff\xfe\x00\xd8"]
)
def test_what_is_no_text_gets_a_word_and_a_way_out(data: bytes) -> None:
    with pytest.raises(BadNotes, match="does not hold plain text") as caught:
        decode(data, "cv.png")
    assert "copy and paste" in caught.value.hint


def test_a_huge_file_is_refused_before_it_is_decoded() -> None:
    with pytest.raises(BadNotes, match="more than notes can be"):
        decode(b"a" * 5_000_000)


@pytest.mark.parametrize("text", ["", "  \n\t "])
def test_empty_notes_are_an_invitation(text: str) -> None:
    with pytest.raises(BadNotes, match="no notes yet"):
        checked(text)


def test_notes_over_the_limit_stay_where_they_are() -> None:
    with pytest.raises(BadNotes, match="still where you put it"):
        checked("a" * (NOTES_LIMIT + 1))
    assert checked("a" * NOTES_LIMIT)
