"""The employer and the role: read from how notes begin, and from how people name a job."""

import re
from dataclasses import dataclass

from coach.reading import cues
from coach.reading.page import MACHINE, MAIL, Page
from coach.reading.patterns import pattern

_CAPS = pattern("employer.caps")
_LOW = re.compile(r"(?:(?<=\bat )|(?<=@ )|(?<=@)|(?<=\bw )|(?<=\bwith ))([a-z][\w'&-]*(?: [a-z][\w'&-]*){0,3})")
_FOR = pattern("employer.for", re.IGNORECASE)
_JOB_AT = pattern("employer.job_at", re.IGNORECASE)
_AT = re.compile(
    r"(?:\bat|@|\bw/|\bwith|\bfor|\bagency|\bcompany|\bre:|\babout|\bon|\bplace)(?: the)?\s*$", re.IGNORECASE
)
_PAST = pattern("employer.past", re.IGNORECASE)
_BEFORE_JOB = pattern("employer.before_job", re.IGNORECASE)
_MAIL_AT = pattern("employer.mail_at", re.IGNORECASE)
_BETWEEN = re.compile(
    r"\s*(?:\([^)\n]{0,40}\))?\s*(?:role|job|position|post)?\s*(?:at|with|@|for|,|-|–|—|\||in|w/)\s*(?:the )?"
)
_FIELD = re.compile(r"(?:company|employer|organi[sz]ation|firm|where|place)[ \t]*:[ \t]*$", re.IGNORECASE)
_RANG = re.compile(r" (?:\w+ )?(?:rang|called|emailed|phoned|texted)\b")
_LOW_TAIL = re.compile(r" ((?:[a-z&'-]+ )?[a-z-]+)\b")
_TOO_COMMON = {
    "care",
    "post",
    "house",
    "services",
    "school",
    "shop",
    "kitchen",
    "group",
    "company",
    "sales",
    "service",
    "air",
    "water",
    "market",
    "design",
    "office",
    "art",
    "systems",
    "system",
    "data",
    "software",
    "projects",
    "project",
    "health",
    "court",
    "sons",
    "bar",
    "works",
}
_BETWEEN_NAMES = {"for", "as", "in", "at", "on", "with", "to", "by", "from", "about"}
_FIRST_LOW = re.compile(
    r"(?:ok |so |right |had |my |the |an? )*((?:[a-z&'-]+ ){1,3}?(?:[a-z-]+))(?= (?:interview|teller|trial|job|role))"
)
_LOOKED = re.compile(
    r"(?:looked?|looking|good|bad|laughed|stared|angry|shouted|pointed|at the|at a|at my|arrived|at all) ?(?:at )?$",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+(?:['./&-][^\W_]+)*")


@dataclass(slots=True)
class Candidate:
    start: int
    end: int
    score: float


def company(sheet: Page, spans: list[tuple[int, int]], role: tuple[int, int] | None) -> tuple[int, int] | None:
    """Where the employer is first written, or nothing."""
    found: dict[str, Candidate] = {}
    for start, end in spans:
        score = _org_score(sheet, start, end, role)
        name = _same(sheet.low[start:end])
        known = found.get(name)
        if known is None:
            found[name] = Candidate(start, end, score)
        else:
            known.score = max(known.score, score) + 0.3
    best = max(found.values(), key=lambda c: (c.score, -c.start), default=None)
    return (best.start, best.end) if best and best.score >= 3 else None


def organisations(sheet: Page, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Capitalised runs that may be employers, the famous and those with a tell-tale last word."""
    famous, tails = cues.words("orgs", "famous"), cues.words("orgs", "tails")
    out = []
    for start, end in spans:
        words = [w.lower() for w in _WORD.findall(sheet.text[start:end])]
        head = sheet.low[max(0, start - 30) : start]
        if not words or (sheet.text[start].islower() and words[0] not in famous):
            continue
        if (
            words[0] in famous
            or (words[-1] in tails and len(words) > 1)
            or _PAST.search(head)
            or re.search(r"\b(?:at|from)\s+$", head)
        ):
            out.append((start, end))
    return out


def _same(name: str) -> str:
    return re.sub(r"^the\s+", "", name.strip().rstrip(".'"))


def names(sheet: Page) -> list[tuple[int, int]]:
    out = [span for match in _CAPS.finditer(sheet.text) if (span := _cut_to_name(sheet, match))]
    return [*out, *_low_orgs(sheet)]


def _cut_to_name(sheet: Page, match: re.Match[str]) -> tuple[int, int] | None:
    """A run of capitals without the everyday words around it; nothing where a person or a job is left."""
    nobody, tails, leading = cues.words("people", "nobody"), cues.words("orgs", "tails"), cues.words("orgs", "leading")
    parts = [
        (m.group(), match.start() + m.start(), match.start() + m.end()) for m in re.finditer(r"\S+", match.group())
    ]
    lows = [p[0].lower().strip(".,'").removesuffix("'s") for p in parts]
    while lows and (
        lows[0] in leading or (lows[0] in nobody and not (len(lows) > 1 and (lows[-1] in tails or lows[1] == "of")))
    ):
        lows, parts = lows[1:], parts[1:]
    for index, low in enumerate(lows):
        stops = (
            low in nobody and low not in tails and lows[index - 1] not in ("of", "and", "&") and low not in leading
        ) or (parts[index - 1][0].endswith(".") and len(lows[index - 1]) > 2)
        if index and stops:
            lows, parts = lows[:index], parts[:index]
            break
    while lows and lows[-1] in leading:
        lows, parts = lows[:-1], parts[:-1]
    if not lows or _is_person_or_job(sheet, lows):
        return None
    start, end = parts[0][1], parts[-1][2]
    while end > start + 1 and sheet.text[end - 1] in ".,'":
        end -= 1
    if (
        sheet.text[start:end].endswith("'s")
        and lows[-1] not in tails
        and not sheet.text[end : end + 2].startswith((",", ".", "\n"))
    ):
        end -= 2
    after = _LOW_TAIL.match(sheet.low, end)
    if (
        after
        and after.group(1).split()[-1] in tails
        and sheet.text[after.start(1)].islower()
        and after.group(1).split()[-1] not in _TOO_COMMON
        and not _BETWEEN_NAMES & set(after.group(1).split())
    ):
        end = after.end(1)
    return (start, end) if end - start > 1 else None


def _is_person_or_job(sheet: Page, lows: list[str]) -> bool:
    heads, posts, titles = cues.words("roles", "heads"), cues.words("people", "posts"), cues.words("people", "titles")
    tails = cues.words("orgs", "tails")
    if all(low in sheet.names or low in titles for low in lows):
        return True
    return (lows[-1] in heads and lows[-1] not in tails) or (len(lows) == 1 and lows[0] in posts)


def _low_orgs(sheet: Page) -> list[tuple[int, int]]:
    """In notes without capitals: words after "at" or "@", or words before an employer's usual last word."""
    tails, common = cues.words("orgs", "tails"), cues.words("english", "common") | cues.words("orgs", "leading")
    out: list[tuple[int, int]] = []
    for match in _LOW.finditer(sheet.low):
        parts = [
            (m.group(), match.start() + m.start(), match.start() + m.end()) for m in re.finditer(r"\S+", match.group())
        ]
        if not sheet.text[match.start()].islower():
            continue
        if parts[0][0] in ("the", "a"):
            parts = parts[1:]
        keep = parts[: next((i for i, p in enumerate(parts) if p[0] in common), len(parts))]
        with_whom = sheet.low[match.start() - 3 : match.start()] in ("th ", " w ")
        if keep and not (with_whom and keep[-1][0] not in tails and keep[0][0] not in tails):
            last = next((i for i in range(len(keep) - 1, 0, -1) if keep[i][0] in tails), 0)
            out.append((keep[0][1], keep[last][2]))
    if sheet.rows and sheet.text[sheet.rows[0].start].islower():
        found = _FIRST_LOW.match(sheet.low, sheet.rows[0].start, min(sheet.rows[0].end, sheet.rows[0].start + 90))
        if found and found.group(1).split()[-1] in tails:
            out.append(found.span(1))
    return out


def _org_score(sheet: Page, start: int, end: int, role: tuple[int, int] | None) -> float:
    index = sheet.piece_at(start)
    piece = sheet.pieces[index]
    row = sheet.rows[piece.line]
    if sheet.voices[index] == MACHINE:
        return -9
    if role and start < role[1] and role[0] < end:
        return -9
    head = sheet.text[max(piece.start, start - 60) : start]
    if sheet.text[start].islower() and ((piece.line > 1 and not _FOR.search(head)) or _LOOKED.search(head)):
        return -9
    words = [w.lower() for w in _WORD.findall(sheet.text[start:end])]
    score = 0.0
    if words[-1] in cues.words("orgs", "tails") and len(words) > 1:
        score += 2.5
    elif any(w in cues.words("orgs", "tails") for w in words) and len(words) > 1:
        score += 1.5
    if sheet.text[start:end].isupper() and row.heading:
        score -= 2
    if words[0] in cues.words("orgs", "famous"):
        score -= 3
    if piece.line == 0:
        score += 2.5
    elif piece.line <= 2:
        score += 1
    if _FIELD.search(head):
        score += 6
    if sheet.voices[index] == MAIL and _MAIL_AT.search(head):
        score += 3
    if (role and _BETWEEN.fullmatch(sheet.text, role[1], start)) or _FOR.search(head) or _JOB_AT.search(head):
        score += 4
    elif _PAST.search(head) or re.search(r"\b(?:my|his|her|their)\s+(?:[\w-]+\s+){0,3}$", head):
        score -= 4
    elif _AT.search(head):
        score += 2
    if _BEFORE_JOB.match(sheet.text, end):
        score += 2.5
    if role and sheet.piece_at(role[0]) == index and abs(start - role[1]) < 40:
        score += 1.5
    if row.heading:
        score += 1
    groups = {h.group for h in sheet.hits[index]}
    if groups & {"private.rivals", "private.circle", "private.gossip"} and piece.line > 0:
        score -= 3
    if _RANG.match(sheet.low, end):
        score += 4
    elif re.search(r"\b(?:in|near|from|to)\s+$", head.lower()) and not _FOR.search(head):
        score -= 2
    return score
