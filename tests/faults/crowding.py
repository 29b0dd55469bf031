"""Run as a program, several at once: threads that add, edit and delete in one journal."""

import sys
import threading
from pathlib import Path

from tests.storage.adding import one_more
from tests.storage.samples import interview, open_journal


def main(home: Path, first: int, threads: int, each: int) -> None:
    journal = open_journal(home, patience=120)

    def work(start: int) -> None:
        for number in range(start, start + each):
            journal.add_interview(interview(number))
            journal.change_interview("interview-0", one_more)
            journal.change_interview(f"interview-{number}", lambda i: i.model_copy(update={"notes": "edited"}))
            if number % 2:
                journal.delete_interview(f"interview-{number}")

    running = [threading.Thread(target=work, args=(first + place * each,)) for place in range(threads)]
    for thread in running:
        thread.start()
    for thread in running:
        thread.join()


if __name__ == "__main__":
    main(Path(sys.argv[1]), *map(int, sys.argv[2:]))
