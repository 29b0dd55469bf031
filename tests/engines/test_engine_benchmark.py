"""The benchmark's own parts, on its smallest model."""

from pathlib import Path

import pytest

from tests.support.tiny_model import tiny_model


@pytest.mark.model
def test_the_random_model_of_the_benchmark_writes_what_the_form_asks_for(tmp_path: Path) -> None:
    tiny_model(tmp_path / "there.gguf")  # skips where the library is not built
    from benchmarks import engine_rows as rows
    from benchmarks.engine_bench import Bench

    (row,) = rows.valid(Bench(tmp_path / "unused.gguf", tmp_path, rounds=1, threads=1, generations=2))
    assert (row.ours, row.theirs, row.reached) == ("2", "2", True)


@pytest.mark.model
def test_a_row_falls_short_where_its_ratio_is_on_the_wrong_side(model_file: Path) -> None:
    assert model_file.exists()
    from benchmarks.engine_bench import Row

    assert Row("less", "", "", 0.25, 0.25).reached
    assert not Row("less", "", "", 0.26, 0.25).reached
    assert not Row("more", "", "", 1.4, 1.5, more_is_better=True).reached
