"""Interviews whose debriefs are built from marked notes, so that tests of practice do not lean on the reader."""

from datetime import UTC, datetime, timedelta

from coach.domain.debrief import Debrief, Outcome, Verdict
from coach.domain.interview import Facts, Interview
from tests.support.invented import reading

MONDAY = datetime(2026, 3, 2, 12, tzinfo=UTC)


def interview(
    number: int,
    marked: str,
    *,
    outcome: Outcome = "rejected",
    stage: str = "",
    company: str = "",
    verdict: Verdict = "unclear",
    people: tuple[str, ...] = (),
) -> Interview:
    """Numbers follow each other a week apart."""
    read = reading(marked, outcome=outcome, verdict=verdict, people=people, company=company)
    at = MONDAY + timedelta(weeks=number)
    debrief = Debrief(
        sentences=read.notes.sentences,
        company=read.company,
        role=None,
        outcome=outcome,
        interviewers=read.interviewers,
        findings=read.findings,
        role_fit=read.role_fit,
        heard="",
        crisis=False,
        help=None,
    )
    return Interview(
        id=f"i{number}",
        created_at=at,
        updated_at=at,
        notes=read.notes.text,
        facts=Facts(company=company or f"Company {number}", outcome=outcome, stage=stage, people=people),
        debrief=debrief,
    )


def newest_first(*interviews: Interview) -> tuple[Interview, ...]:
    return tuple(sorted(interviews, key=lambda i: i.created_at, reverse=True))


LIBRARY = interview(
    1,
    """<a>Why do you want to work here?</a> <w>I spoke of the reading group</w>.
Daniel: <a>what would you do if two teenagers were loud in the quiet room?</a> <s>I froze and said nothing useful</s>.
They use <g=Sierra>Sierra. I have never used it</g>.
<s>I talked for ages about the archive and lost the thread</s>.
<f>I could do this all day</f>""",
    stage="first call",
    verdict="good",
)
SCHOOL = interview(
    2,
    """<a>What would you do if two teenagers were loud in a quiet room?</a> <s>I stammered</s>.
<g=Sierra>No Sierra here either</g>, <g=Excel>my Excel is thin</g>.
<b>They said the teenagers answer about the quiet room was thin</b>.
<f>the paperwork wore me out</f>""",
    stage="first call",
    verdict="poor",
)
SHOP = interview(
    3,
    """<a>So, why do you want to work for us?</a> <s>I had no real reason ready</s>.
<a>what is stock rotation</a>
<f>standing all day is not for me</f>""",
    stage="second round",
    outcome="waiting",
    verdict="poor",
)
THREE = newest_first(LIBRARY, SCHOOL, SHOP)
