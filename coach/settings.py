"""COACH_* and nothing else → one frozen Settings; every path of the project in this one place."""

import os
from collections.abc import Mapping
from pathlib import Path

from coach.domain.base import Frozen

HERE = Path(__file__).resolve().parent


def resource(name: str) -> Path:
    """`app.py` or `prompts`: inside the wheel, else in the repository above the package."""
    inside = HERE / name
    return inside if inside.exists() else HERE.parent / name


class Settings(Frozen):
    """Where things lie and who writes. Folders are made by whoever writes to them first."""

    home: Path
    prompts: Path
    model: Path | None = None
    model_reads: bool = False
    """Whether a model's findings stand beside the rules'. Off: nobody has measured yet that it helps."""

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
    home, model = environ.get("COACH_HOME"), environ.get("COACH_MODEL")
    return Settings(
        home=Path(home).expanduser().absolute() if home else _user_data(),
        prompts=resource("prompts"),
        model=Path(model).expanduser().absolute() if model else None,
        model_reads=environ.get("COACH_MODEL_READS") == "1",
    )


def _user_data() -> Path:
    from platformdirs import user_data_path

    return user_data_path("rebound", appauthor=False)
