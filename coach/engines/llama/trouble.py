"""What may be wrong with a model, in words for a person."""

from pathlib import Path

from coach.domain.errors import EngineFailed, EngineMissing
from coach.engines.llama import protocol as say
from coach.engines.text_model import PromptTooLong

MAGIC = b"GGUF"
KEPT = "What was written before is kept."
BUILT_IN = "The built-in coach can write it now; the model is started afresh next time."


def look_at(path: Path) -> None:
    """Raises EngineMissing before anything is started, where the file cannot be a model."""
    try:
        with path.open("rb") as file:
            magic = file.read(len(MAGIC))
    except OSError as error:
        raise EngineMissing(f"There is no model at {path}.", "Choose another file in Settings.") from error
    if magic != MAGIC:
        raise EngineMissing(f"{path.name} is not a model file.", "Choose one whose name ends in .gguf.")


def failure(failed: say.Failed) -> EngineMissing | EngineFailed | PromptTooLong:
    match failed.kind:
        case "too_long":
            return PromptTooLong(failed.needed, failed.room)
        case "library":
            return EngineMissing("The model library is not built yet, or not whole.", "Run `make run` again.")
        case "load":
            return EngineFailed("The model file could not be read. It may be cut short.", "Download it again.")
        case "memory":
            return EngineFailed("There is not enough memory for this model.", "Choose a smaller one.")
    return EngineFailed(f"The model could not go on. {KEPT}", BUILT_IN)
