import csv
import io
from datetime import UTC, date, datetime, timedelta

from coach.domain.interview import Facts, Interview, KeptLetter
from coach.domain.letters import Letter
from coach.domain.practice import KeptCard, Practice, Try
from coach.domain.recovery import CheckIn
from coach.domain.rests import Rest
from coach.services.interviews import edit_letter
from coach.services.marks import Mark, marks
from coach.services.table import as_csv
from tests.support.memory_journal import MemoryJournal

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
DAY = date(2026, 3, 2)


def letter(to: str, sent: date | None) -> KeptLetter:
    return KeptLetter(kind="thank_you", to=to, subject="", body="", at=NOW, sent_on=sent)


KEPT = Interview(
    id="a",
    created_at=NOW,
    updated_at=NOW,
    notes="n",
    facts=Facts(company="Alder", on=DAY - timedelta(days=9), outcome="rejected"),
    outcome_on=DAY,
    letters=(letter("Ruth", DAY - timedelta(days=8)), letter("Daniel", DAY - timedelta(days=8)), letter("Sam", None)),
)


def test_interview_letters_and_the_no_are_each_marked_on_their_own_day() -> None:
    assert marks([KEPT], [], [], DAY) == (
        Mark(on=date(2026, 2, 21), kind="interview", label="Alder"),
        Mark(on=date(2026, 2, 22), kind="letter", label="Ruth, Daniel"),
        Mark(on=DAY, kind="no", label="Alder"),
    )


def test_a_rest_lasts_to_its_end_and_one_that_goes_on_to_today() -> None:
    ended = Rest(id="r", created_at=NOW, start=date(2026, 2, 1), end=date(2026, 2, 3), line="by the sea")
    going_on = Rest(id="s", created_at=NOW, start=date(2026, 2, 28))
    later = Rest(id="t", created_at=NOW, start=DAY + timedelta(days=1))
    assert marks([], [], [ended, going_on, later], DAY) == (
        Mark(on=date(2026, 2, 1), kind="rest", label="by the sea", until=date(2026, 2, 3)),
        Mark(on=date(2026, 2, 28), kind="rest", label="days of it", until=DAY),
    )


def test_a_week_with_rest_is_marked_as_something_done() -> None:
    rested = CheckIn(id="c", created_at=NOW, on=DAY, week="rested")
    slept = CheckIn(id="d", created_at=NOW, on=DAY, rest="Slept long")
    assert [m.label for m in marks([], [rested, slept], [], DAY)] == ["Slept long", "this week"]


def test_what_came_back_and_what_was_practised_are_marked_too() -> None:
    letters = (letter("Ruth", DAY).model_copy(update={"reply": "Kind words", "replied_on": DAY}),)
    answered = KEPT.model_copy(update={"letters": letters, "facts": Facts(company="Alder", on=DAY)})
    made = Try(at=NOW, rating=3)
    card = KeptCard(id="k", kind="question", wordings=("Why?",), interviews=("a",), tries=(made, made))
    found = marks([answered], [], [], DAY, Practice(cards=(card,)))
    assert Mark(on=DAY, kind="feedback", label="Alder") in found
    assert Mark(on=DAY, kind="practice", label="2 tries") in found


def test_a_reply_keeps_the_day_it_first_came() -> None:
    journal = MemoryJournal()
    journal.add_interview(KEPT)
    ruth = Letter(kind="thank_you", to="Ruth", subject="", body="")
    for days, reply in enumerate(("Kind words", "Kind words, and more")):
        edit_letter(journal, "a", ruth, NOW + timedelta(days=days), reply=reply)
    kept = journal.interview("a").kept_letter("thank_you", "Ruth")
    assert kept is not None
    assert (kept.reply, kept.replied_on) == ("Kind words, and more", NOW.astimezone().date())


def test_the_table_has_a_row_a_day_and_an_empty_cell_for_what_was_left_out() -> None:
    checkin = CheckIn(id="c", created_at=NOW, on=DAY - timedelta(days=1), happy=0, week="step")
    data = as_csv([checkin], [*marks([KEPT], [], [], DAY), Mark(on=DAY, kind="rest", label="Rest", until=DAY)])
    head, *rows = csv.reader(io.StringIO(data.decode("utf-8-sig")))
    assert head[0] == "day"
    assert [row[0] for row in rows] == ["2026-02-21", "2026-02-22", "2026-03-01", "2026-03-02", "2026-03-02"]
    assert rows[2] == ["2026-03-01", "", "", "0", "", "", "", "step", "", ""]
    assert rows[3][-2:] == ["no: Alder", ""]
    assert rows[4][-2:] == ["rest: Rest", "2026-03-02"]
