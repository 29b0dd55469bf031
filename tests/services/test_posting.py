import email
import email.policy
from datetime import UTC, datetime
from io import BytesIO
from urllib.parse import parse_qs, urlsplit

from docx import Document

from coach.domain.interview import KeptLetter
from coach.domain.profile import Profile
from coach.services import posting

LETTER = KeptLetter(
    kind="thank_you",
    to="Zoë O'Brien",
    subject="Thank you & all the best",
    body="Dear Zoë,\n\nYou showed me the pond. 100% kind?\n\nBest,\nSam",
    at=datetime(2026, 3, 4, 9, tzinfo=UTC),
)
LONG = LETTER.model_copy(update={"body": "Dear Zoë,\n\n" + "You showed me the pond. " * 90})


def test_the_link_opens_the_mail_program_with_everything_in_it() -> None:
    link = posting.mailto(LETTER, "zoe@place.example")
    assert link is not None
    parts = urlsplit(link)
    asked = parse_qs(parts.query)
    assert (parts.scheme, parts.path) == ("mailto", "zoe@place.example")
    assert asked["subject"] == [LETTER.subject]
    assert asked["body"] == [LETTER.body.replace("\n", "\r\n")]


def test_a_letter_too_long_for_a_link_is_a_mail_file_only() -> None:
    assert posting.mailto(LONG) is None
    assert email.message_from_bytes(posting.eml(LONG, Profile()))["Subject"] == LONG.subject


def test_the_mail_file_is_a_draft_from_the_person() -> None:
    made = posting.eml(LETTER, Profile(email="sam@home.example"))
    message = email.message_from_bytes(made, policy=email.policy.default)
    assert (message["From"], message["X-Unsent"]) == ("sam@home.example", "1")
    assert message.get_content().rstrip("\n") == LETTER.body


def test_a_subject_cannot_smuggle_in_a_header() -> None:
    made = posting.eml(LETTER.model_copy(update={"subject": "Hi\nBcc: x@y.example"}), Profile())
    assert "Bcc" not in email.message_from_bytes(made)


def test_the_word_processors_file_holds_the_letter() -> None:
    paragraphs = Document(BytesIO(posting.docx(LETTER))).paragraphs
    assert "\n\n".join(p.text for p in paragraphs) == LETTER.body


def test_file_names_are_plain() -> None:
    assert posting.file_name(LETTER, "docx") == "thank-you-zoë-obrien.docx"
