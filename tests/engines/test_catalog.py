import re
from pathlib import Path

import pytest

from coach.domain.errors import EngineMissing
from coach.engines.catalog import Catalog, Model, Speed, catalog
from coach.engines.llama.process import LlamaProcess
from coach.engines.machine import Machine, this_machine
from coach.engines.shelf import Shelf, own_file

GB = 1_000_000_000


def quiet(done: int, total: int) -> None:
    pass


@pytest.fixture
def small() -> Model:
    return Model(
        key="small",
        name="Small",
        what_for="tests",
        repository="a/b",
        revision="c" * 40,
        file="small.gguf",
        bytes=4,
        licence="MIT",
        sha256="bf2155fda3aa9f65ea9b6ca7f6cdf4b8fbcbb1bc9cd7a0d6aa3d6ef9d4e6be2f",
    )


def shelf(folder: Path, model: Model) -> Shelf:
    speed = Speed(bytes=1, cores=1, tokens=1, most_cores=8, least=1)
    return Shelf(folder, Catalog(host="127.0.0.1", passes_on_to=(), speed=speed, models=(model,)))


def test_every_model_has_an_address_that_always_means_the_same_bytes() -> None:
    for model in catalog():
        assert re.fullmatch(r"[0-9a-f]{40}", model.revision)
        assert model.sha256 is None or re.fullmatch(r"[0-9a-f]{64}", model.sha256)
        assert model.file.endswith(".gguf")
        source = catalog().source(model)
        assert source.address == (f"https://huggingface.co/{model.repository}/resolve/{model.revision}/{model.file}")
        assert source.bytes == model.bytes


def test_the_readme_of_the_models_says_the_same_as_the_catalogue() -> None:
    readme = Path("models/README.md").read_text("utf-8")
    for model in catalog():
        assert (
            f"| {model.repository} | `{model.revision}` | {model.file} | {model.bytes} | `{model.sha256}` |" in readme
        )
        assert f"| `{model.key}` | {model.name} |" in readme


def test_the_memory_is_reckoned_for_as_many_tokens_as_the_model_is_given() -> None:
    from inspect import signature

    from coach.engines.catalog import CONTEXT

    assert signature(LlamaProcess).parameters["n_ctx"].default == CONTEXT


@pytest.mark.parametrize(
    ("memory", "cores", "key"),
    [
        (2, 2, None),
        (4, 2, "tiny"),
        (6, 2, "light"),
        (8, 2, "granite"),
        (8, 4, "default"),
        (16, 2, "granite"),
        (16, 4, "default"),
        (16, 8, "quality"),
        (64, 16, "quality"),
        (None, 8, None),
    ],
)
def test_a_model_is_recommended_for_the_memory_and_the_cores(memory: int | None, cores: int, key: str | None) -> None:
    machine = Machine(memory=memory and memory * GB, cores=cores)
    found = catalog().recommended(machine)
    assert (found and found.key) == key


def test_a_model_fits_well_or_tightly_or_not() -> None:
    model = catalog().find("Default")
    assert model is not None
    fits = [model.fit(Machine(memory=m and m * GB, cores=4)) for m in (4, 6, 8, None)]
    assert fits == ["too big", "tight", "well", "unknown"]


def test_this_machine_has_memory_and_cores() -> None:
    machine = this_machine()
    assert machine.cores >= 1
    assert machine.memory is None or machine.memory > 100_000_000


def test_a_file_is_judged_by_its_size_and_digest(tmp_path: Path, small: Model) -> None:
    import hashlib

    right = small.model_copy(update={"sha256": hashlib.sha256(b"GGUF").hexdigest()})
    with pytest.raises(EngineMissing, match="not on this computer"):
        shelf(tmp_path, small).verify(small, quiet)
    for content, sha256, verdict in [
        (b"GGUF", right.sha256, "right"),
        (b"GGUX", right.sha256, "wrong"),
        (b"GGUF longer", right.sha256, "wrong"),
        (b"GGUF", None, "unknown"),
    ]:
        (tmp_path / small.file).write_bytes(content)
        model = small.model_copy(update={"sha256": sha256})
        assert shelf(tmp_path, model).verify(model, quiet) == verdict


def test_removing_takes_the_file_and_what_came_of_it(tmp_path: Path, small: Model) -> None:
    on = shelf(tmp_path, small)
    (tmp_path / small.file).write_bytes(b"GGUF")
    (tmp_path / f"{small.file}.part").write_bytes(b"GG")
    assert on.remove(small) == 6
    assert list(tmp_path.iterdir()) == []
    assert on.remove(small) == 0


def test_files_that_the_person_put_into_the_folder_are_found(tmp_path: Path, small: Model) -> None:
    on = shelf(tmp_path / "models", small)
    assert on.others() == ()
    (tmp_path / "models").mkdir()
    for name in (small.file, "mine.gguf", "notes.txt"):
        (tmp_path / "models" / name).write_bytes(b"GGUF")
    assert [p.name for p in on.others()] == ["mine.gguf"]


def test_a_file_of_ones_own_must_be_there_and_be_a_model(tmp_path: Path) -> None:
    path = tmp_path / "mine.gguf"
    with pytest.raises(EngineMissing, match="could be opened"):
        own_file(str(path))
    path.write_bytes(b"nothing of the kind")
    with pytest.raises(EngineMissing, match="not a model file"):
        own_file(str(path))
    path.write_bytes(b"GGUF and more")
    assert own_file(f' "{path}" ') == path
