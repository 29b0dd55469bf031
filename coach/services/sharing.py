"""What somebody trusted may read: chosen parts of interviews, with names, places of work and addresses replaced."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Literal, get_args

from coach.domain.interview import Interview
from coach.domain.profile import Profile
from coach.domain.recovery import SCALES, CheckIn
from coach.reading.reader import read
from coach.services.interviews import day_of
from coach.writing.phrases import words

Part = Literal["went_well", "was_hard", "questions", "notes", "check_ins"]
PARTS: tuple[Part, ...] = get_args(Part)

_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?:https?://|www\.)\S+|(?<!\w)\+?\d[\d ()/-]{7,}\d(?!\w)")
_TITLE = re.compile(r"^(?:mrs?|ms|miss|dr|prof|sir|chef|sister|captain)\.?$", re.IGNORECASE)
_CAPITAL = re.compile(r"(?<=[\w,;:\"“(] )([A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*)")
_STAND_IN = re.compile(r"\b(?:Person|Company|Name) [A-Z]\d*\b")
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class Veil:
    """The same name gets the same stand-in everywhere: "Person A", "Company A"."""

    def __init__(self, people: Iterable[str], companies: Iterable[str], others: Iterable[str] = ()) -> None:
        self._stand_ins: dict[str, str] = {}
        self._as_written: set[str] = set()
        self._name("Company", companies, _parts_of_company)
        self._name("Person", people, _parts_of_name)
        self._name("Name", others, lambda _: [])
        known = sorted(self._stand_ins, key=len, reverse=True)
        self._any = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, known))})(?!\w)", re.IGNORECASE) if known else None

    def _name(self, word: str, names: Iterable[str], parts_of: Callable[[str], list[str]]) -> None:
        count = 0
        for name in dict.fromkeys(" ".join(n.split()) for n in names if n.strip()):
            if name.lower() in self._stand_ins:
                continue
            letter = _LETTERS[count % 26] + (str(count // 26 + 1) if count >= 26 else "")
            count += 1
            self._stand_ins[name.lower()] = f"{word} {letter}"
            for part in parts_of(name):
                self._stand_ins.setdefault(part.lower(), f"{word} {letter}")
                if word == "Company" or part.lower() in _words_too():
                    self._as_written.add(part.lower())

    def over(self, text: str) -> str:
        text = _ADDRESS.sub("[removed]", text)
        return self._any.sub(self._stand_in, text) if self._any is not None else text

    def _stand_in(self, found: re.Match[str]) -> str:
        is_word = found[0].islower() and found[0] in self._as_written
        return found[0] if is_word else self._stand_ins[found[0].lower()]


def _parts_of_name(name: str) -> list[str]:
    return [p.strip(".,") for p in name.split() if len(p.strip(".,")) > 1 and not _TITLE.match(p)]


def _parts_of_company(name: str) -> list[str]:
    return [p for p in name.split() if len(p) > 3 and p[0].isupper() and p not in words("sharing", "common")]


def _words_too() -> frozenset[str]:
    return words("sharing", "also_words") | words("overlap", "stop")


def veil(interviews: Sequence[Interview], profile: Profile, also: Iterable[str] = ()) -> Veil:
    """`also`: what the person wants replaced beside what is known."""
    people, companies, others = [profile.name], list[str](), list(also)
    for interview in interviews:
        reading = read(interview.notes)
        people += [*interview.facts.people, *(p.name for p in reading.interviewers)]
        people += [p.name for p in interview.debrief.interviewers] if interview.debrief else []
        companies += [interview.facts.company, reading.company.value if reading.company else ""]
        others += reading.outsiders
    return Veil(people, companies, others)


def still_named(text: str) -> tuple[str, ...]:
    """Words with a capital inside a sentence: what may be a name that nobody knew of, for the person to look at."""
    found = dict.fromkeys(m[1] for m in _CAPITAL.finditer(_STAND_IN.sub("somebody", text)))
    return tuple(word for word in found if word not in words("sharing", "no_names"))


def month_of(interviews: Sequence[Interview], month: date) -> tuple[Interview, ...]:
    return tuple(i for i in interviews if (day_of(i).year, day_of(i).month) == (month.year, month.month))


def shared(
    interviews: Sequence[Interview],
    checkins: Sequence[CheckIn],
    parts: Sequence[Part],
    profile: Profile,
    also: Iterable[str] = (),
    written: Callable[[date], str] = date.isoformat,
) -> str:
    """Plain text; letters and whatever was not chosen are not in it."""
    cover = veil(interviews, profile, also)
    blocks = [cover.over(block) for interview in interviews for block in _interview(interview, parts)]
    if "check_ins" in parts:
        blocks += [cover.over(block) for block in _checkins(checkins, written)]
    return "\n\n".join(blocks).strip() + ("\n" if blocks else "")


def _interview(interview: Interview, parts: Sequence[Part]) -> Iterator[str]:
    facts = interview.facts
    yield ", ".join(filter(None, (facts.company, facts.role, facts.stage))) or "An interview"
    debrief = interview.debrief
    if debrief is not None:
        for part, kinds, title in (
            ("went_well", ("strength",), "What went well"),
            ("was_hard", ("struggle", "skill_gap"), "What was hard"),
        ):
            spans = [(f.start, f.end) for f in debrief.findings if f.kind in kinds]
            said = dict.fromkeys(" ".join(interview.notes[start:end].split()) for start, end in spans)
            if part in parts and said:
                yield f"{title}\n" + "\n".join(f"- {words}" for words in said)
    if "questions" in parts and interview.answers:
        yield "What I thought about it\n" + "\n".join(f"- {a.question}\n  {a.text}" for a in interview.answers)
    if "notes" in parts:
        yield f"My notes\n{interview.notes.strip()}"


def _checkins(checkins: Sequence[CheckIn], written: Callable[[date], str]) -> Iterator[str]:
    for checkin in checkins:
        lines = [f"- {s.short}: {checkin.score(s.key)}" for s in SCALES if checkin.score(s.key) is not None]
        yield "\n".join([f"How I was, {written(checkin.on)} (0 to 10)", *lines, *filter(None, [checkin.line])])
