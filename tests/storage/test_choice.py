import stat
from pathlib import Path

import pytest

from coach.settings import Choice, load
from coach.storage.choice import ChoiceFile


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    return {"COACH_HOME": str(tmp_path / "home")}


def test_what_was_chosen_is_remembered_for_the_owner_alone(environ: dict[str, str]) -> None:
    before = load(environ)
    assert (before.engine, before.model, before.forced) == ("builtin", None, False)
    ChoiceFile(before).change(lambda c: c.model_copy(update={"engine": "model", "model": Path("/m/a.gguf")}))
    after = load(environ)
    assert (after.engine, after.model) == ("model", Path("/m/a.gguf"))
    assert stat.S_IMODE(after.choice.stat().st_mode) == 0o600
    assert stat.S_IMODE(after.home.stat().st_mode) == 0o700


def test_the_environment_wins_over_the_file_and_the_model_over_the_endpoint(environ: dict[str, str]) -> None:
    chosen = Choice(engine="endpoint", model=Path("/m/a.gguf"), endpoint="http://127.0.0.1:1/v1", endpoint_model="x")
    ChoiceFile(load(environ)).change(lambda _: chosen)
    assert (load(environ).engine, load(environ).endpoint_model) == ("endpoint", "x")
    environ["COACH_ENDPOINT"] = "http://127.0.0.1:2/v1"
    settings = load(environ)
    assert (settings.engine, settings.endpoint, settings.endpoint_model) == ("endpoint", "http://127.0.0.1:2/v1", "")
    environ["COACH_MODEL"] = "/m/b.gguf"
    settings = load(environ)
    assert (settings.engine, settings.model, settings.forced) == ("model", Path("/m/b.gguf"), True)


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b'{"engine": "other"}', b"[]"])
def test_a_settings_file_that_cannot_be_read_leaves_the_built_in_coach(environ: dict[str, str], content: bytes) -> None:
    home = Path(environ["COACH_HOME"])
    home.mkdir()
    (home / "settings.json").write_bytes(content)
    assert load(environ).engine == "builtin"


def test_what_a_later_version_wrote_beside_it_does_no_harm(environ: dict[str, str]) -> None:
    home = Path(environ["COACH_HOME"])
    home.mkdir()
    (home / "settings.json").write_text('{"engine": "model", "model": "/m/a.gguf", "new": 1}', "utf-8")
    assert load(environ).engine == "model"
