"""Run as a program, several at once: threads that add interviews and count in one that they all share."""

import sys
import threading
from pathlib import Path

from coach.domain.interview import Interview
from tests.storage.samples import interview, open_journal


def one_more(shared: Interview) -> Interview:
    return shared.model_copy(update={"notes": str(int(shared.notes) + 1)})


def main(home: Path, first: int, threads: int, each: int) -> None:
    journal = open_journal(home, patience=60)

    def add(start: int) -> None:
        for number in range(start, start + each):
            journal.add_interview(interview(number))
            journal.change_interview("interview-0", one_more)

    running = [threading.Thread(target=add, args=(first + place * each,)) for place in range(threads)]
    for thread in running:
        thread.start()
    for thread in running:
        thread.join()


if __name__ == "__main__":
    main(Path(sys.argv[1]), *map(int, sys.argv[2:]))
