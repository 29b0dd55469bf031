"""What is taken out of the journal is whole, and can be read without us."""

import json
from datetime import date

from coach.domain.exercises import Sitting
from coach.domain.plans import LookedBack, Plan
from coach.domain.profile import Profile
from coach.domain.rests import Rest
from coach.services.transfer import Export, export_json, export_markdown
from tests.storage.samples import ASKED, NOON, checkin, interview
from tests.support.memory_journal import MemoryJournal


def full() -> MemoryJournal:
    journal = MemoryJournal()
    journal.add_interview(interview(1))
    journal.add_interview(interview(2))
    journal.save_checkin(checkin(1, date(2026, 3, 1)))
    journal.save_checkin(checkin(2, date(2026, 3, 8)))
    journal.save_profile(Profile(name="Ana Ruiz", voice="Cheers,\nAna"))
    return journal


def test_the_json_holds_all_that_is_kept() -> None:
    journal = full()
    read = Export.model_validate_json(export_json(journal))
    assert read.interviews == journal.interviews()
    assert read.checkins == journal.checkins()
    assert read.profile == journal.profile()


def test_the_json_is_plain_and_the_same_each_time() -> None:
    first = export_json(full())
    assert first == export_json(full())
    assert first.endswith(b"}\n")
    assert "🙂 Ça ira." in first.decode()
    whole = json.loads(first)
    assert list(whole) == ["format", "profile", "interviews", "checkins", "plans", "rests", "sittings", "practice"]
    assert whole["format"] == 1


def test_an_empty_journal_can_be_taken_out_too() -> None:
    assert Export.model_validate_json(export_json(MemoryJournal())).interviews == ()
    assert export_markdown(MemoryJournal()) == "# Your journal\n\nNothing is kept yet.\n"


def test_the_markdown_reads_well_without_us() -> None:
    journal = MemoryJournal()
    journal.add_interview(interview(1))
    journal.save_checkin(checkin())
    journal.save_profile(Profile(name="Ana Ruiz"))
    assert (
        export_markdown(journal).replace("  \n", "\n")
        == f"""\
# Your journal

## About you

- Name: Ana Ruiz

## Northlight 1, Data analyst

- People: Dana
- Outcome: turned down
- Written down on: 2026-03-12

### Your notes

> {interview().notes}

### What happened

You were asked why you left, and you went blank.

Was hard:

- {ASKED}

### Questions to think about

**What would you say now?**

> That the team was closed.

### Letters

**Thank-you letter to Dana** (not sent)

> Thank you
>
> Dear Dana, …

## Check-ins

From 0 (not at all) to 10 (completely). An answer left out is not shown.

### 2026-03-01

- Happy yesterday: 7
- This week: rested
- Slept.
"""
    )


def test_lines_of_the_notes_stay_lines() -> None:
    journal = MemoryJournal()
    journal.add_interview(interview(notes="one\ntwo\r\n\r\nthree"))
    assert "\n\n> one  \n> two  \n>  \n> three\n\n" in export_markdown(journal)


def test_what_the_notes_hold_is_never_fetched_by_a_viewer() -> None:
    journal = MemoryJournal()
    journal.add_interview(interview(notes='![x](http://a.example/x.png)\n<img src="http://b.example">\n\\<img src=1>'))
    written = export_markdown(journal)
    assert "![" not in written
    assert '\\<img src="http://b.example">' in written
    assert "> \\\\\\<img src=1>" in written


def test_answers_to_questions_that_are_no_longer_asked_are_there() -> None:
    journal = MemoryJournal()
    journal.add_interview(interview().model_copy(update={"debrief": None}))
    assert "**What would you say now?**\n\n> That the team was closed." in export_markdown(journal)


def test_a_letter_not_yet_kept_is_there_as_a_draft() -> None:
    journal = MemoryJournal()
    journal.add_interview(interview().model_copy(update={"letters": ()}))
    assert "(a draft)\n\n> Thank you  \n>  \n> Dear Dana, thank you." in export_markdown(journal)


PLAN = Plan(
    id="p",
    created_at=NOON,
    cue="it is a no",
    action="walk ![x](http://x)",
    better_at="short examples",
    looked_back=(LookedBack(at=NOON, text="I walked."),),
)


def test_plans_rests_and_exercises_are_taken_out_with_the_rest() -> None:
    journal = MemoryJournal()
    for thing in (
        PLAN,
        Rest(id="r", created_at=NOON, start=date(2026, 3, 1), line="by the sea"),
        Sitting(id="s", exercise="a_friend", created_at=NOON, texts=("Be gentle.", "")),
        Sitting(id="t", exercise="private_writing", created_at=NOON, declined=True),
    ):
        journal.save(thing)
    read = Export.model_validate_json(export_json(journal))
    assert (read.plans, len(read.rests), len(read.sittings)) == ((PLAN,), 1, 2)
    text = export_markdown(journal)
    assert "- If it is a no, then I will walk !\\[x](http://x)." in text
    assert "  - 2026-03-12: I walked." in text
    assert "- 2026-03-01 to now: by the sea" in text
    assert "- 2026-03-12: a friend\n  - Be gentle." in text
    assert "private" not in text
