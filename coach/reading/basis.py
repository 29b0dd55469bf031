"""On what a finding about an interviewer rests: their words, what was seen, a guess, or what nobody can know."""

from coach.domain.debrief import Basis
from coach.reading import wordlists
from coach.reading.page import Draft, Page

_ABOUT_THEM = ("feedback", "struggle", "strength", "private", "gratitude", "feeling")


def basis(sheet: Page, draft: Draft) -> Basis | None:
    """None where no interviewer acts, speaks or thinks in it. A guess outweighs what it is about."""
    if draft.kind not in _ABOUT_THEM:
        return None
    words = [w.word for w in sheet.words_in(draft.start, draft.end)]
    said = set(words)
    if not (said & wordlists.words("basis", "them") or said & sheet.names):
        return "said_to_me" if draft.kind == "feedback" else None
    if said & wordlists.words("basis", "minds"):
        return "unknowable" if not said & wordlists.words("basis", "speech") else "said_to_me"
    if said & wordlists.words("basis", "guesses"):
        return "guess"
    if said & wordlists.words("basis", "speech") or draft.kind == "feedback":
        return "said_to_me"
    return "observed" if said & wordlists.words("basis", "acts") else None
