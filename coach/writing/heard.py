"""What happened, said back in one or two sentences: right before wrong, in the person's own words."""

from hashlib import blake2s

from coach.domain.debrief import Finding, Reading
from coach.writing.asked import asked
from coach.writing.clause import Clause, clause
from coach.writing.people import names_in
from coach.writing.phrases import load
from coach.writing.plan import heaviest
from coach.writing.tidy import quoted, upper_first


def heard(reading: Reading) -> str:
    words = load("heard")
    if reading.crisis:
        return str(words["crisis"])
    if not reading.english:
        return str(words["not_english"])
    first, second = _what_happened(reading), _how_it_stands(reading)
    return " ".join(s for s in (first, second) if s) or str(words["empty"])


def _pick(reading: Reading, key: str, **slots: str) -> str:
    variants: list[str] = load("heard")[key]
    lot = int.from_bytes(blake2s(reading.notes.text.encode(), digest_size=2).digest())
    return upper_first(variants[lot % len(variants)].format(**slots))


def _what_happened(reading: Reading) -> str:
    right, right_words = _told(reading, reading.of("strength"))
    wrong, wrong_words = _told(reading, reading.of("struggle") or reading.of("skill_gap"))
    if right_words and wrong_words:
        if right and wrong:
            return _pick(reading, "both", Right=right.capital, wrong=wrong.text)
        if right:
            return _pick(reading, "right_and_words", Right=right.capital, wrongwords=wrong_words)
        if wrong:
            return _pick(reading, "words_and_wrong", rightwords=right_words, wrong=wrong.text)
        return _pick(reading, "words_only", rightwords=right_words, wrongwords=wrong_words)
    if right_words:
        return _only_right(reading, right, right_words)
    if wrong:
        return _pick(reading, "wrong", Wrong=wrong.capital)
    return _pick(reading, "wrong_words", wrongwords=wrong_words) if wrong_words else _little(reading)


def _only_right(reading: Reading, right: Clause | None, right_words: str) -> str:
    if right is None:
        return _pick(reading, "right_words", rightwords=right_words)
    others = (clause(reading.words(f), names_in(reading)) for f in reading.of("strength"))
    second = next((c for c in others if c and c.text != right.text), None)
    if second is None:
        return _pick(reading, "right", Right=right.capital)
    return _pick(reading, "right_twice", Right=right.capital, right2=second.text)


def _little(reading: Reading) -> str:
    for finding in reading.of("gratitude"):
        return _pick(reading, "kind", nice=quoted(reading.words(finding), 12))
    for finding in reading.of("asked"):
        return _pick(reading, "asked", ask=asked(reading.words(finding), names_in(reading)).ask)
    return ""


def _told(reading: Reading, findings: tuple[Finding, ...]) -> tuple[Clause | None, str]:
    """One as a clause, a deed of the writer's own before any other, or None; and the first one's words."""
    if not findings:
        return None, ""
    made = [c for f in findings if (c := clause(reading.words(f), names_in(reading)))]
    events = [c for c in made if c.event]
    own = [c for c in events if c.text.startswith("you")]
    return next(iter(own or events), None), quoted(reading.words(findings[0]), 10)


def _how_it_stands(reading: Reading) -> str:
    felt = _feeling(reading)
    key = reading.outcome
    ending = _pick(reading, key) if key != "unknown" else ""
    small = ending[:1].lower() + ending[1:]
    if felt and ending:
        return f"{felt}, and {small}."
    return f"{felt or ending}." if felt or ending else ""


def _feeling(reading: Reading) -> str:
    found = heaviest(reading)
    if found is None:
        return ""
    told = clause(reading.words(found), names_in(reading), most=10)
    return (
        _pick(reading, "feel", Feel=told.capital)
        if told and told.text.startswith("you")
        else _pick(reading, "felt", felt=quoted(reading.words(found), 10))
    )
