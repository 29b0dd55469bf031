"""Which letters a debrief holds, and what each may draw on."""

import re
from collections.abc import Iterator
from hashlib import blake2s

from coach.domain.debrief import Finding, Person, Reading
from coach.domain.letters import Fact, LetterBrief
from coach.domain.profile import Profile
from coach.reading.attribution import who
from coach.writing.asked import asked
from coach.writing.nearby import question_for
from coach.writing.overlap import content
from coach.writing.phrases import load
from coach.writing.shares import may_show, shared_out
from coach.writing.tidy import full, plain


def briefs(reading: Reading, profile: Profile) -> tuple[LetterBrief, ...]:
    """A thank-you for each interviewer, or one with a blank greeting; then the letters that the outcome asks for."""
    del profile  # a letter's writer is given it; what a letter may say comes from the notes alone
    if not reading.english:
        return ()
    turn = int.from_bytes(blake2s(reading.notes.text.encode(), digest_size=2).digest()) << 4
    return tuple(brief.model_copy(update={"turn": turn + n}) for n, brief in enumerate(_all(reading)))


def _all(reading: Reading) -> Iterator[LetterBrief]:
    plain_brief = LetterBrief(
        kind="thank_you",
        company=_value(reading.company.value if reading.company else None),
        role=_value(reading.role.value if reading.role else None),
        rejected=reading.outcome == "rejected",
        hoping=reading.outcome in {"waiting", "unknown"},
    )
    shares = shared_out(reading)
    questions = _Questions(reading)
    for person, facts in shares:
        about, own = (None, True) if facts else questions.one_for(person)
        to = person.name if person else None
        yield plain_brief.model_copy(update={"to": to, "facts": facts, "about": about, "asked_by_them": own})
    if reading.outcome not in {"offer", "withdrew"}:
        yield _feedback(reading, plain_brief)
    if reading.outcome == "rejected":
        yield plain_brief.model_copy(update={"kind": "reply_to_rejection", "to": _bringer_of_news(reading)})


def _value(text: str | None) -> str | None:
    if not text:
        return None
    tidy = plain(text)
    return tidy or None


class _Questions:
    """What was asked and may be thanked for, each in one letter only."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._left = [f for f in _good_questions(reading) if _reads_well(plain(reading.words(f)))]

    def one_for(self, person: Person | None) -> tuple[Fact | None, bool]:
        """Their own; else, and then False, one that the notes do not say who asked."""
        owners = {f: who(self._reading, f) for f in self._left}
        own = [f for f in self._left if person and owners[f] == person]
        found = next(iter(own or [f for f in self._left if owners[f] is None]), None)
        if found is None:
            return None, True
        self._left.remove(found)
        return _fact(self._reading, found), bool(own)


def _reads_well(text: str) -> bool:
    ask = asked(text, most=22).ask
    return not ask.startswith('"') or ask.rstrip('"').endswith("?")


def _fact(reading: Reading, finding: Finding) -> Fact:
    return Fact(text=plain(reading.words(finding)), sentences=finding.sentences)


def _good_questions(reading: Reading) -> list[Finding]:
    """What was asked and did not go badly: asking about it confesses nothing."""
    hard = reading.of("struggle", "skill_gap", "private")
    missed = [question_for(reading, f) for f in hard]
    able = [
        f for f in reading.of("asked") if f not in missed and not any(h.start < f.end and f.start < h.end for h in hard)
    ]
    fine = [
        f for f in able if may_show(reading, reading.words(f)) and content(reading.words(f)) and not _beside(f, hard)
    ]
    usual = load("letters")["signs"]["small_talk"]
    return [
        f
        for f in fine
        if not re.search(usual, full(reading.words(f)), re.IGNORECASE) and len(reading.words(f).split()) > 3
    ]


def _beside(finding: Finding, hard: tuple[Finding, ...]) -> bool:
    return any(0 <= h.start - finding.end <= 4 for h in hard)


def _feedback(reading: Reading, base: LetterBrief) -> LetterBrief:
    """To whoever brought the news, else to whoever asked the question it is about."""
    questions = _good_questions(reading)
    asked = next((f for f in questions if who(reading, f)), next(iter(questions), None))
    news = _bringer_of_news(reading)
    asker = who(reading, asked) if asked else None
    first = asker or next(iter(reading.interviewers), None)
    to = news if base.rejected and news else first.name if first else None
    return base.model_copy(
        update={"kind": "feedback_request", "to": to, "about": _fact(reading, asked) if asked else None}
    )


def _bringer_of_news(reading: Reading) -> str | None:
    """Who told the writer of the decision, if it is one of those they met."""
    if reading.outcome != "rejected":
        return None
    for finding in reversed(reading.of("feedback")):
        person = who(reading, finding)
        if person is not None:
            return str(person.name)
    return None
