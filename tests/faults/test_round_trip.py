"""Out as JSON and in again: the same journal, however often; and what a spreadsheet gets does not run."""

import csv
import io
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coach.domain.exercises import Sitting
from coach.domain.interview import Answer, Facts, Interview
from coach.domain.plans import Plan
from coach.domain.practice import KeptCard, Practice, SkillPlan
from coach.domain.profile import Profile
from coach.domain.recovery import CheckIn
from coach.domain.rests import Rest
from coach.services.bringing_in import import_json
from coach.services.tables import checkins_csv, interviews_csv
from coach.services.transfer import export_json, export_markdown
from coach.storage.envelope import unpack
from coach.storage.journal import TinyJournal
from tests.faults.amount import EXAMPLES
from tests.storage.samples import NOON, checkin, interview, open_journal
from tests.support.full_journal import fill
from tests.support.memory_journal import MemoryJournal

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
times = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1)).map(lambda at: at.replace(tzinfo=UTC))
days = st.dates(date(2000, 1, 1), date(2100, 1, 1))
interviews = st.builds(
    Interview,
    id=st.from_regex(r"[a-z0-9]{8}-[a-z0-9]{6}", fullmatch=True),
    created_at=times,
    updated_at=times,
    notes=texts,
    facts=st.builds(Facts, company=texts, role=texts, people=st.tuples(texts), on=st.none() | days),
    debrief=st.none(),
    answers=st.tuples(st.builds(Answer, question=texts, text=texts, at=times)),
    letters=st.just(()),
)
checkins = st.builds(
    CheckIn,
    id=st.from_regex(r"[a-f0-9]{8}", fullmatch=True),
    created_at=times,
    on=days,
    happy=st.none() | st.integers(0, 10),
    line=texts,
)

ids = st.from_regex(r"[a-z0-9]{8}-[a-z0-9]{6}", fullmatch=True)
cares = st.lists(
    st.builds(Plan, id=ids, created_at=times, cue=texts, action=texts, revisit_on=st.none() | days)
    | st.builds(Rest, id=ids, created_at=times, start=days, end=st.none() | days, line=texts)
    | st.builds(Sitting, id=ids, exercise=texts, created_at=times, texts=st.tuples(texts)),
    max_size=4,
    unique_by=lambda each: (type(each), each.id),
)
practices = st.builds(
    Practice,
    cards=st.lists(
        st.builds(KeptCard, id=ids, kind=st.just("question"), wordings=st.tuples(texts), interviews=st.just(())),
        max_size=2,
        unique_by=lambda card: card.id,
    ).map(tuple),
    skills=st.lists(st.builds(SkillPlan, key=texts), max_size=2, unique_by=lambda skill: skill.key).map(tuple),
    next_on=st.none() | days,
)


@settings(
    max_examples=max(10, EXAMPLES // 10), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(interviews, max_size=4, unique_by=lambda each: each.id),
    st.lists(checkins, max_size=4, unique_by=lambda each: each.id),
    st.builds(Profile, name=texts, voice=texts),
    cares,
    practices,
)
def test_exported_erased_and_brought_in_it_is_equal_and_twice_changes_nothing(
    tmp_path_factory: pytest.TempPathFactory,
    some: list[Interview],
    more: list[CheckIn],
    profile: Profile,
    care: list[Plan | Rest | Sitting],
    practice: Practice,
) -> None:
    journal = open_journal(tmp_path_factory.mktemp("home"))
    for each in some:
        journal.add_interview(each)
    for checkin_ in more:
        journal.save_checkin(checkin_)
    journal.save_profile(profile)
    for thing in care:
        journal.save(thing)
    journal.change_practice(lambda _: practice)
    raw, before = export_json(journal), everything(journal)
    journal.erase_everything()
    assert journal.interviews() == ()
    brought = import_json(journal, raw)
    assert (brought.interviews, brought.checkins, brought.there) == (len(some), len(more), 0)
    assert everything(journal) == before
    again = import_json(journal, raw)
    assert (again.interviews, again.checkins, again.there) == (0, 0, len(some) + len(more))
    assert export_json(journal) == raw


def test_one_of_everything_comes_back_whole(tmp_path: Path) -> None:
    """Debriefs, letters with their replies, tries, sheets and wishes, which the one above leaves to this one."""
    journal = open_journal(tmp_path)
    fill(journal, "Was it the 🙂, or <b>&amp;</b>?")
    raw, before = export_json(journal), everything(journal)
    journal.erase_everything()
    import_json(journal, raw)
    assert everything(journal) == before
    file = (tmp_path / "journal.json").read_bytes()
    import_json(journal, raw)
    assert (everything(journal), export_json(journal)) == (before, raw)
    assert unpack((tmp_path / "journal.json").read_bytes()).tables == unpack(file).tables


def everything(journal: TinyJournal) -> tuple[object, ...]:
    care = journal.all_of(Plan), journal.all_of(Rest), journal.all_of(Sitting)
    return journal.interviews(), journal.checkins(), journal.profile(), care, journal.practice()


def test_what_is_there_stays_as_it_is(tmp_path: Path) -> None:
    journal = open_journal(tmp_path)
    journal.add_interview(interview(1, notes="mine, newer"))
    journal.save_profile(Profile(name="Ana"))
    other = MemoryJournal()
    other.add_interview(interview(1))
    other.add_interview(interview(2))
    other.save_profile(Profile(name="Somebody else"))
    assert str(import_json(journal, export_json(other))) == (
        "Brought in: 1 interview and 0 check-ins. 1 were here already and stayed as they are."
    )
    assert (journal.interview("interview-1").notes, journal.profile().name) == ("mine, newer", "Ana")


def test_what_is_in_the_bin_comes_out_of_it_when_it_is_brought_in(tmp_path: Path) -> None:
    journal = open_journal(tmp_path)
    journal.add_interview(interview())
    raw = export_json(journal)
    journal.delete_interview("interview-1")
    import_json(journal, raw)
    assert (journal.interviews(), journal.bin()) == ((interview(),), ())


HOSTILE = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1", '=HYPERLINK("http://a.example")', "＝1"]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_that_a_spreadsheet_would_run_is_made_text(text: str) -> None:
    journal = MemoryJournal()
    journal.add_interview(interview(notes=text).model_copy(update={"facts": Facts(company=text, people=(text,))}))
    journal.save_checkin(checkin().model_copy(update={"line": text}))
    for raw in (interviews_csv(journal), checkins_csv(journal)):
        rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline="")))
        assert f"'{text}" in rows[1]
        assert text not in rows[1]


def test_a_spreadsheet_gets_every_row_and_empty_cells_for_answers_left_out() -> None:
    journal = MemoryJournal()
    for number in (1, 2):
        journal.add_interview(interview(number, notes='a "quoted"\nline, and a comma'))
    journal.save_checkin(checkin())
    rows = list(csv.DictReader(io.StringIO(interviews_csv(journal).decode("utf-8-sig"), newline="")))
    assert [row["notes"] for row in rows] == ['a "quoted"\nline, and a comma'] * 2
    assert [row["company"] for row in rows] == ["Northlight 2", "Northlight 1"]
    first = next(csv.DictReader(io.StringIO(checkins_csv(journal).decode("utf-8-sig"), newline="")))
    assert (first["happy"], first["anxious"], first["line"]) == ("7", "", "Slept.")


def test_markdown_holds_all_that_was_written_and_needs_no_app() -> None:
    journal = MemoryJournal()
    journal.add_interview(interview())
    text = export_markdown(journal)
    assert interview().notes in text
    assert NOON.date().isoformat() in text


def test_a_profile_left_empty_is_filled(tmp_path: Path) -> None:
    journal, other = open_journal(tmp_path), MemoryJournal()
    journal.save_profile(Profile())
    other.save_profile(Profile(name="Ana"))
    import_json(journal, export_json(other))
    assert journal.profile().name == "Ana"
