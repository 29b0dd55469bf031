"""What stands next to a finding."""

from coach.domain.debrief import Finding, Reading


def question_for(reading: Reading, at: Finding) -> Finding | None:
    """What was asked just before it went as it went: in the same sentence, or in the one before on the same line."""
    near = set(at.sentences) | (set(_sentence_before(reading, at)) if at.kind != "skill_gap" else set())
    close = [f for f in reading.of("asked") if set(f.sentences) & near and f.start <= at.end and at is not f]
    return max(close, key=lambda f: (f.start < at.end and at.start < f.end, f.start <= at.start, f.start), default=None)


def _sentence_before(reading: Reading, at: Finding) -> tuple[str, ...]:
    before = [s for s in reading.notes.sentences if s.end <= at.start and s.id not in at.sentences]
    if not before or "\n" in reading.notes.text[before[-1].end : at.start]:
        return ()
    return (before[-1].id,)
