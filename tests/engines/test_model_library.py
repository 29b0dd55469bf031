"""The tool that builds the model library, without building anything."""

import json
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from coach.engines.library import library_state
from tools import model_library
from tools.model_library import Place, build, environment, only_one


class Commands:
    """A runner that runs nothing: each command prints and ends as it was told, or well."""

    def __init__(self, **ends: tuple[int, str]) -> None:
        self.ends, self.ran = ends, list[list[str]]()
        self.env: Mapping[str, str] = {}
        self.seen: Callable[[], None] = lambda: None

    def __call__(self, command: list[str], env: Mapping[str, str], log: Path) -> int:
        self.ran.append(command)
        self.env = env
        self.seen()
        code, text = next((end for part, end in self.ends.items() if part in " ".join(command)), (0, ""))
        with log.open("a") as file:
            file.write(text)
        return code


@pytest.fixture
def place(tmp_path: Path) -> Place:
    for name in ("build", "model"):
        (tmp_path / f"requirements-{name}.lock").write_text(f"{name}==1\n")
    (tmp_path / "venv").mkdir()
    return Place(tmp_path, tmp_path / "venv", tmp_path / "venv" / "bin" / "python")


def state(place: Place) -> dict[str, str]:
    content: dict[str, str] = json.loads(place.state.read_text())
    return content


def test_it_installs_what_building_needs_then_the_library_then_tries_it(place: Place) -> None:
    run = Commands()
    assert build(place, run, lambda: True) == 0
    assert [command[-1].rpartition("/")[2] for command in run.ran] == [
        "requirements-build.lock",
        "requirements-model.lock",
        "--check",
    ]
    assert all("--require-hashes" in command for command in run.ran[:2])
    assert state(place)["state"] == "ready"
    assert library_state(place.prefix).state == "ready"


def test_while_it_builds_the_app_can_see_it(place: Place) -> None:
    run = Commands()
    seen: list[str] = []
    run.seen = lambda: seen.append(library_state(place.prefix).state)
    build(place, run, lambda: True)
    assert seen == ["building"] * 3


def test_what_is_ready_is_not_built_again(place: Place) -> None:
    build(place, Commands(), lambda: True)
    again = Commands()
    assert build(place, again, lambda: True) == 0
    assert again.ran == []


def test_with_another_lock_file_it_is_built_again(place: Place) -> None:
    build(place, Commands(), lambda: True)
    (place.root / "requirements-model.lock").write_text("model==2\n")
    again = Commands()
    build(place, again, lambda: True)
    assert len(again.ran) == 3


def test_without_a_compiler_it_says_what_to_install(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model_library, "system", lambda: "debian")
    run = Commands()
    assert build(place, run, lambda: False) == 1
    assert run.ran == []
    assert "build-essential" in state(place)["mend"]
    assert library_state(place.prefix).state == "failed"


@pytest.mark.parametrize(
    ("log", "why"),
    [
        ("error: [Errno 28] No space left on device", "disk is full"),
        ("NewConnectionError: Failed to establish", "could not be fetched"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE", "not what we expected"),
        ("c++: fatal error: Killed signal terminated program cc1plus", "Memory ran out"),
        ("CMake Error: CMAKE_CXX_COMPILER not set, after EnableLanguage", "compiler"),
        ("something new", "could not be built"),
    ],
)
def test_what_the_log_says_is_told_in_words(place: Place, log: str, why: str) -> None:
    assert build(place, Commands(model=(1, log)), lambda: True) == 1
    assert why in state(place)["why"]
    assert "make run" in state(place)["mend"]


def test_a_library_that_cannot_write_a_word_is_not_ready(place: Place) -> None:
    assert build(place, Commands(check=(-4, "")), lambda: True) == 1
    assert state(place)["state"] == "failed"


def test_after_a_failure_it_is_tried_again(place: Place) -> None:
    build(place, Commands(model=(1, "")), lambda: True)
    assert build(place, Commands(), lambda: True) == 0
    assert state(place)["state"] == "ready"


def test_of_two_at_once_the_second_does_nothing(place: Place) -> None:
    with only_one(place.prefix / "model-library.lock") as first:
        run = Commands()
        assert first
        assert build(place, run, lambda: True) == 0
        assert run.ran == []
    assert build(place, Commands(), lambda: True) == 0
    assert state(place)["state"] == "ready"


def test_the_tools_just_installed_come_first(tmp_path: Path) -> None:
    env = environment(tmp_path, {"PATH": "/usr/bin", "CMAKE_ARGS": "-DGGML_METAL=OFF"})
    assert env["PATH"].startswith(str(tmp_path))
    assert env["CMAKE_ARGS"] == "-DGGML_METAL=OFF -DLLAVA_BUILD=OFF"
    assert int(env["CMAKE_BUILD_PARALLEL_LEVEL"]) >= 1


def test_every_system_is_told_how_to_get_a_compiler() -> None:
    assert model_library.system() in model_library.COMPILER


def test_it_needs_nothing_but_python() -> None:
    subprocess.run(
        [sys.executable, "-I", "-S", "-c", f"import runpy; runpy.run_path({model_library.__file__!r})"], check=True
    )


def test_what_a_command_prints_is_in_the_log(tmp_path: Path) -> None:
    code = model_library.run_logged([sys.executable, "-c", "print('hello'); raise SystemExit(3)"], {}, tmp_path / "log")
    assert code == 3
    assert "hello" in (tmp_path / "log").read_text()
