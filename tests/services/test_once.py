from datetime import date

from coach.services.once import once


def test_what_was_worked_out_stands_until_something_is_another_value() -> None:
    asked = list[tuple[tuple[int, ...], date]]()

    @once
    def total(kept: tuple[int, ...], day: date) -> int:
        asked.append((kept, day))
        return sum(kept)

    kept = (1, 2)
    assert [total(kept, date(2026, 3, 2)), total(kept, date(2026, 3, 2))] == [3, 3]
    assert len(asked) == 1
    assert total((*kept, 3), date(2026, 3, 2)) == 6
    assert total((*kept, 3), date(2026, 3, 3)) == 6
    assert len(asked) == 3


def test_an_argument_by_its_name_is_another_one_when_its_value_is() -> None:
    @once
    def power(base: int, *, to: int) -> int:
        return int(base**to)

    assert (power(2, to=3), power(2, to=4), power(2, to=4)) == (8, 16, 16)
