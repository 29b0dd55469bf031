"""Notes that sound like danger: nothing is written about them until the person goes on."""

from coach.domain.interview import Interview
from coach.services import interviews
from coach.ui import danger
from coach.ui.danger import stays
from coach.ui.runtime import services
from coach.ui.writing import write

__all__ = ["screen", "stays"]


def screen(interview: Interview) -> None:
    s = services()
    danger.screen(
        "Your notes are kept. It is fine to stop here for today.",
        lambda: write(interviews.change(s.journal, interview.id, s.now(), crisis_passed=True)),
    )
