"""Where the pages are."""

from pathlib import Path

_PAGES = Path(__file__).parent / "pages"


def page(name: str) -> Path:
    return _PAGES / f"{name}.py"
