"""Questions in reported speech: "asked how I'd …", "goes what's your …", "first question was …"."""

import re

from coach.reading.page import Draft, Page
from coach.reading.patterns import pattern
from coach.reading.questions import draft, stop_after

_REPORT = pattern("reported.report")
_OWN = re.compile(r"\b(?:i|i'd|i've|i also|we|and i|then i|i then|so i|me)\s+(?:\w+\s+){0,2}$")
_UNSAID = re.compile(r"(?:to |not |n't |should |could |without |if you |to be |never )$")
_PROCEEDED = re.compile(r"(?:began to|started to|went on to|proceeded to|came to) $")
_FOR_WHAT = pattern("reported.for_what")
_ABOUT_ME = pattern("reported.about_me")
_CARES = pattern("reported.cares")
_NARROW = (
    "tested",
    "checked",
    "challenged",
    "pressed",
    "grilled",
    "quizzed",
    "drilled",
    "probed",
    "wondered",
    "questioned",
)
_SPEECH = pattern("reported.speech")
_QUESTION_WAS = pattern("reported.question_was")
_NOBODY_ASKS = re.compile(
    r"\b(?:i|we|i just|i also|feel|felt|looks?|it's|things?|was|just|stuff|something|it|people|skills)\s*$"
)
_SOMEBODY = re.compile(r"\b(?:he|she|they|and)\s*(?:just |then )?$")


def reported(sheet: Page, start: int, end: int) -> list[Draft]:
    out = []
    for match in _REPORT.finditer(sheet.low, start, end):
        head = sheet.low[max(start, match.start() - 40) : match.start()]
        if not _asked_of_me(sheet, match, head, end):
            continue
        con = match.group("con")
        body = match.end("con") if con in ("to", "for") else match.start("con")
        stop = stop_after(sheet, match.start("con") + 3, end)
        if sheet.low[body:stop].count('"') >= 2:
            continue
        found = draft(sheet, body, stop, f"{match.group(1)} {con}")
        if found:
            out.append(found)
    return out


def _asked_of_me(sheet: Page, match: re.Match[str], head: str, end: int) -> bool:
    verb, con, to_me = match.group(1), match.group("con"), bool(match["who"])
    if (not to_me and _OWN.search(head)) or (_UNSAID.search(head) and not _PROCEEDED.search(head)):
        return False
    after = sheet.low[match.end("con") : min(end, match.end("con") + 120)]
    if (con == "to" and not to_me) or (con in ("for", "on") and not _FOR_WHAT.search(after)):
        return False
    if verb in _NARROW and con not in ("about", "on", "how", "what", "why", "if", "whether", "which"):
        return False
    if con in ("if", "whether") and _CARES.match(after):
        return False
    bare = re.search(r"(?:^|[,.;:!?]\s|\band\b|\bthen\b|\balso\b)\s*(?:then |also |next |they |and )*$", head)
    return not (bare and not to_me and _my_question(head, con, after))


def _my_question(head: str, con: str, after: str) -> bool:
    """ "Asked about the team": without a subject it is the writer who asks where they answer next."""
    if re.search(r"\bi\b[^.;:!?]{0,40}$", head) and "they" not in head:
        return True
    return con == "about" and not _ABOUT_ME.search(after[:60]) and _THEY_ANSWER.search(after) is not None


_THEY_ANSWER = re.compile(
    r"[.,:;–—-] (?:they|he|she|it's|its|it is|\d+ (?:people|ppl)|two|three|one|\w+ (?:said|told)|seems|sounds)\b"
)


def spoken(sheet: Page, start: int, end: int) -> list[Draft]:
    out = []
    for match in _SPEECH.finditer(sheet.low, start, end):
        head = sheet.low[max(start, match.start() - 24) : match.start()]
        if (_NOBODY_ASKS.search(head) and not _SOMEBODY.search(head)) or re.search(r"\bi\b[^,.;]{0,20}\band\s*$", head):
            continue
        found = draft(sheet, match.end(), stop_after(sheet, match.end() + 3, end), "said as a question")
        if found:
            out.append(found)
    for match in _QUESTION_WAS.finditer(sheet.low, start, end):
        found = draft(sheet, match.end(), stop_after(sheet, match.end() + 3, end), "the question was")
        if found:
            out.append(found)
    return out
