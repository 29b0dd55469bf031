"""What the person gives on the command line: files, standard input, a profile."""

import sys
from pathlib import Path

from pydantic import ValidationError

from coach.domain.errors import BadNotes
from coach.domain.profile import Profile


def read_text(name: str) -> str:
    """The text of the file, or of standard input for `-`. Raises BadNotes."""
    from coach.services.documents import opened

    if name == "-":
        return opened(sys.stdin.buffer.read(), "The input")
    try:
        return opened(Path(name).read_bytes(), name)
    except OSError as error:
        raise BadNotes(f"{name} could not be opened: {error.strerror}.", "Look at the name and the folder.") from error


def read_profile(path: Path | None) -> Profile:
    """An empty profile where none is given. Raises BadNotes for a file that holds none."""
    if path is None:
        return Profile()
    try:
        return Profile.model_validate_json(read_text(str(path)))
    except ValidationError as error:
        raise BadNotes(
            f"{path} does not hold a profile. Nothing was written.",
            'It is JSON with any of "name", "email", "phone", "sign_off", "voice".',
        ) from error
