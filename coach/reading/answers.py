"""Where it went badly and where it went well, clause by clause."""

import re
from dataclasses import dataclass

from coach.reading import cues
from coach.reading.clauses import Clause
from coach.reading.cues import Hit
from coach.reading.page import MACHINE, MAIL, Page


@dataclass(slots=True)
class Judged:
    """How a clause says it went: +1 well, -1 badly, 0 neither; `cue` its words; `sure` false: only as an answer."""

    sign: int = 0
    cue: str = ""
    sure: bool = True
    ignorant: bool = False


def judged(sheet: Page) -> list[Judged]:
    """One verdict for each clause of the page."""
    out = [_judge(sheet, index, clause) for index, clause in enumerate(sheet.clauses)]
    for index in range(1, len(out)):
        if out[index].sign > 0 and _laughs(sheet, index) and _sore_before(sheet, index, out):
            out[index] = Judged()
        for at in range(max(0, index - 2), index):
            if out[index].sign > 0 > out[at].sign and _right_guess(sheet, index, at, out[at]):
                out[at] = Judged()
    return out


def _right_guess(sheet: Page, index: int, at: int, before: Judged) -> bool:
    """A guess that pleased them was no bad answer."""
    return before.cue.startswith("guess") and sheet.clauses[index].sentence == sheet.clauses[at].sentence


def _sore_before(sheet: Page, index: int, verdicts: list[Judged]) -> bool:
    """Whether the last verdict in the sentence was a bad one: a laugh after it is no praise."""
    for at in range(index - 1, max(index - 4, -1), -1):
        if sheet.clauses[at].sentence != sheet.clauses[index].sentence:
            return False
        if verdicts[at].sign:
            return verdicts[at].sign < 0
    return False


def _laughs(sheet: Page, index: int) -> bool:
    """A laugh or a smile of theirs."""
    clause = sheet.clauses[index]
    said = {w.word for w in sheet.words[clause.first : clause.last]}
    return bool(said & {"laughed", "smiled", "laugh", "smirked", "grinned"}) and not clause.lead.startswith("but")


def _judge(sheet: Page, index: int, clause: Clause) -> Judged:
    if sheet.voices[clause.sentence] in (MAIL, MACHINE) or sheet.asks[index]:
        return Judged()
    hits = sheet.of_clause[index]
    row = sheet.row(clause)
    if (
        row.heading
        or {"name", "names"} & {w.word for w in sheet.words[clause.first : clause.last]}
        or sheet.section(clause) in ("next", "private", "feedback", "kindness", "gap")
        or not _about_me(hits)
    ):
        return Judged()
    answers = sheet.answers[index] is not None
    if answers and _refuted(sheet, index):
        return Judged(-1, "corrected at once")
    bad = _first(clause, hits, "answers.bad")
    good = _first(clause, hits, "answers.good")
    sure = True
    if bad is None and _praised(sheet, clause, hits):
        return Judged(1, "praised")
    if good is not None and not _earned(sheet, index, clause, good):
        good = None
    if (
        bad is None
        and good is None
        and (answers or sheet.section(clause) in ("bad", "good") or _asks_about(sheet, clause))
    ):
        sure = False
        if _thin(clause):
            bad = _first(clause, hits, "answers.bad_answer")
            good = _first(clause, hits, "answers.good_answer")
        if good is not None and clause.subject == "they" and not _acts(sheet, good):
            good = None
    ignorant = any(h.group == "answers.ignorant" for h in hits) and clause.subject in ("i", "none", "it")
    if ignorant and bad is None and answers:
        bad = next(h for h in hits if h.group == "answers.ignorant")
    if bad is not None and good is not None:
        bad, good = _stronger(bad, good)
    if bad is not None:
        if (
            not _mine(clause, sheet, bad)
            or _a_story(sheet, clause, bad)
            or _only_feared(sheet, clause, bad)
            or (not answers and _of_fit(hits))
        ):
            return Judged()
        if _denied(sheet, clause, bad):
            return Judged(1, sheet.said(bad.first, bad.last), sure=False) if answers else Judged()
        return Judged(-1, sheet.said(bad.first, bad.last), sure, ignorant)
    if good is not None:
        if _denied(sheet, clause, good):
            sore = answers or clause.subject in ("i", "it")
            return Judged(-1, sheet.said(good.first, good.last), sure=False) if sore else Judged()
        if not answers and (_only_feared(sheet, clause, good) or _elsewhere(hits) or _of_fit(hits)):
            return Judged()
        return Judged(1, sheet.said(good.first, good.last), sure)
    return Judged()


def _praised(sheet: Page, clause: Clause, hits: list[Hit]) -> bool:
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


def _earned(sheet: Page, index: int, clause: Clause, hit: Hit) -> bool:
    """ "Was lovely" praises an answer, not a robot: outside answers it must speak of one."""
    answered = sheet.answers[index] is not None
    if (clause.subject == "they" and _kind(sheet, index, hit)) or _their_answer(sheet, index):
        return False
    if sheet.words[hit.first].word in ("loved", "thought", "i") and clause.subject == "i" and not answered:
        return "loved" not in sheet.said(hit.first, hit.last) and (
            sheet.words[hit.first].word != "thought" or _asks_about(sheet, clause)
        )
    if answered or sheet.section(clause) == "good" or clause.subject == "i":
        return True
    if sheet.words[hit.first].word not in _PLAIN_VERB or hit.last - hit.first > 3:
        return True
    if clause.subject == "they":
        return False
    before = sheet.clauses[index - 1] if index and sheet.clauses[index - 1].sentence == clause.sentence else clause
    return _asks_about(sheet, clause) or (clause.subject == "it" and _asks_about(sheet, before))


def _acts(sheet: Page, hit: Hit) -> bool:
    """They nod or say yes, and are not merely nice."""
    first = sheet.words[hit.first].word
    return first in ("he", "she", "they") or first in sheet.names


def _kind(sheet: Page, index: int, hit: Hit) -> bool:
    """The same words tell of a kindness: "wrote the name down for me", "was lovely"."""
    kind = [h for h in sheet.of_clause[index] if h.group.startswith("kindness.did")]
    return any(h.first < hit.last and hit.first < h.last for h in kind)


_I_ASKED = re.compile(r"\b(?:i (?:also |then )?asked|asked (?:them|her|him))\b")


def _their_answer(sheet: Page, index: int) -> bool:
    """After a question of the writer's own, "good answer" is about theirs."""
    clause = sheet.clauses[index]
    start = max(sheet.rows[clause.line].start, clause.start - 120)
    mine = [m.end() for m in _I_ASKED.finditer(sheet.low, start, clause.start)]
    question = sheet.answers[index]
    return bool(mine) and (question is None or question.end < mine[-1]) and clause.subject != "i"


def _about_me(hits: list[Hit]) -> bool:
    return not any(h.group in ("private.circle", "outcome.rejected") for h in hits)


def _of_fit(hits: list[Hit]) -> bool:
    return any(h.group in ("fit.good", "fit.bad") and h.last - h.first >= 3 for h in hits)


def _elsewhere(hits: list[Hit]) -> bool:
    return any(h.group == "answers.elsewhere" for h in hits)


_NUMBER = re.compile(r"\d")
_IT_IS = re.compile(
    r"(?:it's|its|it is|it was|should be|should have been|actually)\s+(?:actually |really |meant to be )?[£$€]?\d"
)


def _refuted(sheet: Page, index: int) -> bool:
    """ "I said 21 days. It's 30.": what was said, set right at once."""
    clause = sheet.clauses[index]
    before = sheet.clauses[index - 1] if index else None
    if before is None or before.line != clause.line or not _IT_IS.match(sheet.low, clause.start, clause.end):
        return False
    words = {w.word for w in sheet.words[before.first : before.last]}
    return bool(words & {"said", "guessed", "answered", "put", "told"}) and bool(
        _NUMBER.search(sheet.low, before.start, before.end)
    )


def _asks_about(sheet: Page, clause: Clause) -> bool:
    """Speaks of a question, a test, a part of the interview."""
    about = cues.words("answers", "about")
    return any(w.word in about for w in sheet.words[clause.first : clause.last])


def _thin(clause: Clause) -> bool:
    """Short enough to be a verdict and nothing else."""
    return clause.last - clause.first <= 7


def _first(clause: Clause, hits: list[Hit], group: str) -> Hit | None:
    found = [h for h in hits if h.group == group and h.last <= clause.last + 3]
    return max(found, key=lambda h: h.last - h.first, default=None)


def _stronger(bad: Hit, good: Hit) -> tuple[Hit | None, Hit | None]:
    """A cue inside the other gives way ("not well answered"); else the later one is what the clause ends on."""
    if bad.first <= good.first and good.last <= bad.last:
        return bad, None
    if good.first <= bad.first and bad.last <= good.last:
        return None, good
    return (bad, None) if bad.first >= good.first else (None, good)


def _mine(clause: Clause, sheet: Page, hit: Hit) -> bool:
    """An interviewer's own trouble is not the writer's; what they show on hearing an answer counts."""
    if clause.subject not in ("they", "we"):
        return True
    first = sheet.words[hit.first].word
    if first in sheet.names or first in ("he", "she", "they", "i", "my", "made", "asked", "face", "raised"):
        return True
    words = {w.word for w in sheet.words[clause.first : hit.last]}
    return bool(words & {"i", "me", "my", "myself"}) and not words & {"who", "patient", "customer"}


def _a_story(sheet: Page, clause: Clause, hit: Hit) -> bool:
    """ "Told them about the cake that collapsed": what went wrong then is the story, not the answer."""
    words = [w.word for w in sheet.words[clause.first : hit.first]]
    return "about" in words and bool({"told", "talked", "spoke", "described", "used", "gave", "story"} & set(words))


def _only_feared(sheet: Page, clause: Clause, hit: Hit) -> bool:
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


def _denied(sheet: Page, clause: Clause, hit: Hit) -> bool:
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
