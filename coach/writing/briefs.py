"""Which letters a debrief holds, and which particular goes to whom."""

import re
from collections.abc import Iterator
from hashlib import blake2s

from coach.domain.debrief import Finding, Person, Reading
from coach.domain.letters import Fact, LetterBrief
from coach.domain.profile import Profile
from coach.reading.attribution import who
from coach.writing.checking.parts import cue_for
from coach.writing.nearby import question_for
from coach.writing.overlap import content, lets_slip, words
from coach.writing.particulars import particular
from coach.writing.people import strangers
from coach.writing.phrases import load
from coach.writing.tidy import full, plain

MOST_FACTS = 2


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
    shares = _shared_out(reading)
    for person, facts in shares:
        about = None if facts or person is None else _asked_by(reading, person)
        yield plain_brief.model_copy(update={"to": person.name if person else None, "facts": facts, "about": about})
    if reading.outcome not in {"offer", "withdrew"}:
        yield _feedback(reading, plain_brief)
    if reading.outcome == "rejected":
        yield plain_brief.model_copy(update={"kind": "reply_to_rejection", "to": _bringer_of_news(reading)})


def _value(text: str | None) -> str | None:
    if not text:
        return None
    tidy = plain(text)
    return tidy or None


def _shared_out(reading: Reading) -> list[tuple[Person | None, tuple[Fact, ...]]]:
    """Each particular to the person it is about; what is about nobody in particular to whoever has none."""
    people: list[Person | None] = list(reading.interviewers) or [None]
    kept: dict[int, list[Fact]] = {n: [] for n in range(len(people))}
    unowned: list[Fact] = []
    for finding, fact in _facts(reading):
        owner = _owner(reading, finding)
        if owner in people:
            kept[people.index(owner)].append(fact)
        elif len(people) == 1:
            kept[0].append(fact)
        elif not re.search(r"\b(?:he|she|his|her|him)\b", fact.text, re.IGNORECASE):
            unowned.append(fact)
    for n, person in enumerate(people):
        fit = [f for f in kept[n] if particular(f.text, person.name if person else None)]
        while not fit and unowned:
            fit = [f for f in [unowned.pop(0)] if particular(f.text, person.name if person else None)]
        kept[n] = fit[:MOST_FACTS]
    return [(person, tuple(kept[n])) for n, person in enumerate(people)]


def _owner(reading: Reading, finding: Finding) -> Person | None:
    """Whom it is about; a name at its start says so, however it is typed."""
    first, *_ = plain(reading.words(finding)).lower().split()
    named = (p for p in reading.interviewers if first in p.name.lower().split())
    return next(named, None) or who(reading, finding) or _alone_in_line(reading, finding)


def _alone_in_line(reading: Reading, finding: Finding) -> Person | None:
    """The only interviewer whom the line speaks of up to here, by name or by title: `the Major`."""
    text = reading.notes.text
    line = words(text[text.rfind("\n", 0, finding.start) + 1 : finding.end])
    parts = {p: [w for w in words(p.name) if len(w) > 3] for p in reading.interviewers}
    named = [p for p, own in parts.items() if any(w in line for w in own)]
    return named[0] if len(named) == 1 else None


def _facts(reading: Reading) -> Iterator[tuple[Finding, Fact]]:
    """Pleasant particulars that let nothing slip and name nobody who was not there; each sentence is one."""
    seen: set[str] = set()
    for finding in (part for whole in reading.of("gratitude") for part in _by_sentence(reading, whole)):
        fact = Fact(text=_with_antecedent(reading, finding), sentences=finding.sentences)
        if fact.text in seen or not _may_show(reading, fact.text) or _on_private(reading, finding):
            continue
        seen.add(fact.text)
        yield finding, fact


def _by_sentence(reading: Reading, whole: Finding) -> Iterator[Finding]:
    for sentence in (reading.notes.by_id[i] for i in whole.sentences):
        start, end = max(whole.start, sentence.start), min(whole.end, sentence.end)
        if content(reading.notes.text[start:end]):
            yield whole.model_copy(update={"start": start, "end": end, "sentences": (sentence.id,)})


def _on_private(reading: Reading, finding: Finding) -> bool:
    return any(p.start < finding.end and finding.start < p.end for p in reading.of("private"))


def _may_show(reading: Reading, text: str) -> bool:
    if any(re.search(rf"\b{re.escape(o)}\b", text) for o in strangers(reading)):
        return False
    if re.search(r"[$£€¥]\s?\d|\d\s?k\b|https?:|www\.|@\w|[\[\]{}<>]", plain(text)):
        return False
    if any(cue_for(cue).search(plain(text)) for cue in ("sore", "pay", "asides", "unfit")):
        return False
    return not any(
        lets_slip(plain(text), plain(reading.words(p))) for p in reading.of("private", "struggle", "skill_gap")
    )


def _with_antecedent(reading: Reading, finding: Finding) -> str:
    """`the robot is lovely, Tunde let me watch it load` → `Tunde let me watch the robot load`."""
    text = plain(reading.words(finding))
    before = reading.notes.by_id[finding.sentences[0]]
    lead = plain(reading.notes.text[before.start : finding.start]) if before.start < finding.start else ""
    named = re.match(
        r"((?:the|their) (?:[\w-]+ ){0,2}[\w-]+?) (?:is|was|are|were|looks?)\b[^.;]*,?$", lead, re.IGNORECASE
    )
    if named and re.search(r"\b(?:watch|see|use|hold|try|load|touch|drive|ride) it\b", text):
        text = re.sub(r"(?<=\w) it\b", f" {named[1][0].lower()}{named[1][1:]}", text, count=1)
    return text


def _asked_by(reading: Reading, person: Person) -> Fact | None:
    return next((_fact(reading, f) for f in _good_questions(reading) if who(reading, f) == person), None)


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
        f for f in able if _may_show(reading, reading.words(f)) and content(reading.words(f)) and not _beside(f, hard)
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
