"""Which pleasant particular goes into whose thank-you letter; none goes into two."""

import re
from collections.abc import Iterable, Iterator

from coach.domain.debrief import Finding, Person, Reading
from coach.domain.letters import Fact
from coach.reading.attribution import who
from coach.writing.checking.parts import cue_for
from coach.writing.kindnesses import close_by, kindnesses
from coach.writing.overlap import content, lets_slip, words
from coach.writing.particulars import particular
from coach.writing.people import is_title, strangers
from coach.writing.tidy import plain

MOST_FACTS = 3
_Found = Iterable[tuple[Finding, Fact]]


def shared_out(reading: Reading) -> list[tuple[Person | None, tuple[Fact, ...]]]:
    """Each particular to the person it is about; what is about nobody in particular to whoever has none."""
    people: list[Person | None] = list(reading.interviewers) or [None]
    kept: list[list[Fact]] = [[] for _ in people]
    _give(reading, people, kept, _facts(reading, reading.of("gratitude")))
    if not all(kept):
        more = [list(facts) for facts in kept]
        _give(reading, people, more, _facts(reading, kindnesses(reading)))
        kept = [one or other for one, other in zip(kept, more, strict=True)]
    return [(person, tuple(facts[:MOST_FACTS])) for person, facts in zip(people, kept, strict=True)]


def _give(reading: Reading, people: list[Person | None], kept: list[list[Fact]], found: _Found) -> None:
    unowned: list[Fact] = []
    for finding, fact in found:
        owner = _owner(reading, finding)
        if owner in people:
            _keep(kept[people.index(owner)], owner, fact)
        elif len(people) == 1:
            _keep(kept[0], people[0], fact)
        elif not re.search(r"\b(?:he|she|his|her|him)\b", fact.text, re.IGNORECASE):
            unowned.append(fact)
    for person, facts in zip(people, kept, strict=True):
        while not facts and unowned:
            _keep(facts, person, unowned.pop(0))


def _keep(facts: list[Fact], person: Person | None, fact: Fact) -> None:
    if particular(fact.text, person.name if person else None):
        facts.append(fact)


def _owner(reading: Reading, finding: Finding) -> Person | None:
    """Whom it is about; a name at its start says so, however it is typed."""
    first = next((w for w in plain(reading.words(finding)).split() if not is_title(w)), "").lower()
    named = (p for p in reading.interviewers if first in p.name.lower().split())
    return next(named, None) or who(reading, finding) or _alone_in_line(reading, finding) or _before(reading, finding)


def _before(reading: Reading, finding: Finding) -> Person | None:
    spoken_of = re.match(r"(?:he|she)\b", reading.words(finding), re.IGNORECASE)
    return close_by(reading, finding) if spoken_of else None


def _alone_in_line(reading: Reading, finding: Finding) -> Person | None:
    """The only interviewer whom the line speaks of up to here, by name or by title: `the Major`."""
    text = reading.notes.text
    line = words(text[text.rfind("\n", 0, finding.start) + 1 : finding.end])
    parts = {p: [w for w in words(p.name) if len(w) > 3] for p in reading.interviewers}
    named = [p for p, own in parts.items() if any(w in line for w in own)]
    return named[0] if len(named) == 1 else None


def _facts(reading: Reading, found: Iterable[Finding]) -> Iterator[tuple[Finding, Fact]]:
    """Pleasant particulars that let nothing slip and name nobody who was not there; each sentence is one."""
    seen: set[str] = set()
    for finding in (part for whole in found for part in _by_sentence(reading, whole)):
        fact = Fact(text=_with_antecedent(reading, finding), sentences=finding.sentences)
        if fact.text in seen or not may_show(reading, fact.text) or _on_private(reading, finding):
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


def may_show(reading: Reading, text: str) -> bool:
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
