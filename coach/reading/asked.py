"""What the interviewers asked or set: quoted, reported, listed in a line of its own, or done as a task."""

import re

from coach.reading import tasks
from coach.reading.page import MACHINE, MAIL, Draft, Page
from coach.reading.patterns import pattern
from coach.reading.people import Someone
from coach.reading.questions import QUESTION_START, SELF_ASKED, STOP, WH, YOU, draft, stop_after
from coach.reading.reported import reported, spoken

_ASK_TAIL = pattern("asked.ask_tail")
_ASKS = re.compile(r"ask|question|wanted|open|start|kick|:|-\s*$|then|next|which was|goes|said")
_MINE = pattern("asked.mine")
_QUOTE = re.compile(r'"([^"\n]{3,400})"')
_CLEAR = re.compile(
    rf"^(?:{WH}|tell|talk|walk|describe|explain|give|show|imagine|convince|sell|name|design|write|build)\b"
)
_SPEAKER = re.compile(r"(?:([^\W\d_][\w.'-]*(?: [^\W\d_][\w.'-]*){0,3})(?: ?\([^()]{0,40}\))?\s*(?::| [-–—](?= )))\s*")
_KNOWN_SPEAKERS = {
    "q",
    "then",
    "next",
    "also",
    "first",
    "and",
    "finally",
    "last",
    "they",
    "them",
    "interviewer",
    "panel",
    "hr",
    "manager",
    "recruiter",
    "him",
    "her",
    "he",
    "she",
    "boss",
    "chef",
    "head",
    "int",
    "iv",
    "hm",
    "question",
    "asked",
    "task",
    "test",
    "exercise",
    "scenario",
    "case",
    "roleplay",
}
_ANSWER_LINE = re.compile(r"(?:me|my answer|answer|ans|a|i said|i|response|reply|candidate)\s*\d{0,2}\s*[:\-–—.]\s")
_OWN_TALK = pattern("asked.own_talk")
_CHORE = pattern("asked.chore")
_SECTIONS = ("next", "kindness", "feedback", "private", "mood")


def asked(sheet: Page, found: list[Someone]) -> list[Draft]:
    firsts = {w for s in found if s.interviewed for w in s.name.lower().split() if len(w) > 1}
    out: list[Draft] = []
    for index, piece in enumerate(sheet.pieces):
        row = sheet.rows[piece.line]
        if (
            sheet.voices[index] in (MAIL, MACHINE)
            or row.heading
            or (sheet.sections[index] in _SECTIONS and not row.asks)
        ):
            continue
        out.extend(_in_sentence(sheet, index, firsts, out))
    return _apart(sheet, sorted(out, key=lambda d: (d.start, -d.end)))


def _in_sentence(sheet: Page, index: int, firsts: set[str], before: list[Draft]) -> list[Draft]:
    start, end = sheet.pieces[index].start, sheet.pieces[index].end
    if _ANSWER_LINE.match(sheet.low, sheet.rows[sheet.pieces[index].line].start):
        return []
    out = _quoted(sheet, start, end) or _led(sheet, index, firsts)
    for found in [*tasks.was_set(sheet, start, end), *reported(sheet, start, end), *spoken(sheet, start, end)]:
        if not any(found.start < d.end and d.start < found.end + 12 for d in out):
            out.append(found)
    return out or _direct(sheet, index) or tasks.task(sheet, index) or tasks.named(sheet, index, before)


def _quoted(sheet: Page, start: int, end: int) -> list[Draft]:
    out = []
    for match in _QUOTE.finditer(sheet.low, start, end):
        words = match.group(1)
        head = sheet.low[max(start, match.start() - 60) : match.start()]
        first = not head.strip(" -*•0123456789.)(q:>\"'")
        if _MINE.search(head) or not _is_question(words, head, first):
            continue
        found = draft(sheet, match.start(1), match.end(1), "in quotes")
        if found:
            out.append(found)
    return out


def _is_question(words: str, head: str, first: bool) -> bool:
    if "?" in words:
        return first or bool(_ASK_TAIL.search(head) or YOU.search(words))
    if re.search(r"[\w)]\s*:\s*$", head) and (
        words.rstrip(". ").endswith((" go", " discuss", " explain")) or YOU.search(words)
    ):
        return True
    if not QUESTION_START.match(words) or not (first or (_ASK_TAIL.search(head) and _ASKS.search(head))):
        return False
    return first or bool(_CLEAR.search(words) or (YOU.search(words) and not words.startswith(("you", "there"))))


def _led(sheet: Page, index: int, firsts: set[str]) -> list[Draft]:
    """A line that begins with its speaker, a number, or the question itself."""
    piece = sheet.pieces[index]
    row = sheet.rows[piece.line]
    start = max(piece.start, row.body)
    if piece.start > row.body:
        return []
    led = row.asks or sheet.sections[index] == "asked"
    speaker = _SPEAKER.match(sheet.low, start, piece.end)
    if speaker and (_asks(speaker.group(1), firsts) or _stranger_asks(sheet, speaker)):
        led, start = True, speaker.end()
    start += sheet.low[start : start + 1] == '"'
    numbered = row.asks or sheet.low[row.start : row.start + 2].strip("(")[:1].isdigit()
    begins = QUESTION_START.match(sheet.low, start, piece.end)
    end = stop_after(sheet, start + 3, piece.end)
    words = sheet.low[start:end]
    if not _is_led(words, led=led, begins=bool(begins), listed=row.bullet or numbered, numbered=numbered):
        return []
    if (
        led
        and not begins
        and not words.endswith("?")
        and not row.asks
        and STOP.search(sheet.low, start + 3, row.end) is None
    ):
        return []
    found = draft(sheet, start, end, "asked in a line of its own")
    return [found] if found else []


def _asks(who: str, firsts: set[str]) -> bool:
    return (
        bool(set(who.replace(".", "").split()) & firsts)
        or who in _KNOWN_SPEAKERS
        or tasks.TASK.fullmatch(who) is not None
    )


def _stranger_asks(sheet: Page, speaker: re.Match[str]) -> bool:
    """A short name that nothing else tells of, before words that can only be a question."""
    short = speaker.end(1) - speaker.start(1) < 14 and " " not in speaker.group(1)
    return (
        short
        and sheet.text[speaker.start(1)].isupper()
        and _CLEAR.match(sheet.low[speaker.end() : speaker.end() + 40]) is not None
    )


def _is_led(words: str, *, led: bool, begins: bool, listed: bool, numbered: bool) -> bool:
    asks = words.rstrip().endswith("?")
    if _OWN_TALK.match(words) and not asks:
        return False
    if asks and not led and not YOU.search(words) and (SELF_ASKED.search(words) or (not listed and _SELF.match(words))):
        return False
    if led:
        return begins or asks or numbered or tasks.TASK.search(words) is not None
    if asks and listed and words.count(" ") < 7:
        return True
    if not begins:
        return False
    if asks:
        return True
    clear = YOU.search(words) or re.match(r"(?:tell|walk|talk|describe|explain|give|sell|name)\b", words)
    return listed and bool(clear) and not _CHORE.match(words)


_SELF = re.compile(r"(?:could|should|do|did|would|will|am|was|can|shall) i\b")


def _direct(sheet: Page, index: int) -> list[Draft]:
    """A question in running text that speaks to the writer; one that writers ask themselves is none."""
    piece = sheet.pieces[index]
    out = []
    for match in re.finditer(r"[^.!?;:()\n]*\?", sheet.low[piece.start : piece.end]):
        text = match.group().strip(" \"'-–—")
        after_colon = sheet.low[piece.start + match.start() - 1 : piece.start + match.start()] == ":"
        if not after_colon and (len(text) < 8 or not QUESTION_START.match(text.lstrip("*>•0123456789.) "))):
            inner = re.search(
                rf"(?:, | - |so |then |and )((?:{WH}|do you|have you|can you|would you|are you|tell me)\b.*\?)", text
            )
            if not inner or not YOU.search(inner.group(1)):
                continue
            text = inner.group(1)
        if SELF_ASKED.search(text) or _SELF.match(text) or (not YOU.search(text) and not sheet.rows[piece.line].bullet):
            continue
        at = piece.start + match.start() + match.group().find(text)
        found = draft(sheet, at, at + len(text), "a question to you")
        if found:
            out.append(found)
    return out


def _apart(sheet: Page, drafts: list[Draft]) -> list[Draft]:
    out: list[Draft] = []
    for found in drafts:
        _from_quote(sheet, found)
        if not out or found.start >= out[-1].end:
            out.append(found)
    return out


def _from_quote(sheet: Page, found: Draft) -> None:
    """A question that ends a longer quotation begins where that does: "Our rate is 31%. What would you do?" """
    row = sheet.rows[sheet.pieces[sheet.piece_at(found.start)].line]
    if sheet.low.count('"', row.start, found.start) % 2:
        opened = sheet.low.rfind('"', row.start, found.start) + 1
        if 0 < found.start - opened < 200:
            found.start = opened
