"""COACH_* and nothing else → one frozen Settings; every path of the project in this one place."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from coach.domain.base import Frozen

HERE = Path(__file__).resolve().parent


def resource(name: str) -> Path:
    """`app.py` or `prompts`: inside the wheel, else in the repository above the package."""
    inside = HERE / name
    return inside if inside.exists() else HERE.parent / name


Engine = Literal["builtin", "model", "endpoint"]


class Choice(BaseModel):
    """The settings file: who writes, as the person chose. What another version wrote into it is passed over.

    `agreed`: addresses on other computers of which the person said, on the settings page, that they may see the notes.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    engine: Engine = "builtin"
    model: Path | None = None
    endpoint: str | None = None
    endpoint_model: str = ""
    agreed: tuple[str, ...] = ()
    hide_rejections: bool = False


class Settings(Frozen):
    """Where things lie and who writes. Folders are made by whoever writes to them first.

    `forced`: the environment says who writes, and the settings file cannot.
    """

    home: Path
    prompts: Path
    engine: Engine = "builtin"
    forced: bool = False
    model: Path | None = None
    endpoint: str | None = None
    endpoint_model: str = ""
    endpoint_key: str = ""
    agreed: tuple[str, ...] = ()
    model_reads: bool = False
    """Whether a model's findings stand beside the rules'. Off: nobody has measured yet that it helps."""

    keeps_read: bool = True
    """Whether what a model read may be kept in files: they hold the notes in the clear."""

    @property
    def choice(self) -> Path:
        return self.home / "settings.json"

    @property
    def journal(self) -> Path:
        return self.home / "journal.json"

    @property
    def backups(self) -> Path:
        return self.home / "backups"

    @property
    def shelf(self) -> Path:
        """Where the model's process keeps what it has read of the notes."""
        return self.home / "read"

    @property
    def models(self) -> Path:
        return self.home / "models"


def load(environ: Mapping[str, str] = os.environ) -> Settings:
    """The environment wins over the settings file, and COACH_MODEL over COACH_ENDPOINT."""
    home, model, endpoint = (environ.get(name) for name in ("COACH_HOME", "COACH_MODEL", "COACH_ENDPOINT"))
    folder = Path(home).expanduser().absolute() if home else _user_data()
    chosen = read_choice(folder / "settings.json")
    forced: Engine | None = "model" if model else "endpoint" if endpoint else None
    return Settings(
        home=folder,
        prompts=resource("prompts"),
        engine=forced or chosen.engine,
        forced=forced is not None,
        model=Path(model).expanduser().absolute() if model else chosen.model,
        endpoint=endpoint or chosen.endpoint,
        endpoint_model=environ.get("COACH_ENDPOINT_MODEL") or ("" if endpoint else chosen.endpoint_model),
        endpoint_key=environ.get("COACH_ENDPOINT_KEY", ""),
        agreed=chosen.agreed,
        model_reads=environ.get("COACH_MODEL_READS") == "1",
    )


def read_choice(path: Path) -> Choice:
    """Nothing chosen where there is no file, or one that cannot be read: then the built-in coach writes."""
    try:
        return Choice.model_validate_json(path.read_bytes())
    except (OSError, ValidationError):
        return Choice()


def _user_data() -> Path:
    from platformdirs import user_data_path

    return user_data_path("rebound", appauthor=False)
