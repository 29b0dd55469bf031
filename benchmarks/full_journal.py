"""A journal as it may be after years: a thousand interviews with all that was written about them, weekly check-ins."""

from datetime import UTC, datetime, timedelta
from itertools import cycle
from pathlib import Path
from typing import get_args

from coach.domain.debrief import Debrief, Outcome
from coach.domain.interview import Answer, Facts, Interview, KeptLetter
from coach.domain.profile import Profile
from coach.domain.recovery import CheckIn
from coach.engines.builtin import BuiltinCoach
from coach.reading.reader import read
from coach.services.debriefing import debrief, prefilled
from coach.storage.envelope import pack
from coach.ui.sample import SAMPLE

INTERVIEWS = 1000
WEEKS = 5 * 52
COMPANIES = ("Alder Grove Library", "Marlow Fresh", "Brindle & Co", "Harbour Clinic", "St Bride's Primary", "Northline")
ROLES = ("library assistant", "team leader", "assistant accountant", "receptionist", "teacher", "driver")


def write(home: Path) -> int:
    """Returns the size of the journal in bytes."""
    written, facts = debrief(SAMPLE, BuiltinCoach(), Profile()), prefilled(read(SAMPLE))
    now = datetime.now(UTC)
    tables = {
        "interviews": {i.id: i.model_dump(mode="json") for i in interviews(written, facts, now)},
        "checkins": {c.id: c.model_dump(mode="json") for c in checkins(now)},
    }
    home.mkdir(parents=True, exist_ok=True)
    return (home / "journal.json").write_bytes(pack(1, tables))


def interviews(written: Debrief, facts: Facts, now: datetime) -> list[Interview]:
    outcomes: tuple[Outcome, ...] = get_args(Outcome)
    told = zip(range(INTERVIEWS), cycle(COMPANIES), cycle(ROLES), cycle(outcomes), strict=False)
    return [_interview(written, facts, now, *one) for one in told]


def _interview(
    written: Debrief, facts: Facts, now: datetime, n: int, company: str, role: str, outcome: Outcome
) -> Interview:
    at = now - timedelta(days=1.8 * n)
    return Interview(
        id=f"i{n}",
        created_at=at,
        updated_at=at,
        notes=SAMPLE,
        facts=facts.model_copy(update={"company": f"{company} {n // 12}", "role": role, "outcome": outcome}),
        debrief=written,
        answers=tuple(Answer(question=q.text, text="I would take a breath first.", at=at) for q in written.questions),
        letters=tuple(
            KeptLetter(kind=x.kind, to=x.to, subject=x.subject, body=x.body, at=at, sent_on=at.date())
            for x in written.letters
        ),
        outcome_on=(at + timedelta(days=1)).date(),
    )


def checkins(now: datetime) -> list[CheckIn]:
    return [
        CheckIn(
            id=f"c{n}",
            created_at=now - timedelta(weeks=n),
            on=(now - timedelta(weeks=n)).date(),
            **{
                name: (n * step) % 11
                for name, step in (("happy", 3), ("anxious", 5), ("confidence", 7), ("kindness", 2))
            },
        )
        for n in range(WEEKS)
    ]
