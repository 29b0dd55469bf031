"""Where it went badly and where it went well, clause by clause."""

from dataclasses import dataclass

from coach.reading import grounds
from coach.reading.clauses import Clause
from coach.reading.cues import Hit
from coach.reading.page import MACHINE, MAIL, Page


@dataclass(slots=True)
class Judged:
    """How a clause says it went: +1 well, -1 badly, 0 neither; `cue` its words; `sure` false: only as an answer."""

    sign: int = 0
    cue: str = ""
    sure: bool = True


def judged(sheet: Page) -> list[Judged]:
    """One verdict for each clause of the page."""
    out = [_judge(sheet, index, clause) for index, clause in enumerate(sheet.clauses)]
    for index in range(1, len(out)):
        if out[index].sign > 0 and _laughs(sheet, index) and _sore_before(sheet, index, out):
            out[index] = Judged()
        if out[index].sign > 0 and _mocks(sheet, index, out):
            out[index] = Judged(-1, "said bitterly", sure=False)
        for at in range(max(0, index - 2), index):
            if out[index].sign > 0 > out[at].sign and _right_guess(sheet, index, at, out[at]):
                out[at] = Judged()
    return out


_BITTER = {"brilliant", "great", "lovely", "genius", "smooth", "fantastic", "wonderful", "super", "nice", "excellent"}


def _mocks(sheet: Page, index: int, verdicts: list[Judged]) -> bool:
    """ "Ummm. … Brilliant.": one bright word after a bad answer means its opposite."""
    clause = sheet.clauses[index]
    if clause.last - clause.first != 1 or sheet.words[clause.first].word not in _BITTER:
        return False
    same = (n for n in range(index - 1, max(index - 7, -1), -1) if sheet.answers[n] is sheet.answers[index] is not None)
    return next((verdicts[n].sign < 0 for n in same if verdicts[n].sign), False)


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
    hits = sheet.of_clause[index]
    if sheet.asks[index] or not _speaks_of_it(sheet, clause, hits):
        return Judged()
    answers = sheet.answers[index] is not None
    if answers and grounds.refuted(sheet, index):
        return Judged(-1, "corrected at once")
    bad, good, sure = _cues(sheet, index, clause, hits)
    if bad is None and grounds.praised(sheet, clause, hits):
        return Judged(1, "praised")
    if bad is not None and good is not None:
        bad, good = _stronger(bad, good)
    if bad is not None:
        return _bad(sheet, clause, bad, answers=answers, sure=sure)
    if good is not None:
        return _good(sheet, clause, good, answers=answers, sure=sure)
    return Judged()


def _speaks_of_it(sheet: Page, clause: Clause, hits: list[Hit]) -> bool:
    """The writer speaks, in no list of plans or pay, and not of a friend, a refusal or a name not caught."""
    if sheet.voices[clause.sentence] in (MAIL, MACHINE) or sheet.row(clause).heading:
        return False
    if sheet.section(clause) in ("next", "private", "feedback", "kindness", "gap") or not _about_me(hits):
        return False
    return not {"name", "names"} & {w.word for w in sheet.words[clause.first : clause.last]}


def _cues(sheet: Page, index: int, clause: Clause, hits: list[Hit]) -> tuple[Hit | None, Hit | None, bool]:
    """The bad cue, the good one, and whether they count outside an answer too."""
    answers = sheet.answers[index] is not None
    bad, good = _first(clause, hits, "answers.bad"), _first(clause, hits, "answers.good")
    if good is not None and not grounds.earned(sheet, index, clause, good):
        good = None
    sure = bad is not None or good is not None
    if not sure and (answers or sheet.section(clause) in ("bad", "good") or grounds.asks_about(sheet, clause)):
        if _thin(clause):
            bad, good = _first(clause, hits, "answers.bad_answer"), _first(clause, hits, "answers.good_answer")
        if good is not None and clause.subject == "they" and not grounds.acts(sheet, good):
            good = None
    if bad is None and answers and clause.subject in ("i", "none", "it"):
        bad = _first(clause, hits, "answers.ignorant")
    return bad, good, sure


def _bad(sheet: Page, clause: Clause, cue: Hit, *, answers: bool, sure: bool) -> Judged:
    said = sheet.said(cue.first, cue.last)
    if not grounds.mine(clause, sheet, cue) or grounds.a_story(sheet, clause, cue):
        return Judged()
    if grounds.only_feared(sheet, clause, cue) or (not answers and grounds.of_fit(sheet.hits[clause.sentence], clause)):
        return Judged()
    if grounds.denied(sheet, clause, cue):
        return Judged(1, said, sure=False) if answers else Judged()
    return Judged(-1, said, sure)


def _good(sheet: Page, clause: Clause, cue: Hit, *, answers: bool, sure: bool) -> Judged:
    said = sheet.said(cue.first, cue.last)
    if grounds.denied(sheet, clause, cue):
        return Judged(-1, said, sure=False) if answers or clause.subject in ("i", "it") else Judged()
    hits = sheet.hits[clause.sentence]
    if not answers and (
        grounds.only_feared(sheet, clause, cue) or grounds.elsewhere(hits, clause) or grounds.of_fit(hits, clause)
    ):
        return Judged()
    return Judged(1, said, sure)


def _about_me(hits: list[Hit]) -> bool:
    return not any(h.group in ("private.circle", "outcome.rejected") for h in hits)


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
