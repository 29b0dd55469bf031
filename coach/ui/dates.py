"""Days as the browser's language writes them."""

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

import streamlit as st

if TYPE_CHECKING:
    from babel import Locale

USUAL = "en-GB"
"""Where the browser says nothing, or something unknown."""


def day(on: date) -> str:
    """23 November 2026, or November 23, 2026, or 23. November 2026."""
    return _written(on, st.context.locale or USUAL)


def order() -> str:
    """How a date field shows a day: `DD/MM/YYYY`, `MM/DD/YYYY`, `YYYY-MM-DD` …"""
    return _order(st.context.locale or USUAL)


@lru_cache(maxsize=4096)
def _written(on: date, language: str) -> str:
    from babel.dates import format_date

    return format_date(on, "long", _locale(language))


@lru_cache
def _order(language: str) -> str:
    pattern = _locale(language).date_formats["short"].pattern.lower()
    mark = next((m for m in "/.-" if m in pattern), "/")
    return mark.join({"d": "DD", "m": "MM", "y": "YYYY"}[x] for x in sorted("dmy", key=pattern.index))


def _locale(language: str) -> "Locale":
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale.parse(USUAL, sep="-")
