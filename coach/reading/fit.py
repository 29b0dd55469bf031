"""Whether this type of job is right, in the writer's own view."""

from coach.domain.debrief import Verdict
from coach.reading.page import MACHINE, MAIL, Draft, Page


def fits(sheet: Page) -> list[tuple[Draft, int]]:
    """What speaks for (+1), against (-1), or both (0)."""
    out: list[tuple[Draft, int]] = []
    for index, clause in enumerate(sheet.clauses):
        if sheet.voices[clause.sentence] in (MAIL, MACHINE) or clause.quoted or sheet.asks[index]:
            continue
        row = sheet.row(clause)
        if (
            row.heading
            or (clause.subject == "they" and sheet.section(clause) != "fit")
            or sheet.section(clause) in ("next", "kindness", "bad", "gap", "feedback")
        ):
            continue
        found = _sign(sheet, index, sheet.section(clause) == "fit")
        if found is not None:
            sign, cue = found
            out.append((Draft("fit", clause.start, clause.end, cue), sign))
    return _with_contrast(sheet, out)


def _sign(sheet: Page, index: int, section: bool) -> tuple[int, str] | None:
    hits = sheet.of_clause[index]
    clause = sheet.clauses[index]
    groups = {h.group: h for h in hits if h.group.startswith("fit.")}
    about = "fit.about" in groups or section
    if "fit.both" in groups:
        return 0, sheet.said(groups["fit.both"].first, groups["fit.both"].last)
    good, bad = groups.get("fit.good"), groups.get("fit.bad")
    if good and bad:
        inside = bad.first <= good.first and good.last <= bad.last
        return (
            (-1, sheet.said(bad.first, bad.last))
            if inside or bad.last - bad.first >= good.last - good.first
            else (1, sheet.said(good.first, good.last))
        )
    if bad and (about or bad.last - bad.first >= 5):
        return -1, sheet.said(bad.first, bad.last)
    if good:
        denied = any(
            w.word in ("not", "never", "no") for w in sheet.words[max(clause.first, good.first - 3) : good.first]
        )
        return (-1 if denied else 1), sheet.said(good.first, good.last)
    if section:
        words = {w.word for w in sheet.words[clause.first : clause.last]}
        if words & {"no", "not", "too", "rather"}:
            return -1, "under a heading of fit"
        if words & {"yes", "good", "great", "love", "perfect", "definitely"}:
            return 1, "under a heading of fit"
    return None


def _with_contrast(sheet: Page, found: list[tuple[Draft, int]]) -> list[tuple[Draft, int]]:
    """ "X yes, Y no", "good for me, but …": the other half of the sentence speaks too."""
    out = list(found)
    for index, numbers in enumerate(sheet.of_piece):
        if sheet.voices[index] in (MAIL, MACHINE):
            continue
        start, end = sheet.pieces[index].start, sheet.pieces[index].end
        here = [f for f in out if start <= f[0].start < end]
        turned = _turned(sheet, numbers, here) if here else None
        if turned:
            out.append(turned)
        yes_no = _yes_and_no(sheet, numbers)
        if yes_no:
            out = [f for f in out if not yes_no.start <= f[0].start < yes_no.end]
            out.append((yes_no, 0))
    return sorted(out, key=lambda f: f[0].start)


def _turned(sheet: Page, numbers: list[int], here: list[tuple[Draft, int]]) -> tuple[Draft, int] | None:
    """The clause that a "but" sets against what was said of the fit."""
    first, sign = here[0]
    if sign == 0 or any(s != sign for _, s in here):
        return None
    for number in numbers:
        clause = sheet.clauses[number]
        if clause.start > first.start and clause.lead.split(" ")[0] in (
            "but",
            "though",
            "although",
            "tho",
            "however",
            "except",
        ):
            return Draft("fit", clause.start, sheet.pieces[clause.sentence].end, f"against: {clause.lead}"), -sign
        if (
            sign > 0
            and clause.start > first.start
            and sheet.words[clause.last - 1].word in ("no", "not")
            and clause.last - clause.first < 7
        ):
            return Draft("fit", clause.start, clause.end, "against: not"), -1
    return None


def _yes_and_no(sheet: Page, numbers: list[int]) -> Draft | None:
    yes = no = None
    for number in numbers:
        clause = sheet.clauses[number]
        words = [w.word for w in sheet.words[clause.first : clause.last]]
        if len(words) > 9 or clause.subject == "they" or len(words) < 2:
            continue
        if words[-1] in ("yes", "perfect", "definitely", "great") and "if" not in words:
            yes = clause
        elif words[-1] in ("no", "not", "less") or words[-2:] == ["not", "yet"]:
            no = clause
    if yes is None or no is None:
        return None
    return Draft("fit", min(yes.start, no.start), max(yes.end, no.end), "yes to one, no to the other")


def verdict(found: list[tuple[Draft, int]]) -> Verdict:
    signs = {sign for _, sign in found}
    if not signs:
        return "unclear"
    if 0 in signs or {1, -1} <= signs:
        return "mixed"
    return "good" if 1 in signs else "poor"
