"""Everything that is kept, for the person to take elsewhere: as JSON for programs, as Markdown to read without us."""

from collections.abc import Iterable, Iterator
from typing import Literal

from coach.domain.base import Frozen
from coach.domain.debrief import Debrief, FindingKind, Outcome
from coach.domain.exercises import Sitting
from coach.domain.interview import Interview, KeptLetter
from coach.domain.letters import Letter, LetterKind
from coach.domain.plans import Plan
from coach.domain.ports import Journal
from coach.domain.practice import Practice
from coach.domain.profile import Profile
from coach.domain.recovery import SCALES, CheckIn, Week
from coach.domain.rests import Rest
from coach.services.care_markdown import care
from coach.services.practice_text import practice_blocks

_OUTCOMES: dict[Outcome, str] = {
    "rejected": "turned down",
    "waiting": "waiting to hear",
    "offer": "an offer",
    "withdrew": "withdrew",
    "unknown": "not known yet",
}
_FINDINGS: dict[FindingKind, str] = {
    "strength": "Went well",
    "gratitude": "Kindness",
    "struggle": "Was hard",
    "asked": "Asked",
    "skill_gap": "Skills they looked for",
    "fit": "Whether it fits",
    "feedback": "Feedback",
    "feeling": "Feelings",
    "private": "Only for you",
    "next_step": "What comes next",
}
_LETTERS: dict[LetterKind, str] = {
    "thank_you": "Thank-you letter",
    "feedback_request": "Request for feedback",
    "reply_to_rejection": "Reply to the rejection",
    "keep_in_touch": "Keep-in-touch note",
    "referrer_thanks": "Thanks to whoever put in a word",
    "withdrawal": "Letter to step back",
}
_WEEKS: dict[Week, str] = {"step": "took a step", "rested": "rested", "neither": "neither a step nor a rest"}


class Export(Frozen):
    """The whole journal, in format 1. Drafts are not in it: they are typed and not yet saved."""

    format: Literal[1] = 1
    profile: Profile
    interviews: tuple[Interview, ...]
    checkins: tuple[CheckIn, ...]
    plans: tuple[Plan, ...] = ()
    rests: tuple[Rest, ...] = ()
    sittings: tuple[Sitting, ...] = ()
    practice: Practice = Practice()


def export_json(journal: Journal) -> bytes:
    """UTF-8, indented; the same journal gives the same bytes. `Export` reads it. Raises JournalError."""
    whole = Export(
        profile=journal.profile(),
        interviews=journal.interviews(),
        checkins=journal.checkins(),
        plans=journal.all_of(Plan),
        rests=journal.all_of(Rest),
        sittings=journal.all_of(Sitting),
        practice=journal.practice(),
    )
    return whole.model_dump_json(indent=2).encode() + b"\n"


def export_markdown(journal: Journal) -> str:
    """Raises JournalError."""
    blocks = ["# Your journal", *_profile(journal.profile())]
    for interview in journal.interviews():
        blocks += _interview(interview)
    blocks += practice_blocks(journal.practice(), _line, _quote)
    blocks += _checkins(journal.checkins())
    blocks += care(journal)
    return "\n\n".join(blocks if len(blocks) > 1 else [*blocks, "Nothing is kept yet."]) + "\n"


def _profile(profile: Profile) -> Iterator[str]:
    given = {"Name": profile.name, "Email": profile.email, "Phone": profile.phone, "Sign-off": profile.sign_off}
    lines = [f"- {label}: {_line(value)}" for label, value in given.items() if value]
    if lines or profile.voice:
        yield "## About you"
    if lines:
        yield "\n".join(lines)
    if profile.voice:
        yield "A sample of your own writing:"
        yield _quote(profile.voice)


def _interview(interview: Interview) -> Iterator[str]:
    facts = interview.facts
    yield f"## {_line(', '.join(filter(None, (facts.company, facts.role))) or 'An interview')}"
    given = {
        "Interview on": facts.on.isoformat() if facts.on else "",
        "Stage": facts.stage,
        "People": ", ".join(facts.people),
        "Outcome": _OUTCOMES[facts.outcome],
        "Told on": interview.outcome_on.isoformat() if interview.outcome_on else "",
        "Written down on": interview.created_at.date().isoformat(),
    }
    yield "\n".join(f"- {label}: {_line(value)}" for label, value in given.items() if value)
    yield "### Your notes"
    yield _quote(interview.notes)
    if interview.debrief is not None:
        yield from _debrief(interview.debrief)
    yield from _questions(interview)
    yield from _letters(interview)


def _debrief(debrief: Debrief) -> Iterator[str]:
    yield "### What happened"
    if debrief.heard:
        yield _escaped(debrief.heard)
    said = {sentence.id: sentence.text for sentence in debrief.sentences}
    for kind, title in _FINDINGS.items():
        cited = [said[key] for f in debrief.findings if f.kind == kind for key in f.sentences if key in said]
        if cited:
            yield f"{title}:\n\n" + "\n".join(f"- {_line(text)}" for text in dict.fromkeys(cited))


def _questions(interview: Interview) -> Iterator[str]:
    asked = [question.text for question in interview.debrief.questions] if interview.debrief else []
    texts = dict.fromkeys((*asked, *(answer.question for answer in interview.answers)))
    if texts:
        yield "### Questions to think about"
    for text in texts:
        yield f"**{_line(text)}**"
        yield _quote(interview.answer_to(text) or "(no answer)")


def _letters(interview: Interview) -> Iterator[str]:
    drafts = interview.debrief.letters if interview.debrief else ()
    written = [d for d in drafts if interview.kept_letter(d.kind, d.to) is None]
    if interview.letters or written:
        yield "### Letters"
    for kept in interview.letters:
        yield from _letter(kept, f"sent on {kept.sent_on.isoformat()}" if kept.sent_on else "not sent")
    for draft in written:
        yield from _letter(draft, "a draft")


def _letter(letter: KeptLetter | Letter, state: str) -> Iterator[str]:
    to = f" to {_line(letter.to)}" if letter.to else ""
    yield f"**{_LETTERS[letter.kind]}{to}** ({state})"
    yield _quote(f"{letter.subject}\n\n{letter.body}" if letter.subject else letter.body)


def _checkins(checkins: Iterable[CheckIn]) -> Iterator[str]:
    for number, checkin in enumerate(checkins):
        if number == 0:
            yield "## Check-ins"
            yield "From 0 (not at all) to 10 (completely). An answer left out is not shown."
        lines = [f"- {s.short}: {checkin.score(s.key)}" for s in SCALES if checkin.score(s.key) is not None]
        lines += [f"- This week: {_WEEKS[checkin.week]}"] if checkin.week else []
        words = {"A step": checkin.step, "A rest": checkin.rest}
        lines += [f"- {name}: {_line(text)}" for name, text in words.items() if text]
        lines += [f"- {_line(checkin.line)}"] if checkin.line else []
        yield f"### {checkin.on.isoformat()}"
        yield "\n".join(lines) or "(no answers)"


def _line(text: str) -> str:
    return _escaped(" ".join(text.split()))


def _quote(text: str) -> str:
    """Two spaces at the end of a line keep the next one from running on."""
    lines = [f"> {_escaped(line)}" if line.strip() else ">" for line in text.splitlines()]
    return "  \n".join(lines) or ">"


def _escaped(text: str) -> str:
    """Notes may hold what a viewer of Markdown would fetch from the network, an image above all: it stays text."""
    return text.replace("\\", "\\\\").replace("<", "\\<").replace("![", "!\\[")
