"""Colours and type, by day and by night: one accent (pine), one warm tone (clay). Text keeps 4.5:1 on its ground."""

from pathlib import Path
from typing import Any

# Each system's own humanist sans; Source Sans comes with Streamlit, so nothing is fetched.
FONT = "Seravek, 'Segoe UI', Ubuntu, 'Source Sans', sans-serif"

LIGHT: dict[str, Any] = {
    "primaryColor": "#2a6b5c",
    "backgroundColor": "#fcfbf8",
    "secondaryBackgroundColor": "#f3f0e9",
    "textColor": "#191816",
    "linkColor": "#22604f",
    "borderColor": "#d8d3c8",
    "orangeColor": "#b4622d",
    "orangeTextColor": "#8a4718",
    "orangeBackgroundColor": "#f8ebdf",
    "greenColor": "#2a6b5c",
    "greenTextColor": "#22604f",
    "greenBackgroundColor": "#e4f0ea",
    "yellowColor": "#b4622d",
    "yellowTextColor": "#8a4718",
    "yellowBackgroundColor": "#f8ebdf",
    "blueColor": "#5c5850",
    "blueTextColor": "#3d3a34",
    "blueBackgroundColor": "#f3f0e9",
    "grayTextColor": "#5c5850",
    "chartCategoricalColors": ["#2a6b5c", "#b4622d", "#5c5850"],
}
# Streamlit writes white on the primary colour by night too, so it cannot be light enough to be read as text.
DARK: dict[str, Any] = {
    "primaryColor": "#347c6b",
    "backgroundColor": "#161513",
    "secondaryBackgroundColor": "#211f1c",
    "textColor": "#f2eee7",
    "linkColor": "#8ecdb9",
    "borderColor": "#45413a",
    "orangeColor": "#d68a52",
    "orangeTextColor": "#e9ab7d",
    "orangeBackgroundColor": "#38271a",
    "greenColor": "#3a8573",
    "greenTextColor": "#8ecdb9",
    "greenBackgroundColor": "#1d3029",
    "yellowColor": "#d68a52",
    "yellowTextColor": "#e9ab7d",
    "yellowBackgroundColor": "#38271a",
    "blueColor": "#b3ada2",
    "blueTextColor": "#d9d3c8",
    "blueBackgroundColor": "#24221e",
    "grayTextColor": "#b3ada2",
    "chartCategoricalColors": ["#8ecdb9", "#d68a52", "#b3ada2"],
}

STYLE = f"<style>{(Path(__file__).parent / 'style.css').read_text('utf-8')}</style>"
"""For the foot of every page's HTML: see front."""


def options() -> dict[str, Any]:
    """As Streamlit's configuration wants it: dotted names."""
    shared = {
        "font": FONT,
        "baseFontSize": 17,
        "headingFontSizes": ["2rem", "1.5rem", "1.25rem", "1.1rem", "1rem", "1rem"],
        "headingFontWeights": [600] * 6,
        "baseRadius": "0.6rem",
        "linkUnderline": True,
    }
    return {
        **{f"theme.{name}": value for name, value in shared.items()},
        **{f"theme.light.{name}": value for name, value in LIGHT.items()},
        **{f"theme.dark.{name}": value for name, value in DARK.items()},
    }
