"""Journals and what is kept in them, as the tests of this folder use them."""

import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from coach.domain.debrief import Cited, Debrief, Finding, Person, Question, RoleFit
from coach.domain.interview import Answer, Facts, Interview, KeptLetter
from coach.domain.letters import Letter
from coach.domain.notes import Sentence
from coach.domain.recovery import CheckIn
from coach.storage.journal import TinyJournal

REPOSITORY = Path(__file__).resolve().parents[2]
NOON = datetime(2026, 3, 12, 12, tzinfo=UTC)
ASKED = "They asked why I left Brightwave, and I went blank."
NOTES = f"{ASKED} Dana was kind. I think the role is more support than engineering. 🙂 Ça ira."


def open_journal(home: Path, now: Callable[[], datetime] = lambda: NOON, patience: float = 5.0) -> TinyJournal:
    return TinyJournal(home / "journal.json", home / "backups", now, patience=patience)


def interview(number: int = 1, notes: str = NOTES) -> Interview:
    """About 2 KB as it is kept."""
    at = NOON + timedelta(minutes=number)
    return Interview(
        id=f"interview-{number}",
        created_at=at,
        updated_at=at,
        notes=notes,
        facts=Facts(company=f"Northlight {number}", role="Data analyst", people=("Dana",), outcome="rejected"),
        debrief=_debrief(),
        answers=(Answer(question="What would you say now?", text="That the team was closed.", at=at),),
        letters=(KeptLetter(kind="thank_you", to="Dana", subject="Thank you", body="Dear Dana, …", at=at),),
    )


def checkin(number: int = 1, on: date = date(2026, 3, 1)) -> CheckIn:
    return CheckIn(id=f"checkin-{number}", created_at=NOON, on=on, happy=7, week="rested", line="Slept.")


def _debrief() -> Debrief:
    return Debrief(
        sentences=(Sentence(id="s1", start=0, end=len(ASKED), text=ASKED),),
        company=Cited(value="Northlight", sentences=("s1",)),
        role=None,
        outcome="rejected",
        interviewers=(Person(name="Dana", sentences=("s1",)),),
        findings=(Finding(kind="struggle", start=0, end=len(ASKED), sentences=("s1",), why="went blank"),),
        role_fit=RoleFit(verdict="mixed", sentences=("s1",)),
        heard="You were asked why you left, and you went blank.",
        crisis=False,
        help=None,
        questions=(Question(text="What would you say now?", sentences=("s1",), theme="answer", why="It was hard."),),
        letters=(Letter(kind="thank_you", to="Dana", subject="Thank you", body="Dear Dana, thank you."),),
    )


def start(program: str, *args: object) -> subprocess.Popen[str]:
    """One of the programs of this folder, in a process of its own."""
    command = [sys.executable, "-m", f"tests.storage.{program}", *map(str, args)]
    return subprocess.Popen(command, cwd=REPOSITORY, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
