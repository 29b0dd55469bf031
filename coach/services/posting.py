"""A letter on its way out: a link for the mail program, a mail file, a word processor's file. Nothing is sent by us."""

from email.message import EmailMessage
from email.utils import format_datetime
from io import BytesIO
from urllib.parse import quote

from coach.domain.interview import KeptLetter
from coach.domain.profile import Profile

LONGEST_LINK = 1800
"""Characters: mail programs cut longer links off."""


def mailto(letter: KeptLetter, address: str = "") -> str | None:
    """For the person to click; None where the link would be too long, and a mail file must do."""
    link = f"mailto:{quote(address.strip(), safe='@')}?subject={quote(letter.subject)}&body={_lines(letter.body)}"
    return link if len(link) <= LONGEST_LINK else None


def _lines(body: str) -> str:
    return quote(body.replace("\r\n", "\n").replace("\n", "\r\n"))


def eml(letter: KeptLetter, profile: Profile, address: str = "") -> bytes:
    """A draft: opened by a mail program it is ready to be sent, by the person."""
    message = EmailMessage()
    message["Subject"] = " ".join(letter.subject.split())
    message["X-Unsent"] = "1"
    message["Date"] = format_datetime(letter.at)
    if profile.email.strip():
        message["From"] = profile.email.strip()
    if address.strip():
        message["To"] = address.strip()
    message.set_content(letter.body)
    return bytes(message)


def docx(letter: KeptLetter) -> bytes:
    from docx import Document

    document = Document()
    document.core_properties.title = letter.subject
    document.core_properties.author = ""
    for paragraph in letter.body.split("\n\n"):
        document.add_paragraph(paragraph)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def file_name(letter: KeptLetter, ending: str) -> str:
    """`thank-you-ruth-hale.docx`: plain letters, for every system."""
    words = f"{letter.kind.replace('_', '-')} {letter.to or ''}".lower().split()
    kept = "-".join("".join(c for c in word if c.isalnum() or c == "-") for word in words)
    return f"{kept.strip('-')}.{ending}"
