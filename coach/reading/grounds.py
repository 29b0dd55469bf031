"""What speaks for and against a verdict: who acts, what is only feared or told, who praised what."""

import re

from coach.reading import cues
from coach.reading.clauses import Clause
from coach.reading.cues import Hit
from coach.reading.page import Page


def praised(sheet: Page, clause: Clause, hits: list[Hit]) -> bool:
    """Somebody says that it was good."""
    groups = {h.group for h in hits}
    words = {w.word for w in sheet.words[clause.first : clause.last]}
    quotes = '"' in sheet.low[clause.start : clause.end] and bool(words & {"my", "you", "your"})
    praised = "judged.praise" in groups or quotes
    if clause.subject not in ("they", "none") or not praised or "judged.criticism" in groups:
        return False
    if "judged.advice" in groups or (clause.subject == "none" and '"' not in sheet.low[clause.start : clause.end]):
        return False
    speaks = "judged.said" in groups or sheet.words[clause.first].word in cues.words("judged", "speech")
    if not speaks or groups & {"ahead.they", "private.pay", "judged.plain", "kindness.liked"}:
        return False
    said = {w.word for w in sheet.words[clause.first : clause.last]}
    return bool(said & cues.words("judged", "to_me")) or '"' in sheet.low[clause.start : clause.end]


_PLAIN_VERB = {"was", "were", "is", "felt", "all", "been", "so", "what", "it", "that", "found", "really"}


def earned(sheet: Page, index: int, clause: Clause, hit: Hit) -> bool:
    """ "Was lovely" praises an answer, not a robot: outside answers it must speak of one."""
    answered = sheet.answers[index] is not None
    if (clause.subject == "they" and kind(sheet, index, hit)) or their_answer(sheet, index):
        return False
    if sheet.words[hit.first].word in ("loved", "thought", "i") and clause.subject == "i" and not answered:
        return "loved" not in sheet.said(hit.first, hit.last) and (
            sheet.words[hit.first].word != "thought" or asks_about(sheet, clause)
        )
    if answered or sheet.section(clause) == "good" or clause.subject == "i":
        return True
    if sheet.words[hit.first].word not in _PLAIN_VERB or hit.last - hit.first > 3:
        return True
    if clause.subject == "they":
        return False
    before = sheet.clauses[index - 1] if index and sheet.clauses[index - 1].sentence == clause.sentence else clause
    return asks_about(sheet, clause) or (clause.subject == "it" and asks_about(sheet, before))


def acts(sheet: Page, hit: Hit) -> bool:
    """They nod or say yes, and are not merely nice."""
    first = sheet.words[hit.first].word
    return first in ("he", "she", "they") or first in sheet.names


def kind(sheet: Page, index: int, hit: Hit) -> bool:
    """The same words tell of a kindness: "wrote the name down for me", "was lovely"."""
    kind = [h for h in sheet.of_clause[index] if h.group.startswith("kindness.did")]
    return any(h.first < hit.last and hit.first < h.last for h in kind)


_I_ASKED = re.compile(r"\b(?:i (?:also |then )?asked|asked (?:them|her|him))\b")


def their_answer(sheet: Page, index: int) -> bool:
    """After a question of the writer's own, "good answer" is about theirs."""
    clause = sheet.clauses[index]
    start = max(sheet.rows[clause.line].start, clause.start - 120)
    mine = [m.end() for m in _I_ASKED.finditer(sheet.low, start, clause.start)]
    question = sheet.answers[index]
    return bool(mine) and (question is None or question.end < mine[-1]) and clause.subject != "i"


def of_fit(hits: list[Hit], clause: Clause) -> bool:
    fit = ("fit.good", "fit.bad")
    return any(h.group in fit and h.last - h.first >= 3 and clause.first <= h.first < clause.last for h in hits)


def elsewhere(hits: list[Hit], clause: Clause) -> bool:
    """The bus, the weather, another year."""
    return any(h.group == "answers.elsewhere" and clause.first <= h.first < clause.last for h in hits)


_NUMBER = re.compile(r"\d")


_IT_IS = re.compile(
    r"(?:it's|its|it is|it was|should be|should have been|actually)\s+(?:actually |really |meant to be )?[£$€]?\d"
)


def refuted(sheet: Page, index: int) -> bool:
    """ "I said 21 days. It's 30.": what was said, set right at once."""
    clause = sheet.clauses[index]
    before = sheet.clauses[index - 1] if index else None
    if before is None or before.line != clause.line or not _IT_IS.match(sheet.low, clause.start, clause.end):
        return False
    words = {w.word for w in sheet.words[before.first : before.last]}
    return bool(words & {"said", "guessed", "answered", "put", "told"}) and bool(
        _NUMBER.search(sheet.low, before.start, before.end)
    )


def asks_about(sheet: Page, clause: Clause) -> bool:
    """Speaks of a question, a test, a part of the interview."""
    about = cues.words("answers", "about")
    return any(w.word in about for w in sheet.words[clause.first : clause.last])


def mine(clause: Clause, sheet: Page, hit: Hit) -> bool:
    """An interviewer's own trouble is not the writer's; what they show on hearing an answer counts."""
    if clause.subject not in ("they", "we"):
        return True
    first = sheet.words[hit.first].word
    if first in sheet.names or first in ("he", "she", "they", "i", "my", "made", "asked", "face", "raised"):
        return True
    words = {w.word for w in sheet.words[clause.first : hit.last]}
    return bool(words & {"i", "me", "my", "myself"}) and not words & {"who", "patient", "customer"}


def a_story(sheet: Page, clause: Clause, hit: Hit) -> bool:
    """ "Told them about the cake that collapsed": what went wrong then is the story, not the answer."""
    words = [w.word for w in sheet.words[clause.first : hit.first]]
    return "about" in words and bool({"told", "talked", "spoke", "described", "used", "gave", "story"} & set(words))


def only_feared(sheet: Page, clause: Clause, hit: Hit) -> bool:
    start = sheet.bounds[clause.sentence]
    for other in sheet.hits[clause.sentence]:
        if (
            other.group == "answers.feared"
            and other.first <= hit.first
            and clause.first - 2 <= other.first
            and hit.first - other.last < 9
            and other.first >= start
        ):
            return True
    return False


def denied(sheet: Page, clause: Clause, hit: Hit) -> bool:
    first = sheet.words[hit.first].word
    if first in ("not", "no", "never", "could", "did", "without"):
        return False
    before = [w.word for w in sheet.words[max(clause.first, hit.first - 3) : hit.first]]
    return any(
        w
        in (
            "not",
            "never",
            "no",
            "without",
            "hardly",
            "barely",
            "nor",
            "neither",
            "avoided",
            "nothing",
            "nobody",
            "used",
        )
        for w in before
    ) and not ("only" in before and "not" in before)
