"""Is the model library there? What tools/model_library.py wrote down while it built it, read for the app."""

import importlib.util
import os
from datetime import datetime
from pathlib import Path
from typing import Literal

from pydantic import ValidationError

from coach.domain.base import Frozen

STATE_FILE = "model-library.json"
STOPPED = "Building the model library was cut off before it was done."
AGAIN = "Run `make run` again; it takes it up by itself."


class LibraryState(Frozen):
    """`why` and `mend` are for a person: what went wrong, and what they can do."""

    state: Literal["absent", "building", "ready", "failed", "stopped"]
    since: datetime | None = None
    why: str = ""
    mend: str = ""


class _Written(Frozen):
    """The file, as tools/model_library.py writes it."""

    state: Literal["building", "ready", "failed"]
    since: datetime
    pid: int
    lock: str
    why: str = ""
    mend: str = ""
    log: str = ""


def library_state(prefix: Path) -> LibraryState:
    """`prefix` is the Python environment's folder (sys.prefix)."""
    try:
        written = _Written.model_validate_json((prefix / STATE_FILE).read_text("utf-8"))
    except (OSError, ValidationError, UnicodeDecodeError):
        return LibraryState(state="ready" if _installed() else "absent")
    if written.state == "building" and not _runs(written.pid):
        return LibraryState(state="stopped", since=written.since, why=STOPPED, mend=AGAIN)
    return LibraryState(state=written.state, since=written.since, why=written.why, mend=written.mend)


def _installed() -> bool:
    """By somebody else's hand, as with `pip install rebound-coach[model]`. Imports nothing."""
    return all(importlib.util.find_spec(name) is not None for name in ("llama_cpp", "llguidance", "gguf"))


def _runs(pid: int) -> bool:
    if os.name == "nt":  # there os.kill(pid, 0) would end it
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
