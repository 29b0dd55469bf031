"""The model files on this computer: those of the catalogue, and others that lie beside them."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Literal

from coach.domain.errors import EngineMissing
from coach.engines.catalog import Catalog, Model, catalog
from coach.engines.download import MAGIC, Patience, Pulling, digest, part_of, pull
from coach.engines.pull_errors import CannotKeep

Verdict = Literal["right", "wrong", "unknown"]


class Shelf:
    """`folder` is made with the first file that comes into it."""

    def __init__(self, folder: Path, models: Catalog | None = None, patience: Patience | None = None) -> None:
        self.folder, self._patience = folder, patience
        self.catalog = models or catalog()

    def path(self, model: Model) -> Path:
        return self.folder / model.file

    def has(self, model: Model) -> bool:
        return self.path(model).is_file()

    def came(self, model: Model) -> int:
        """Bytes of it that are here, whole or in part."""
        for path in (self.path(model), part_of(self.path(model))):
            with suppress(OSError):
                return path.stat().st_size
        return 0

    def pull(self, model: Model, watch: Pulling) -> Path:
        """Fetches it, or the rest of it. Raises PullFailed, Paused."""
        target = self.path(model)
        if not self.has(model):
            try:
                self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            except OSError as error:
                raise CannotKeep(target, error.strerror or "") from error
            pull(self.catalog.source(model), target, watch, self._patience)
        return target

    def verify(self, model: Model, told: Callable[[int, int], None]) -> Verdict:
        """Whether the file is what the catalogue says; `unknown` where it gives no digest. Raises EngineMissing."""
        try:
            size = self.path(model).stat().st_size
            if size != model.bytes:
                return "wrong"
            if model.sha256 is None:
                return "unknown"
            return "right" if digest(self.path(model), told, lambda: False) == model.sha256 else "wrong"
        except OSError as error:
            raise EngineMissing(f"{model.name} is not on this computer.", f"coach model pull {model.key}") from error

    def remove(self, model: Model) -> int:
        """Its file and what came of it, if any; the bytes that are free now. Raises CannotKeep."""
        freed = 0
        for path in (self.path(model), part_of(self.path(model))):
            try:
                size = path.stat().st_size
                path.unlink()
                freed += size
            except FileNotFoundError:
                continue
            except OSError as error:
                raise CannotKeep(path, error.strerror or "") from error
        return freed

    def others(self) -> tuple[Path, ...]:
        """Model files in the folder that the catalogue does not know: put there by the person."""
        known = {model.file for model in self.catalog}
        return tuple(sorted(p for p in self.folder.glob("*.gguf") if p.name not in known and p.is_file()))


def own_file(text: str) -> Path:
    """The model file at a path that the person typed or pasted. Raises EngineMissing where there is none."""
    path = Path(text.strip().strip("\"'"))
    try:
        path = path.expanduser().absolute()
        with path.open("rb") as file:
            magic = file.read(len(MAGIC))
    except (OSError, ValueError, RuntimeError) as error:  # no such folder; no name of a file; no such person's home
        raise EngineMissing(
            f"There is no file {path} that could be opened. Nothing was changed.", "Look at the name and the folder."
        ) from error
    if magic != MAGIC:
        raise EngineMissing(
            f"{path.name} is not a model file. Nothing was changed.", "Choose one whose name ends in .gguf."
        )
    return path
