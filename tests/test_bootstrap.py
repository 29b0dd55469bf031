"""Who writes follows the settings file, while a model's process is kept as long as it is the one that writes."""

from pathlib import Path

import pytest

from coach import bootstrap
from coach.bootstrap import Writers, build
from coach.domain.ports import Coach
from coach.engines.builtin import BuiltinCoach
from coach.settings import Settings, load
from coach.storage.choice import ChoiceFile


def test_the_writer_changes_with_the_settings_file_and_the_old_one_is_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    environ = {"COACH_HOME": str(tmp_path)}
    made, ended = list[Settings](), list[Settings]()

    def coaches(settings: Settings) -> tuple[type[Coach], bootstrap.Closing]:
        made.append(settings)
        return BuiltinCoach, lambda: ended.append(settings)

    monkeypatch.setattr(bootstrap, "coaches", coaches)
    writers = Writers(lambda: load(environ))
    for _ in range(3):
        writers.coach()
    assert len(made) == 1
    ChoiceFile(load(environ)).change(lambda c: c.model_copy(update={"engine": "model", "model": Path("/m/a.gguf")}))
    writers.coach()
    assert [settings.engine for settings in made] == ["builtin", "model"]
    assert ended == made[:1]
    writers.close()
    assert ended == made


def test_each_choice_has_its_writer(tmp_path: Path) -> None:
    settings = build(load({"COACH_HOME": str(tmp_path)})).settings
    names = [
        bootstrap.coaches(settings.model_copy(update=chosen))[0]().name
        for chosen in (
            {},
            {"engine": "model", "model": Path("/m/a.gguf")},
            {"engine": "endpoint", "endpoint": "http://127.0.0.1:8080/v1"},
            {"engine": "endpoint"},
        )
    ]
    assert names == ["builtin", "model a", "model 127.0.0.1:8080", "builtin"]
