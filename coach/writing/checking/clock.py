"""Times of day in words: `half past nine`, `twenty to six`, `half nine`."""

import re

from coach.writing.phrases import load

HOURS = 12
_HOUR = r"(\d\d?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_AT = r"(?:(?<=\bat )|(?<=\bby )|(?<=\ba )|(?<=\buntil )|(?<=\btill )|(?<=\baround )|(?<=\babout ))"
TIME = re.compile(
    rf"\b(half|(?:a )?quarter) (past|to) {_HOUR}\b|{_AT}(half)( ){_HOUR}\b(?! (?:hour|an hour))"
    rf"|{_AT}(five|ten|twenty|twenty-five)(?: minutes)? (past|to) {_HOUR}\b",
    re.IGNORECASE | re.ASCII,
)


def told(m: re.Match[str]) -> tuple[str, frozenset[str]]:
    """Of a match of TIME: the time as `9.30`, and its keys."""
    part, side, named = (g for g in m.groups() if g)
    figures = load("figures")
    hour = int(figures["words"].get(named.lower(), "1" if named.lower() == "one" else named))
    minutes = int(figures["clock"][part.lower().removeprefix("a ")])
    back = side.lower() == "to"
    time = f"{(hour - 2) % HOURS + 1}.{60 - minutes}" if back else f"{hour}.{minutes:02}"
    return time, frozenset({time})
