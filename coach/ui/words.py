"""Words the pages share."""

import re
from collections.abc import Sequence

from coach.domain.debrief import FindingKind, Outcome
from coach.domain.letters import LetterKind
from coach.ui.dates import day as day

OUTCOME: dict[Outcome, str] = {
    "waiting": "Waiting to hear",
    "rejected": "It was a no",
    "offer": "An offer",
    "withdrew": "I stepped back",
    "unknown": "Not said yet",
}

KIND: dict[FindingKind, str] = {
    "feeling": "How it felt",
    "strength": "Went well",
    "struggle": "Was hard",
    "asked": "They asked",
    "skill_gap": "Skill to look at",
    "feedback": "They told you",
    "gratitude": "Worth a thank-you",
    "fit": "Right kind of job?",
    "next_step": "What comes next",
}
"""In the order they are shown; `private` only guards the letters and is not listed."""

BASIS = {
    "said_to_me": "said to you",
    "observed": "what you saw",
    "guess": "your guess",
    "unknowable": "nobody can know",
}

LETTER: dict[LetterKind, str] = {
    "thank_you": "Thank you",
    "feedback_request": "Ask for feedback",
    "reply_to_rejection": "Reply to the no",
    "keep_in_touch": "Keep in touch",
    "referrer_thanks": "Thank whoever put in a word",
    "withdrawal": "Step back from it",
}

_SPECIAL = str.maketrans({c: "\\" + c for c in "\\`*_{}[]()<>#+-.!|~$:&"})


# GitHub's Markdown makes links of bare addresses, escaped or not: something unseen parts them where they begin.
_ADDRESS = re.compile(r"(?<=http)(?=s?://)|(?<=www)(?=\.)|(?=@)", re.IGNORECASE)
_UNSEEN = "\u2060"


def plain(text: str) -> str:
    """Somebody's text, so that Markdown shows it as it is: no links, no images, no markup."""
    return _ADDRESS.sub(_UNSEEN, " ".join(text.split())).translate(_SPECIAL)


def listed(names: Sequence[str]) -> str:
    """Ruth, Daniel and Sam."""
    return " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def writer(source: str) -> str:
    return "the built-in coach" if source == "builtin" else source.replace("model ", "the model ", 1)
