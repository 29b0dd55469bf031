"""The one door: notes in, `Reading` out."""

from bisect import bisect_left, bisect_right

from coach.domain.debrief import Cited, Finding, Person, Reading, RoleFit
from coach.domain.notes import Notes
from coach.reading import (
    ahead,
    answers,
    asked,
    employer,
    extents,
    feedback,
    fit,
    gaps,
    kindness,
    moods,
    outcome,
    people,
    private,
    role,
    voice,
)
from coach.reading.english import english
from coach.reading.overlap import Covered
from coach.reading.page import MAIL, Draft, Page, cut, mark, page
from coach.reading.people import Someone
from coach.reading.safety import judge
from coach.reading.sentences import cited


def read(text: str) -> Reading:
    """What the notes say, found by rules; nothing is invented about notes that are not in English."""
    sheet = page(text)
    notes = Notes(text=text, sentences=cited(text, sheet.plain, sheet.pieces))
    safety = judge(text)
    if not text.strip() or not english(text, sheet):
        return Reading(notes=notes, english=not text.strip(), crisis=safety.crisis, gentle=safety.gentle)
    sheet.voices = voice.voices(sheet)
    everyone = people.people(sheet)
    cut(sheet, people.name_words(everyone))
    questions = asked.asked(sheet, everyone)
    mark(sheet, questions)
    verdicts = answers.judged(sheet)
    how = extents.spans(sheet, verdicts)
    told = feedback.feedback(sheet, _strangers(everyone))
    lacked = gaps.gaps(sheet, verdicts, Covered(d for d, _ in told))
    steps = ahead.next_steps(sheet)
    moods_found = moods.feelings(sheet)
    fitting = fit.fits(sheet)
    how = [d for d in how if d.kind != "struggle" or not _mere_lack(d, lacked)]
    sore = [d for d in how if d.kind == "struggle"]
    kind = kindness.kindnesses(sheet, verdicts, Covered([*sore, *lacked]), _strangers(everyone))
    hidden = private.private(
        sheet,
        [
            *sore,
            *lacked,
            *(d for d, s in told if s <= 0),
            *(d for d, s in moods_found if s < 0),
            *(d for d, s in fitting if s < 0),
        ],
    )
    praise = [Draft("strength", d.start, d.end, d.why) for d, s in told if s > 0 and _in_letter(sheet, d)]
    drafts = [
        *questions,
        *how,
        *praise,
        *lacked,
        *kind,
        *(d for d, _ in told),
        *steps,
        *(d for d, _ in moods_found),
        *(d for d, _ in fitting),
        *hidden,
    ]
    return Reading(
        notes=notes,
        **_facts(sheet, notes, everyone),
        outcome=outcome.outcome(sheet, _waits(sheet, steps)),
        findings=_findings(sheet, notes, drafts),
        role_fit=RoleFit(verdict=fit.verdict(fitting), sentences=_cites(sheet, notes, [d for d, _ in fitting])),
        crisis=safety.crisis,
        gentle=safety.gentle,
    )


def _waits(sheet: Page, steps: list[Draft]) -> bool:
    """Whether a next step is theirs, and not only the writer's own plan."""
    covered = Covered(steps)
    theirs = ("ahead.they", "outcome.waiting")
    return any(
        covered.meets(c.start, c.end) and any(h.group in theirs for h in sheet.of_clause[n])
        for n, c in enumerate(sheet.clauses)
    )


def _in_letter(sheet: Page, told: Draft) -> bool:
    """Praise in a mail; an invitation is none."""
    index = sheet.piece_at(told.start)
    return sheet.voices[index] == MAIL and not any(h.group == "ahead.they" for h in sheet.hits[index])


def _mere_lack(struggle: Draft, lacked: list[Draft]) -> bool:
    """ "I can't do latte art", "no, never touched it": a lack, with no sign that it hurt."""
    for gap in lacked[bisect_left(lacked, struggle.start - 400, key=lambda d: d.start) :]:
        if gap.start >= struggle.end:
            break
        shared = min(gap.end, struggle.end) - max(gap.start, struggle.start)
        if 2 * shared < struggle.end - struggle.start:
            continue
        if gap.why.startswith(gaps.DENIED) or struggle.why.removeprefix("i ").startswith(
            ("can not", "do not", "have not", "have never", "no ", "never", "zero", "not ", "had to ad")
        ):
            return True
    return False


def _strangers(everyone: list[Someone]) -> frozenset[str]:
    inside = people.name_words([s for s in everyone if s.interviewed])
    return people.name_words([s for s in everyone if not s.interviewed]) - inside


def _facts(sheet: Page, notes: Notes, everyone: list[Someone]) -> dict[str, object]:
    inside = [s for s in everyone if s.interviewed]
    job = role.role(sheet)
    firms = employer.names(sheet)
    firm = employer.company(sheet, firms, job)
    others = [s.name for s in everyone if not s.interviewed]
    own = sheet.low[firm[0] : firm[1]] if firm else ""
    for start, end in employer.organisations(sheet, firms):
        name = sheet.text[start:end]
        if (name.lower() not in own and own not in name.lower()) or not own:
            others.append(name)
    return {
        "company": _cited(sheet, notes, firm),
        "role": _cited(sheet, notes, job),
        "interviewers": tuple(_person(sheet, notes, s) for s in inside),
        "outsiders": tuple(dict.fromkeys(others)),
    }


def _citing(notes: Notes, start: int, end: int) -> tuple[str, ...]:
    """As `notes.citing`, in the time that long notes allow."""
    first = max(0, bisect_right(notes.sentences, start, key=lambda s: s.start) - 1)
    last = bisect_left(notes.sentences, end, key=lambda s: s.start)
    return tuple(s.id for s in notes.sentences[first:last] if start < s.end)


def _cited(sheet: Page, notes: Notes, span: tuple[int, int] | None) -> Cited | None:
    if span is None:
        return None
    start, end = sheet.plain.back(*span)
    return Cited(value=sheet.text[span[0] : span[1]], sentences=_citing(notes, start, end))


def _person(sheet: Page, notes: Notes, someone: Someone) -> Person:
    ids: dict[str, None] = {}
    for mention in someone.mentions:
        ids.update(dict.fromkeys(_citing(notes, *sheet.plain.back(mention.start, mention.end))))
    return Person(name=someone.name, title=someone.title, sentences=tuple(ids))


def _cites(sheet: Page, notes: Notes, drafts: list[Draft]) -> tuple[str, ...]:
    ids: dict[str, None] = {}
    for draft in drafts:
        ids.update(dict.fromkeys(_citing(notes, *sheet.plain.back(draft.start, draft.end))))
    return tuple(ids)


def _findings(sheet: Page, notes: Notes, drafts: list[Draft]) -> tuple[Finding, ...]:
    out = []
    for draft in sorted(drafts, key=lambda d: (d.start, d.end)):
        if draft.end <= draft.start:
            continue
        start, end = sheet.plain.back(draft.start, draft.end)
        label = sheet.text[draft.label[0] : draft.label[1]] if draft.label else None
        out.append(
            Finding(
                kind=draft.kind,
                start=start,
                end=end,
                sentences=_citing(notes, start, end),
                label=label,
                basis=draft.basis,
                why=draft.why,
            )
        )
    return tuple(out)
