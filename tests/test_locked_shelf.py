from pathlib import Path

from coach import bootstrap
from coach.settings import Settings, resource


def test_behind_a_passphrase_nothing_that_a_model_read_is_kept(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path, prompts=resource("prompts"), engine="model", model=tmp_path / "m.gguf")
    services = bootstrap.build(settings)
    seen = bootstrap._open_only(lambda: settings, services.passphrase)
    assert seen().keeps_read
    services.passphrase.set("a long enough phrase")
    assert not seen().keeps_read
