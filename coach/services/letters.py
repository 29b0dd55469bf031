"""Letters on request: read, brief, written by a coach."""

from coach.domain.interview import Facts
from coach.domain.letters import Letter, LetterForm, LetterKind, Tone
from coach.domain.ports import Coach, Quiet, Watch
from coach.domain.profile import Profile
from coach.reading.reader import read
from coach.services.debriefing import corrected
from coach.writing.wanted import wanted


def write(
    text: str,
    coach: Coach,
    profile: Profile,
    kind: LetterKind,
    *,
    to: str | None = None,
    form: LetterForm = "email",
    tone: Tone = "warm",
    panel: bool = False,
    facts: Facts | None = None,
    go_on: bool = False,
    watch: Watch | None = None,
) -> tuple[Letter, ...]:
    """Empty where the notes are not in English, or show danger and the person did not choose to `go_on`.

    Raises EngineError; EngineStopped where the watch asks for it.
    """
    reading = corrected(read(text), facts)
    if reading.crisis and not go_on:
        return ()
    asked = wanted(reading, kind, to=to, form=form, tone=tone, panel=panel)
    return tuple(coach.letter(reading, brief, profile, watch or Quiet()) for brief in asked)
