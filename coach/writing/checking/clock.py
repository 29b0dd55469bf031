"""Times of day in words: `half past nine`, `twenty to six`, `half nine`."""

import re

from coach.writing.phrases import load

HOURS = 12
_HOUR = r"(\d\d?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_END = r"(?=[.,;:!?)]|$|\s+(?:in the|on|this|start|sharp|and|or|am|pm|at night)\b)"
TIME = re.compile(
    rf"\b(half|(?:a )?quarter)(?: (past|to))? {_HOUR}\b"
    rf"|(?<!from )\b(five|ten|twenty|twenty-five)(?: minutes)? (past|to) {_HOUR}\b{_END}",
    re.IGNORECASE,
)


def told(m: re.Match[str]) -> tuple[str, frozenset[str]]:
    """Of a match of TIME: the time as `9.30`, and what else it says: the hour by itself."""
    part, side, named = (m[1], m[2], m[3]) if m[1] else (m[4], m[5], m[6])
    figures = load("figures")
    hour = int(figures["words"].get(named.lower(), "1" if named.lower() == "one" else named))
    minutes = int(figures["clock"][part.lower().removeprefix("a ")])
    back = side is not None and side.lower() == "to"
    time = f"{(hour - 2) % HOURS + 1}.{60 - minutes}" if back else f"{hour}.{minutes:02}"
    return time, frozenset({time, str(hour)})
