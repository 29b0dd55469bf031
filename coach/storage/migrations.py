"""From each format of the journal to the next. The files of old formats that tests/data/journals/ keeps must open."""

from collections.abc import Callable
from typing import Any

Tables = dict[str, dict[str, Any]]
Step = Callable[[Tables], Tables]

STEPS: list[Step] = []
"""`STEPS[0]` makes format 2 out of format 1, and so on; each returns new tables. Format 1 is the only one so far."""
