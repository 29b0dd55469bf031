"""What the person gives on the command line: files, standard input, a profile, the passphrase."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from coach.domain.errors import BadNotes
from coach.domain.profile import Profile

if TYPE_CHECKING:
    from coach.bootstrap import Services


def read_text(name: str) -> str:
    """The text of the file, or of standard input for `-`. Raises BadNotes."""
    from coach.services.documents import opened as document

    if name == "-":
        return document(sys.stdin.buffer.read(), "The input")
    return document(read_bytes(Path(name)), name)


def rows(lines: str) -> Iterator[tuple[Any, str]]:
    """Id and text of each line. Raises BadNotes at the first that is not {"id", "text"}."""
    for number, line in enumerate(lines.split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            key, text = row["id"], str(row["text"])
        except (ValueError, KeyError, TypeError) as error:
            raise BadNotes(
                f'Line {number} is not {{"id", "text"}} in JSON; the lines before it are done.',
                "Give one JSON object a line.",
            ) from error
        yield key, text


def read_bytes(path: Path) -> bytes:
    """Raises BadNotes."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise BadNotes(f"{path} could not be opened: {error.strerror}.", "Look at the name and the folder.") from error


def opened(locked_too: bool = False) -> "Services":
    """The person's journal; asks for its passphrase, unless `locked_too` says that it may stay locked."""
    from coach.bootstrap import build
    from coach.settings import load

    services = build(load())
    if not locked_too and services.passphrase.state() == "locked":
        import getpass

        services.passphrase.unlock(getpass.getpass("Your passphrase: "))
    return services


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
