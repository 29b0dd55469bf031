"""The one door: notes in, `Reading` out."""

from bisect import bisect_left, bisect_right

from coach.domain.debrief import Cited, Finding, Person, Reading, RoleFit
from coach.domain.notes import Notes
from coach.reading import basis, facts, labels, leaning, people, private
from coach.reading.english import english
from coach.reading.kinds import Kinds
from coach.reading.naming import Named
from coach.reading.page import Draft, Page, page
from coach.reading.people import Someone
from coach.reading.safety import judge
from coach.reading.sentences import cited


def read(text: str) -> Reading:
    """What the notes say; nothing is made of notes that are not in English."""
    sheet = page(text)
    notes = Notes(text=text, sentences=cited(text, sheet.plain, sheet.pieces))
    safety = judge(text)
    if not text.strip() or not english(text, sheet):
        return Reading(notes=notes, english=not text.strip(), crisis=safety.crisis, gentle=safety.gentle)
    kinds = Kinds(sheet)
    drafts = private.kept_apart(sheet, labels.labelled(sheet, kinds.drafts()))
    for draft in drafts:
        draft.basis = basis.basis(sheet, draft)
    findings = _findings(sheet, notes, drafts)
    inside = people.people(sheet)
    employer = facts.surest(sheet, "company")
    return Reading(
        notes=notes,
        company=_cited(sheet, notes, employer),
        role=_cited(sheet, notes, facts.beside(sheet, facts.surest(sheet, "role"), employer)),
        interviewers=tuple(_person(sheet, notes, s) for s in inside),
        outsiders=tuple(dict.fromkeys([*people.bystanders(sheet, inside), *facts.organisations(sheet, employer)])),
        outcome=kinds.outcome(),
        findings=findings,
        role_fit=RoleFit(
            verdict=kinds.verdict(),
            sentences=tuple(dict.fromkeys(i for f in findings if f.kind == "fit" for i in f.sentences)),
        ),
        crisis=safety.crisis,
        gentle=safety.gentle,
        leanings=leaning.of_sentences(sheet, kinds),
    )


def _citing(notes: Notes, start: int, end: int) -> tuple[str, ...]:
    """As `notes.citing`, in the time that long notes allow."""
    first = max(0, bisect_right(notes.sentences, start, key=lambda s: s.start) - 1)
    last = bisect_left(notes.sentences, end, key=lambda s: s.start)
    return tuple(s.id for s in notes.sentences[first:last] if start < s.end)


def _cited(sheet: Page, notes: Notes, run: Named | None) -> Cited | None:
    if run is None:
        return None
    start, end = sheet.plain.back(run.start, run.end)
    return Cited(value=sheet.text[run.start : run.end], sentences=_citing(notes, start, end))


def _person(sheet: Page, notes: Notes, someone: Someone) -> Person:
    ids: dict[str, None] = {}
    for mention in someone.mentions:
        ids.update(dict.fromkeys(_citing(notes, *sheet.plain.back(mention.start, mention.end))))
    return Person(name=someone.name, title=people.title(sheet, someone), sentences=tuple(ids))


def _findings(sheet: Page, notes: Notes, drafts: list[Draft]) -> tuple[Finding, ...]:
    out = []
    for draft in sorted(drafts, key=lambda d: (d.start, d.end)):
        start, end = sheet.plain.back(draft.start, draft.end)
        out.append(
            Finding(
                kind=draft.kind,
                start=start,
                end=end,
                sentences=_citing(notes, start, end),
                label=sheet.text[draft.label[0] : draft.label[1]] if draft.label else None,
                basis=draft.basis,
                why=draft.why,
            )
        )
    return tuple(out)
