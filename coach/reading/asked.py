"""A question's own words, without who asked it and how: "then she asked why I left" is "why I left"."""

import re
from dataclasses import replace

from coach.reading.page import Draft, Page

_LEAD = re.compile(
    r"""(?:[\w.'&()-]+[ ,]+){0,6}?
    (?:asked|asks|ask|asking|want(?:ed|s)?\ to\ (?:know|hear)|wondered|inquired|queried|question(?:\ was)?)
    (?:\ (?:me|us|about\ it))?(?:\ (?:also|again|then|straight\ away|next))?
    [\s,:"'-]+(?:about\ (?=(?:how|what|why|when|where|which|whether)\b))?""",
    re.VERBOSE,
)
_SPEAKER = re.compile(r"(?:q(?:uestion)?\s*\d{0,2}|[\w.' ]{1,24})\s*[:>]\s*[\"']?|\d{1,2}[.)]\s+|[\"'*>-]+\s*")
_FEWEST = 2  # words that a question has at least


def bare(sheet: Page, draft: Draft) -> Draft:
    start, end = draft.start, draft.end
    for pattern in (_SPEAKER, _LEAD, _SPEAKER):
        found = pattern.match(sheet.low, start, end)
        if found and sheet.low.count(" ", found.end(), end) + 1 >= _FEWEST:
            start = found.end()
    while end > start and sheet.low[end - 1] in " \"').,;:-–—*":
        end -= 1
    return replace(draft, start=start, end=end)
