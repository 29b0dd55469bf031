"""What the fuzzer begins with is right, and each parser takes it, and bits of it, without a word of its own."""

import pytest

from tests.faults.targets import TARGETS, tried


@pytest.mark.parametrize("name", TARGETS)
def test_every_parser_takes_its_first_inputs_whole_and_cut(name: str, capfd: pytest.CaptureFixture[str]) -> None:
    target = TARGETS[name]
    for seed in target.seeds():
        for length in {len(seed), len(seed) // 2, len(seed) // 3, 1, 0}:
            tried(target, seed[:length])
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("name", ["~nobody-of-this-name/a.gguf", "a\0b.gguf", "\udcff.gguf", "x" * 5000, "/", ""])
def test_no_name_of_a_model_file_breaks_anything(name: str) -> None:
    tried(TARGETS["the name of a model"], name.encode(errors="surrogateescape"))
