"""Labelled notes and a coach → a report of how well it writes."""

import json
import time
from collections.abc import Callable, Iterator, Sequence
from statistics import median

from pydantic import ValidationError

from coach.domain.debrief import Question, Reading
from coach.domain.errors import BadNotes, EngineError, EngineMissing, EngineStopped
from coach.domain.letters import Letter
from coach.domain.measures import LabelledNotes, Report, Share, Spent
from coach.domain.ports import Coach, Quiet, Watch
from coach.domain.profile import Profile
from coach.reading.reader import read
from coach.writing.check import check
from coach.writing.letters import briefs
from coach.writing.overlap import alike, content, words
from coach.writing.questions import targets

PROFILE = Profile(name="Sam Reed", sign_off="Kind regards,")
LETTER_WORDS = (50, 130)


class _Sheet:
    """The counts while they grow."""

    def __init__(self) -> None:
        self.passed_over = self.left = self.repeats = 0
        self.questions = self.letters = self.citations = self.in_length = self.struggles = Share()
        self.question_words = list[int]()


def labelled(text: str, limit: int | None = None) -> tuple[LabelledNotes, ...]:
    """One JSON object a line. Raises BadNotes."""
    rows = list[LabelledNotes]()
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip() or (limit is not None and len(rows) >= limit):
            continue
        try:
            rows.append(LabelledNotes.model_validate(json.loads(line)))
        except (ValueError, ValidationError) as error:
            raise BadNotes(
                f'Line {number} is not {{"id", "text", "gold"}} in JSON. Nothing was measured.',
                "Give one JSON object a line; “gold” may be left out.",
            ) from error
    return tuple(rows)


def evaluate(
    notes: Sequence[LabelledNotes],
    coach: Coach,
    spent: Callable[[], Spent | None],
    told: Callable[[int, int], None] = lambda _done, _of: None,
) -> Report:
    """`spent` says what the model was asked and gave in all, None for a coach without one.

    What the coach cannot write counts as not written; where there is nobody to write at all, raises EngineMissing.
    """
    sheet, begun = _Sheet(), time.monotonic()
    for number, note in enumerate(notes, 1):
        _one(sheet, note, coach)
        told(number, len(notes))
    all_of_it = spent()
    return Report(
        coach=coach.name,
        notes=len(notes),
        passed_over=sheet.passed_over,
        in_form=all_of_it.answers if all_of_it else None,
        questions=sheet.questions,
        letters=sheet.letters,
        citations=sheet.citations,
        struggles=sheet.struggles if sheet.struggles.of else None,
        caught=all_of_it.caught if all_of_it else 0,
        left=sheet.left,
        letters_in_length=sheet.in_length,
        question_words=median(sheet.question_words) if sheet.question_words else 0,
        repeats=sheet.repeats,
        seconds=time.monotonic() - begun,
        tokens=all_of_it.tokens if all_of_it else None,
    )


def _one(sheet: _Sheet, note: LabelledNotes, coach: Coach) -> None:
    reading = read(note.text)
    if reading.crisis:
        sheet.passed_over += 1
        return
    wanted = targets(reading)
    asked = tuple(_as_far_as_it_goes(coach, reading, Quiet()))
    sheet.questions += Share(hit=len(asked), of=len(wanted))
    sheet.citations += Share(hit=sum(_cites(q, reading) for q in asked), of=len(asked))
    sheet.repeats += sum(any(alike(q.text, p.text) for p in asked[:n]) for n, q in enumerate(asked))
    sheet.question_words += [len(words(q.text)) for q in asked]
    sheet.struggles += _struggles(note, reading, asked)
    for brief in briefs(reading, PROFILE):
        try:
            letter: Letter | None = coach.letter(reading, brief, PROFILE, Quiet())
        except (EngineStopped, EngineMissing):
            raise
        except EngineError:
            letter = None
        sheet.letters += Share(hit=letter is not None, of=1)
        if letter is not None:
            sheet.left += len(check(letter.body, reading, PROFILE))
            least, most = LETTER_WORDS
            sheet.in_length += Share(hit=least <= len(words(letter.body)) <= most, of=1)


def _as_far_as_it_goes(coach: Coach, reading: Reading, watch: Watch) -> Iterator[Question]:
    """What is there before the writer gives up."""
    try:
        yield from coach.questions(reading, targets(reading), watch)
    except (EngineStopped, EngineMissing):
        raise
    except EngineError:
        return


def _cites(question: Question, reading: Reading) -> bool:
    by_id = reading.notes.by_id
    there = [by_id[key].text for key in question.sentences if key in by_id]
    return len(there) == len(question.sentences) and bool(content(" ".join(there)) & content(question.text))


def _struggles(note: LabelledNotes, reading: Reading, asked: tuple[Question, ...]) -> Share:
    cited = {key for question in asked for key in question.sentences}
    spans = [str(quote) for quote in note.gold.get("struggled") or ()]
    starts = [(note.text.find(quote), quote) for quote in spans]
    found = [bool(cited & set(reading.notes.citing(at, at + len(quote)))) for at, quote in starts if at >= 0]
    return Share(hit=sum(found), of=len(found))
