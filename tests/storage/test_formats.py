"""A journal of every format ever shipped opens; where an older one is written to, a copy as it was comes first."""

from pathlib import Path
from typing import Any

import pytest

from coach.domain.errors import JournalUnwritable
from coach.storage import atomic, backups, envelope, journal, migrations
from coach.storage.migrations import Tables
from tests.storage.samples import REPOSITORY, checkin, interview, open_journal

SHIPPED = sorted((REPOSITORY / "tests/data/journals").glob("format-*.json"))


def test_there_is_a_file_of_every_format() -> None:
    assert [path.name for path in SHIPPED] == [f"format-{n}.json" for n in range(1, envelope.FORMAT + 1)]


@pytest.mark.parametrize("shipped", SHIPPED, ids=lambda path: path.stem)
def test_it_opens_whole_and_can_be_written_to(tmp_path: Path, shipped: Path) -> None:
    (tmp_path / "journal.json").write_bytes(shipped.read_bytes())
    journal = open_journal(tmp_path)
    assert journal.interviews() == (interview(2), interview(1))
    assert journal.checkins() == (checkin(),)
    assert (journal.profile().name, journal.draft("notes")) == ("Ana Ruiz", "typed")
    assert [each.id for each in journal.bin()] == ["interview-3"]
    journal.add_interview(interview(4))
    assert len(open_journal(tmp_path).interviews()) == 3


@pytest.fixture
def next_format(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if the next version kept interviews under another name."""

    def renamed(tables: Tables) -> Tables:
        left = dict(tables)
        return {**left, "interviews": {**left.pop("interviews", {}), "migrated": NEW}}

    monkeypatch.setattr(migrations, "STEPS", [*migrations.STEPS, renamed])
    monkeypatch.setattr(envelope, "STEPS", migrations.STEPS)
    for module in (envelope, atomic, backups, journal):
        monkeypatch.setattr(module, "FORMAT", envelope.FORMAT + 1)


NEW: dict[str, Any] = interview(7).model_copy(update={"id": "migrated"}).model_dump(mode="json")


@pytest.mark.usefixtures("next_format")
def test_an_older_journal_is_read_as_it_would_be_and_left_as_it_is(tmp_path: Path) -> None:
    raw = SHIPPED[-1].read_bytes()
    (tmp_path / "journal.json").write_bytes(raw)
    assert "migrated" in {each.id for each in open_journal(tmp_path).interviews()}
    assert (tmp_path / "journal.json").read_bytes() == raw


@pytest.mark.usefixtures("next_format")
def test_before_it_is_written_to_a_copy_as_it_was_is_made(tmp_path: Path) -> None:
    raw = SHIPPED[-1].read_bytes()
    (tmp_path / "journal.json").write_bytes(raw)
    journal = open_journal(tmp_path)
    journal.save_draft("notes", "more")
    copies = [(tmp_path / "backups" / copy.name).read_bytes() for copy in journal.backups.list()]
    assert raw in copies
    assert (tmp_path / "journal.json").read_bytes().startswith(b'{"format":%d,' % envelope.FORMAT)
    journal.backups.restore(journal.backups.list()[-1].name)
    assert journal.draft("notes") == "typed"


@pytest.mark.usefixtures("next_format")
def test_without_such_a_copy_nothing_is_migrated(tmp_path: Path) -> None:
    raw = SHIPPED[-1].read_bytes()
    (tmp_path / "journal.json").write_bytes(raw)
    (tmp_path / "backups").write_text("a file in the way")
    with pytest.raises(JournalUnwritable):
        open_journal(tmp_path).save_draft("notes", "more")
    assert (tmp_path / "journal.json").read_bytes() == raw
