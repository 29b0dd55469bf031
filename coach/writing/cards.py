"""What one interview's notes hold that is worth practising: hard questions, lacked skills, stories to tell better."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from coach.domain.debrief import Finding, Reading
from coach.domain.interview import Interview
from coach.domain.notes import Notes
from coach.domain.practice import CardKind, Prompt
from coach.writing.nearby import question_for
from coach.writing.overlap import content
from coach.writing.phrases import load
from coach.writing.tidy import plain, quoted, upper_first

LONGEST = 30
"""Words of a question on a card."""


def reading_of(interview: Interview) -> Reading | None:
    """The findings that are kept with the interview, on its notes; None where there is nothing to work on."""
    debrief = interview.debrief
    if debrief is None or (debrief.crisis and not interview.crisis_passed):
        return None
    return Reading(
        notes=Notes(text=interview.notes, sentences=debrief.sentences),
        outcome=interview.facts.outcome,
        findings=debrief.findings,
        role_fit=debrief.role_fit,
        interviewers=debrief.interviewers,
    )


def prompts(interview: Interview) -> tuple[Prompt, ...]:
    """In the order of the notes; several hard moments of one question are one."""
    reading = reading_of(interview)
    if reading is None:
        return ()
    found: dict[tuple[CardKind, str], Prompt] = {}
    for kind, finding, asked, text in _worth_it(reading):
        key = (kind, text.lower())
        before = found.get(key)
        sentences = (*(before.sentences if before else ()), *(asked.sentences if asked else ()), *finding.sentences)
        found[key] = Prompt(
            kind=kind,
            text=text,
            words=before.words if before else " ".join(reading.words(finding).split()),
            interview=interview.id,
            sentences=tuple(dict.fromkeys(sentences)),
            family=family(text) if kind == "question" else kind,
        )
    return tuple(found.values())


def _worth_it(reading: Reading) -> Iterator[tuple[CardKind, Finding, Finding | None, str]]:
    """The kind of card, what was hard, the question that it was hard at, and the words on the card."""
    face = load("practice")["face"]
    for finding in reading.of("struggle", "skill_gap"):
        asked = question_for(reading, finding)
        if finding.kind == "skill_gap" and finding.label:
            yield "skill", finding, None, face["skill"].format(label=plain(finding.label))
        elif asked is not None:
            yield "question", finding, asked, question_text(reading.words(asked))
        elif finding.kind == "struggle" and len(reading.words(finding).split()) > 2:
            yield "story", finding, None, face["story"].format(words=quoted(reading.words(finding), 14))


@lru_cache(10_000)
def subject(kind: CardKind, text: str) -> frozenset[str]:
    """The stems of what a card is about, without those of our own words on it."""
    return content(text) - _ours(kind)


@cache
def _ours(kind: CardKind) -> frozenset[str]:
    return content(load("practice")["face"].get(kind, "").format(label="", words=""))


def question_text(words: str) -> str:
    """As it was written down, with a capital and a question mark where it reads as a question."""
    text = plain(words).strip(" ,;:-\"'")
    if len(text.split()) > LONGEST:
        text = " ".join(text.split()[:LONGEST]) + " …"
    asks = re.match(
        r"(?:how|what|why|which|where|when|who|do|does|did|would|could|can|have|are|is)\b", text, re.IGNORECASE
    )
    return upper_first(text.rstrip(".") + "?" if asks and not text.endswith(("?", "…")) else text)


@cache
def families() -> dict[str, str]:
    """Name → title, in the order they are shown."""
    return {row["name"]: row["title"] for row in load("practice")["family"]}


@cache
def is_one(name: str) -> bool:
    """Whether any two questions of this family are the same card."""
    return any(row["name"] == name and row.get("one", False) for row in load("practice")["family"])


@lru_cache(10_000)
def family(text: str) -> str:
    said = f" {text.lower().replace('’', chr(39))}"
    for name, cues in _cues():
        if cues.search(said):
            return name
    return "other"


@cache
def _cues() -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = [row for row in load("practice")["family"] if row["cues"]]
    return tuple((r["name"], re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, r['cues']))})(?!\w)")) for r in rows)


def shows(kind: CardKind, family: str) -> tuple[str, ...]:
    """What a good answer would show."""
    table = load("practice")["shows"]
    return tuple(table.get(family) or table[kind])


def follow_ups(kind: CardKind, family: str) -> tuple[str, ...]:
    table = load("practice")["follow_ups"]
    return tuple(table.get(family) or table[kind])


def listen_for(kind: CardKind, family: str) -> str:
    table = load("practice")["listen"]
    return str(table.get(family) or table[kind])
