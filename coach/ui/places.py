"""Where the pages are."""

from pathlib import Path

_PAGES = Path(__file__).parent / "pages"


def page(name: str) -> Path:
    return _PAGES / f"{name}.py"


def names() -> tuple[str, ...]:
    return tuple(path.stem for path in sorted(_PAGES.glob("[!_]*.py")))
