"""Opening thousands of interviews does not send the collector over all of them; what goes in circles is still found."""

import gc
import weakref
from pathlib import Path

from coach.storage.collecting import MANY, not_collecting
from coach.storage.envelope import pack
from tests.storage.samples import interview, open_journal


def test_opening_thousands_of_interviews_wakes_no_collector(tmp_path: Path) -> None:
    one = interview().model_dump(mode="json")
    many = {f"interview-{n}": {**one, "id": f"interview-{n}"} for n in range(3000)}
    (tmp_path / "journal.json").write_bytes(pack(1, {"interviews": many}))
    journal, woken = open_journal(tmp_path), []

    def woke(phase: str, told: dict[str, int]) -> None:
        woken.append((phase, told["generation"]))

    gc.collect()
    gc.callbacks.append(woke)
    try:
        kept = journal.interviews()
    finally:
        gc.callbacks.remove(woke)
    assert len(kept) == 3000
    assert ("start", 2) not in woken
    assert len(woken) <= 2


def test_a_circle_made_meanwhile_is_still_collected() -> None:
    class Circle:
        def __init__(self) -> None:
            self.itself = self

    with not_collecting():
        lost = weakref.ref(Circle())
        many = [[number] for number in range(MANY + 1)]
    gc.collect()
    assert len(many) == MANY + 1
    assert lost() is None
    assert gc.get_freeze_count() == 0
