"""A question about the longer way, with room for an answer that is kept with the rest of practice."""

from coach.domain.practice import Fit
from coach.reading.safety import judge
from coach.services import fit
from coach.ui.autosaved import autosaved
from coach.ui.interview import safety
from coach.ui.runtime import services


def question(text: str, kept: Fit, key: str) -> None:
    s = services()
    there = next((a.text for a in kept.answers if a.question == text), "")
    typed = autosaved(
        text, key=key, value=there, save=lambda typed: fit.answer(s.journal, text, typed, s.now()), height=90
    )
    judgement = judge(typed)
    if judgement.crisis or judgement.gentle:
        safety.stays()
