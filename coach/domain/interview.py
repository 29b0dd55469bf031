"""One interview as it is kept: the notes, what the person corrected, the debrief, their answers and letters."""

from datetime import date, datetime

from coach.domain.base import Frozen
from coach.domain.debrief import Debrief, Outcome
from coach.domain.letters import LetterKind

InterviewId = str


class Answer(Frozen):
    """The person's answer to a question, kept under the question's own text so that a new debrief loses none."""

    question: str
    text: str
    at: datetime


class KeptLetter(Frozen):
    """A letter as the person left it."""

    kind: LetterKind
    to: str | None
    subject: str
    body: str
    at: datetime
    sent_on: date | None = None
    reply: str = ""
    """What came back, as pasted, and the day that was first written down here."""
    replied_on: date | None = None


class Facts(Frozen):
    """Pre-filled from the notes, corrected by the person; what stands here is what counts."""

    company: str = ""
    role: str = ""
    people: tuple[str, ...] = ()
    outcome: Outcome = "unknown"
    stage: str = ""
    on: date | None = None


class Interview(Frozen):
    """`created_at` and `updated_at` are in UTC."""

    id: InterviewId
    created_at: datetime
    updated_at: datetime
    notes: str
    facts: Facts
    debrief: Debrief | None = None
    answers: tuple[Answer, ...] = ()
    letters: tuple[KeptLetter, ...] = ()
    outcome_on: date | None = None
    """The day of the outcome that stands now: that on which it was told here, until the person names another."""
    crisis_passed: bool = False
    """The person saw the help list for these notes and chose to go on."""

    def answer_to(self, question: str) -> str:
        return next((a.text for a in self.answers if a.question == question), "")

    def kept_letter(self, kind: LetterKind, to: str | None) -> KeptLetter | None:
        return next((k for k in self.letters if (k.kind, k.to) == (kind, to)), None)
