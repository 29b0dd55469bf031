"""The interviews that are kept: added, corrected, answered, written about, taken away and brought back."""

from datetime import date, datetime
from secrets import token_hex

from coach.domain.debrief import Debrief
from coach.domain.interview import Answer, Facts, Interview, InterviewId, KeptLetter
from coach.domain.letters import Letter
from coach.domain.ports import Journal
from coach.services.intake import checked


def add(journal: Journal, key: InterviewId, notes: str, facts: Facts, now: datetime) -> Interview:
    """Raises BadNotes, JournalError."""
    interview = Interview(
        id=key, created_at=now, updated_at=now, notes=checked(notes), facts=facts, outcome_on=now.astimezone().date()
    )
    journal.add_interview(interview)
    return interview


def change(journal: Journal, key: InterviewId, now: datetime, **fields: object) -> Interview:
    """Puts these fields in place of what stands; the debrief follows when it is written again."""
    return journal.change_interview(key, lambda i: i.model_copy(update={**fields, "updated_at": now}))


def correct(
    journal: Journal, key: InterviewId, facts: Facts, now: datetime, outcome_on: date | None = None
) -> Interview:
    """What the person says of the interview; a new outcome is dated today where they name no day."""

    def put(interview: Interview) -> Interview:
        same = facts.outcome == interview.facts.outcome
        told = outcome_on or (interview.outcome_on if same else now.astimezone().date())
        return interview.model_copy(update={"facts": facts, "outcome_on": told, "updated_at": now})

    return journal.change_interview(key, put)


def keep_debrief(journal: Journal, key: InterviewId, debrief: Debrief, now: datetime) -> Interview:
    return change(journal, key, now, debrief=debrief)


def answer(journal: Journal, key: InterviewId, question: str, text: str, now: datetime) -> Interview:
    """An empty text takes the answer away."""

    def put(interview: Interview) -> Interview:
        others = tuple(a for a in interview.answers if a.question != question)
        mine = (Answer(question=question, text=text, at=now),) if text.strip() else ()
        return interview.model_copy(update={"answers": (*others, *mine), "updated_at": now})

    return journal.change_interview(key, put)


def edit_letter(journal: Journal, key: InterviewId, letter: Letter, now: datetime, **fields: object) -> Interview:
    """Changes these fields of the letter as the person left it: one a kind and person is kept."""

    def put(interview: Interview) -> Interview:
        before = as_left(interview, letter, now)
        left = before.model_copy(update={**fields, "at": now})
        if left.reply and not before.reply:
            left = left.model_copy(update={"replied_on": now.astimezone().date()})
        others = tuple(k for k in interview.letters if (k.kind, k.to) != (letter.kind, letter.to))
        return interview.model_copy(update={"letters": (*others, left), "updated_at": now})

    return journal.change_interview(key, put)


def as_left(interview: Interview, letter: Letter, now: datetime) -> KeptLetter:
    """The letter as the person left it, else as it was written."""
    kept = interview.kept_letter(letter.kind, letter.to)
    return kept or KeptLetter(kind=letter.kind, to=letter.to, subject=letter.subject, body=letter.body, at=now)


def new_id(now: datetime) -> InterviewId:
    """A short id that sorts by day, such as 20261123-7f3a19."""
    return f"{now:%Y%m%d}-{token_hex(3)}"


def day_of(interview: Interview) -> date:
    """The day of the interview, else the day it was written down."""
    return interview.facts.on or interview.created_at.astimezone().date()
