"""The employer and the job: of all that was named so, the name that the notes are surest of."""

import re
from math import exp

from coach.reading import wordlists
from coach.reading.naming import Bearer, Named
from coach.reading.page import Page
from coach.reading.people import greeted

_LABEL = re.compile(
    r"(?:the )?(?:(?:company|employer|firm|position|job|role)(?: (?:is|was|of))?[ :,]+"
    r"|(?:post|vacancy)(?: (?:is|was|of) |[:,] ?))(?=\w)"
)
_GAP = re.compile(r"\W+")


def surest(sheet: Page, bearer: Bearer) -> Named | None:
    """Where it is first written; the same name in many places is surer."""
    weight: dict[str, float] = {}
    first: dict[str, Named] = {}
    for run in _employers(sheet) if bearer == "company" else sheet.named[bearer]:
        name = sheet.low[run.start : run.end]
        first.setdefault(name, run)
        weight[name] = weight.get(name, 0) + 1 / (1 + exp(-run.sure))
    return _bare(sheet, first[max(weight, key=lambda name: weight[name])]) if weight else None


def _employers(sheet: Page) -> list[Named]:
    """Nobody whom a mail greets; and an agency only where no other is named."""
    named = [n for n in sheet.named["company"] if not greeted(sheet, n)]
    return [n for n in named if not _sends_people(sheet, n)] or named


def _sends_people(sheet: Page, run: Named) -> bool:
    """Hays does; Hays Travel sells journeys."""
    words = sheet.low[run.start : run.end].split()
    return "_".join(words) in wordlists.words("orgs", "agencies") or words[-1] in wordlists.words("orgs", "recruits")


def _bare(sheet: Page, run: Named) -> Named:
    """ "Company Brandwick Haulage" is Brandwick Haulage."""
    label = _LABEL.match(sheet.low, run.start, run.end)
    return run._replace(start=label.end()) if label else run


def beside(sheet: Page, role: Named | None, employer: Named | None) -> Named | None:
    """Of "Nordvik AS - electrician" the first two words are the employer's alone."""
    if role is None or employer is None or not role.start < employer.end < role.end:
        return role
    gap = _GAP.match(sheet.text, employer.end, role.end)
    return role._replace(start=gap.end()) if gap else role


def organisations(sheet: Page, own: Named | None) -> list[str]:
    """Firms that are not the employer."""
    mine = sheet.low[own.start : own.end] if own else ""
    names = [sheet.text[n.start : n.end] for n in sheet.named["organisation"]]
    return [n for n in names if not mine or (n.lower() not in mine and mine not in n.lower())]
