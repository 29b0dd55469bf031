"""Days on the picture: the browser writes them while one zooms, so it is told how (https://d3js.org/d3-time-format)."""

import re
from functools import cache
from typing import Any, NamedTuple

from coach.ui.dates import locale_of

# What Unicode calls a part of a day, and what d3 does. d3 knows no eras: Thai and a few others write theirs out.
_D3 = {"d": "%-d", "dd": "%d", "M": "%-m", "MM": "%m", "MMM": "%b", "MMMM": "%B", "y": "%Y"}
_PART = re.compile(r"'(?P<quoted>[^']*)'|(?P<part>[A-Za-z]+)")


class ChartDates(NamedTuple):
    """`short`: a day on the axis; `long`: where the mouse rests; `words`: the names of the months, for both."""

    short: str
    long: str
    words: dict[str, Any]


@cache
def chart_dates(language: str) -> ChartDates:
    locale = locale_of(language)
    short, long = locale.datetime_skeletons["MMMd"].pattern, locale.date_formats["long"].pattern
    form = "stand-alone" if "LLL" in long else "format"
    months, days = locale.months[form], locale.days["format"]
    words = {
        "dateTime": "%x %X",
        "date": "%x",
        "time": "%X",
        "periods": ["AM", "PM"],
        "days": [days["wide"][(n - 1) % 7] for n in range(7)],
        "shortDays": [days["abbreviated"][(n - 1) % 7] for n in range(7)],
        "months": [months["wide"][n] for n in range(1, 13)],
        "shortMonths": [months["abbreviated"][n] for n in range(1, 13)],
    }
    return ChartDates(_d3(short, locale.eras["abbreviated"][1]), _d3(long, locale.eras["abbreviated"][1]), words)


def _d3(pattern: str, era: str) -> str:
    def part(found: re.Match[str]) -> str:
        if found["part"] is None:
            return found["quoted"] or "'"
        return era if found["part"] == "G" else _D3[found["part"].replace("L", "M")]

    return _PART.sub(part, pattern)
