"""Days, months and times as the browser's language writes them."""

from datetime import date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING

import streamlit as st

if TYPE_CHECKING:
    from babel import Locale

USUAL = "en-GB"
"""Where the browser says nothing, or something unknown."""


def language() -> str:
    return st.context.locale or USUAL


def day(on: date) -> str:
    """23 November 2026, or November 23, 2026, or 23. November 2026."""
    return _written(on, language())


def month(of: date) -> str:
    """November 2026, novembre 2026."""
    return _like(of, "yMMMM", language())


def day_of_month(on: date) -> str:
    """23 November, November 23, 23. November."""
    return _like(on, "MMMMd", language())


def clock(at: datetime, *, seconds: bool = False) -> str:
    """12:04, or 12:04 PM, or 12:04:31."""
    from babel.dates import format_time

    return format_time(at.time(), "medium" if seconds else "short", locale=locale_of(language()))


def order() -> str:
    """How a date field shows a day: `DD/MM/YYYY`, `MM/DD/YYYY`, `YYYY-MM-DD` …"""
    return _order(language())


@lru_cache
def locale_of(language: str) -> "Locale":
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale.parse(USUAL, sep="-")


@lru_cache(maxsize=4096)
def _written(on: date, language: str) -> str:
    from babel.dates import format_date

    return format_date(on, "long", locale_of(language))


@lru_cache(maxsize=4096)
def _like(on: date, skeleton: str, language: str) -> str:
    from babel.dates import format_skeleton

    return format_skeleton(skeleton, on, locale=locale_of(language))


@lru_cache
def _order(language: str) -> str:
    pattern = locale_of(language).date_formats["short"].pattern.lower()
    mark = next((m for m in "/.-" if m in pattern), "/")
    return mark.join({"d": "DD", "m": "MM", "y": "YYYY"}[x] for x in sorted("dmy", key=pattern.index))
