"""What a question looks like, and where it stops: shared by the rules that find what was asked."""

import re

from coach.reading.page import Draft, Page
from coach.reading.patterns import pattern, text

WH = r"(?:what|what's|whats|wat|why|how|how's|hows|which|when|where|who|who's|whose|if|whether)"
_AUX = r"(?:do|did|does|are|is|was|were|have|has|had|can|could|would|will|should|am|any|ever)"
_ORDER = text("questions.order")
QUESTION_START = pattern("questions.question_start")
YOU = re.compile(r"\b(?:you|your|you'd|you've|you're|u|ur|yourself|youre|youve|us|me)\b")
_ME = r"(?:i(?:'[a-z]+)?|im|ive|id)"
STOP = pattern("questions.stop")
SELF_ASKED = pattern("questions.self_asked")


def draft(sheet: Page, start: int, end: int, why: str) -> Draft | None:
    """What was asked, without the marks around it; nothing where too little or far too much is left."""
    while start < end and sheet.text[start] in " \t\n\"'(,:;-–—*>":
        start += 1
    while end > start and sheet.text[end - 1] in " \t\n\"'),:;-–—*>":
        end -= 1
    if end - start < 4 or sheet.low.count(" ", start, end) > 60:
        return None
    return Draft("asked", start, end, why)


def stop_after(sheet: Page, place: int, end: int) -> int:
    """Where a question that goes on at `place` ends: its mark counted in, the answer not."""
    stop = STOP.search(sheet.low, place, end)
    if stop is None:
        names = sheet.names
        for match in _AND_NAME.finditer(sheet.low, place, end):
            if match.group(1) in names:
                return match.start()
        return end
    return stop.start() + stop.group().startswith("?")


_AND_NAME = re.compile(r",? (?:and|but|so) ([\w'-]+) (?!and|or|,)")
