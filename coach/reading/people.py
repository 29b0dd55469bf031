"""People: who interviewed the writer, and who is only mentioned."""

import re
from dataclasses import dataclass, field

from coach.reading import cues
from coach.reading.names import ACTS, MET, SPEAKER, WITH, Mention, key, mentions
from coach.reading.page import MACHINE, MAIL, Page
from coach.reading.patterns import pattern

_LINK = pattern("people.link")
_CALLED = re.compile(
    r"(?<!place )(?<!company )(?<!firm )(?:called|named|name was|name is|goes by|by the name of|name's)\s+$"
)
_THING_CALLED = pattern("people.thing_called")
_POST_BEFORE = pattern("people.post_before")
_PANEL = re.compile(r"\b(?:took the interview|interviewed me|conducted the interview|were the panel|on the panel)\b")
_SPOKEN_TO = re.compile(r"\b(?:asked|told|thank|thanked|email|emailed|said|loved|impressed|made|let|then)\s+$")
_NOT_THERE = pattern("people.not_there")
_BYSTANDER = pattern("people.bystander")
_ELSEWHERE_WITH = re.compile(
    r"(?:work(?:s|ed|ing)?|liv\w+|train\w*|placement|stay\w*|go\w*|start\w*|thing|shift|lunch|drinks?) with\W*$"
)
_AT_ORG = re.compile(r"\s+(?:at|from|in|over at)\s+[A-Z]")
_INTERVIEW = pattern("people.interview")
_TALK = pattern("people.talk")
_POST_AFTER = pattern("people.post_after")
_POST_HEAD = re.compile(
    r"\b(?:[Tt]he|[Tt]heir|a|an|[Rr]ecruiter|[Mm]anager|and|with|by)\s+((?:[\w'-]+\s+){0,3}[\w'-]+),?\s+(?:called\s+)?$"
)


@dataclass(slots=True)
class Someone:
    """One person over all mentions."""

    name: str
    mentions: list[Mention] = field(default_factory=list)
    title: str | None = None

    @property
    def inside(self) -> float:
        return sum(m.inside for m in self.mentions)

    @property
    def outside(self) -> float:
        return sum(m.outside for m in self.mentions)

    @property
    def interviewed(self) -> bool:
        return self.inside >= 2 and self.inside > self.outside

    @property
    def known(self) -> bool:
        """Bears a title or a given name that is one."""
        words = key(self.name)
        return len(self.name.split()) > len(words) or words[0] in cues.words("names", "given")

    @property
    def likely(self) -> bool:
        """Whether this is a person at all: a known given name, a title, or somebody who acts."""
        return self.known or self.inside >= 2 or self.outside >= 5


def people(sheet: Page) -> list[Someone]:
    found = [m for m in mentions(sheet) if key(m.name)]
    for before, mention in zip([None, *found], found, strict=False):
        _weigh(sheet, mention, before)
    out = [someone for someone in _gathered(found) if someone.likely]
    for someone in out:
        someone.title = _title(sheet, someone)
    return out


def name_words(found: list[Someone]) -> frozenset[str]:
    """Lower-case words of the names, as they may stand alone as a subject."""
    return frozenset(w for s in found for w in key(s.name) if len(w) > 1)


def _weigh(sheet: Page, mention: Mention, before: Mention | None) -> None:
    piece = sheet.pieces[mention.piece]
    voice = sheet.voices[mention.piece]
    head = sheet.low[max(piece.start, mention.start - 70) : mention.start]
    own = sheet.low[mention.start : mention.end].split()[0].rstrip(".") in cues.words("people", "circle")
    if voice == MACHINE:
        mention.outside += 5
    elif _circled(head) or (own and re.search(r"\b(?:my|our|me)\s+(?:\w+\s+)?$", head)):
        mention.outside += 6
    elif voice == MAIL:
        _weigh_in_mail(sheet, mention, head)
    else:
        _weigh_place(sheet, mention, head)
        _weigh_company(sheet, mention, before, head)
        _weigh_acts(sheet, mention, head)


def _weigh_place(sheet: Page, mention: Mention, head: str) -> None:
    """Where in the notes it stands: a heading, the first line, before a colon, after "at"."""
    row = sheet.rows[sheet.pieces[mention.piece].line]
    given = key(mention.name)[0] in cues.words("names", "given") or (
        " " in mention.name and head.endswith(("(", "with ", "by ", "- ", ", "))
    )
    if (
        given
        and row.section != "next"
        and (row.heading or row.section == "people" or mention.start == sheet.rows[0].start)
    ):
        mention.inside += 2
    if row.start <= mention.start <= row.body + 3 and SPEAKER.match(sheet.text, mention.end):
        mention.inside += 3 if given else 1.5
    if head.endswith((" at ", " from ")):
        mention.outside += 3
    if _BYSTANDER.search(head):
        mention.outside += 4
    if _NOT_THERE.search(head):
        mention.outside += 2


def _weigh_company(sheet: Page, mention: Mention, before: Mention | None, head: str) -> None:
    """Whom it stands beside: "met by A and B", "recruiter C"."""
    line = sheet.pieces[mention.piece].line
    met = MET.search(head)
    if met and not _ELSEWHERE_WITH.search(head):
        mention.inside += 3
    elif (
        WITH.search(head)
        and not _ELSEWHERE_WITH.search(head)
        and ((line <= 2 and len(head) < 70) or _INTERVIEW.search(head))
    ):
        mention.inside += 2.5 if key(mention.name)[0] in cues.words("names", "given") else 1.5
    elif before is not None and before.piece == mention.piece and before.inside >= 2 and before.outside < before.inside:
        between = sheet.low[before.end : mention.start]
        if len(between) < 110 and _LINK.fullmatch(between):
            mention.inside += 3
    if _AT_ORG.match(sheet.text, mention.end) and not met:
        mention.outside += 1.5


def _weigh_acts(sheet: Page, mention: Mention, head: str) -> None:
    """What they do, and what they are."""
    if _THING_CALLED.search(head):
        mention.outside += 4
    elif _CALLED.search(head):
        mention.inside += 2
    if ACTS.match(sheet.text, mention.end):
        mention.inside += 2 if _TALK.search(sheet.low, mention.end, min(len(sheet.low), mention.end + 40)) else 1
    if _POST_BEFORE.search(head):
        mention.inside += 2
    if _post_after(sheet, mention.end) is not None:
        mention.inside += 1.5
    if any(h.group == "private.rivals" for h in sheet.hits[mention.piece]):
        mention.outside += 2
    if _PANEL.search(sheet.low, sheet.pieces[mention.piece].start, sheet.pieces[mention.piece].end):
        mention.inside += 2
    if _SPOKEN_TO.search(head):
        mention.inside += 0.5


def _circled(head: str) -> bool:
    """Whether what stands before a name makes its bearer the writer's own: my mate, an old boss."""
    match = re.search(r"\b(my|our|me|last|former|previous)\s+((?:[\w'-]+,?\s+){1,4})$", head)
    if not match:
        return False
    words = match.group(2).replace(",", "").split()
    if match.group(1) in ("last", "former", "previous"):
        return len(words) < 4 and words[-1] not in ("and", "with", "by", "question", "was", "part")
    return any(w in cues.words("people", "circle") for w in words)


def _weigh_in_mail(sheet: Page, mention: Mention, head: str) -> None:
    if re.search(r"(?:dear|hi|hello|hey)\W+$", head):
        mention.outside += 6
    elif MET.search(head) or re.search(
        r"(?:meet|met|speak|spoke|interview|with|and)\s+(?:with\s+)?(?:[\w.]+\s+)?$", head
    ):
        mention.inside += 2
    elif sheet.pieces[mention.piece].end - sheet.pieces[mention.piece].start < 60:
        mention.outside += 1


def _post_after(sheet: Page, end: int) -> tuple[int, int] | None:
    """Where a job follows a name: "(superintendent)", ", the news editor"."""
    match = _POST_AFTER.match(sheet.text, end)
    if not match:
        return None
    group = next(g for g in (1, 2, 3) if match.group(g) is not None)
    words = re.split(r"\band\b|\bwho\b|\bof the panel\b|\bwas\b|\bwere\b|\basked\b|\bsaid\b", match.group(group))[
        0
    ].rstrip()
    posts = cues.words("people", "posts")
    found = re.findall(r"[a-z]+(?:-[a-z]+)*", words.lower())
    if not found or len(found) > 7 or not any(w in posts or w.rpartition("-")[2] in posts for w in found):
        return None
    return match.start(group), match.start(group) + len(words)


def _title(sheet: Page, someone: Someone) -> str | None:
    posts = cues.words("people", "posts")
    for mention in someone.mentions:
        span = _post_after(sheet, mention.end)
        if span:
            return sheet.text[span[0] : span[1]].strip()
        match = _POST_HEAD.search(sheet.text[max(0, mention.start - 60) : mention.start])
        if not match:
            continue
        words = match.group(1).split()
        if words[-1].lower() in posts and not {"my", "said", "asked"} & {w.lower() for w in words}:
            return " ".join(
                w for w in words if w.lower() not in ("the", "a", "an", "and", "with", "by", "then", "their")
            )
    return None


def _gathered(found: list[Mention]) -> list[Someone]:
    """Mentions of one person together, under the fullest form written."""
    out: list[Someone] = []
    by_word: dict[str, Someone] = {}
    for mention in sorted(found, key=lambda m: (-len(key(m.name)), m.start)):
        words = key(mention.name)
        if not words:
            continue
        someone = by_word.get(words[0])
        if someone is None or not set(words) <= set(key(someone.name)):
            someone = Someone(mention.name)
            out.append(someone)
            for word in words:
                by_word.setdefault(word, someone)
        elif len(mention.name) > len(someone.name) and len(words) >= len(key(someone.name)):
            someone.name = mention.name
        someone.mentions.append(mention)
    for someone in out:
        someone.mentions.sort(key=lambda m: m.start)
    return sorted(out, key=lambda s: s.mentions[0].start)
