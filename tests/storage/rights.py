"""Run as a program, which may give up root: a journal in a folder, then a file, that we have no rights to."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

from coach.domain.errors import JournalUnwritable
from tests.storage.samples import interview, open_journal


def main(home: Path) -> None:
    open_journal(home).add_interview(interview())
    (home / "journal.json").chmod(0o444)
    home.chmod(0o555)
    if os.geteuid() == 0:
        try:
            os.setgid(65534)
            os.seteuid(65534)
        except OSError:
            return print("nobody to become")
    journal = open_journal(home)
    assert journal.interviews() == (interview(),)
    assert "cannot be written to" in refused(lambda: journal.save_draft("notes", "typed"))
    as_owner(lambda: (home / "journal.json").chmod(0o000))
    assert "could not be opened" in refused(open_journal(home).interviews)
    as_owner(lambda: home.chmod(0o700))
    return print("as it should be")


def refused(what: Callable[[], object]) -> str:
    try:
        what()
    except JournalUnwritable as error:
        return str(error)
    return "not refused"


def as_owner(what: Callable[[], None]) -> None:
    """The file is root's where this program was started by root, else our own."""
    now = os.geteuid()
    os.seteuid(os.getuid())
    what()
    os.seteuid(now)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
