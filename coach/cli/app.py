"""`coach run|doctor`: the page in the browser, and what this computer has."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coach.settings import Settings


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    p = commands.add_parser("run", help="open Rebound in the browser")
    p.add_argument("--port", type=int, default=8501)
    p.add_argument("--no-browser", action="store_true", help="only print the address")
    p.set_defaults(run=run)
    p = commands.add_parser("doctor", help="what is installed, where data lies, who would write and why")
    p.set_defaults(run=doctor)


def run(args: argparse.Namespace) -> int:
    import gc

    from coach.ui.server import serve

    gc.enable()  # this one lives long
    return serve(args.port, browser=not args.no_browser)


def doctor(args: argparse.Namespace) -> int:  # noqa: ARG001 - every command is given its arguments
    import platform
    from importlib.metadata import version

    from coach.engines.library import library_state
    from coach.settings import load

    settings, library = load(), library_state(Path(sys.prefix))
    print(f"Rebound {version('rebound-coach')} on Python {platform.python_version()}, {platform.platform()}")
    for name in ("streamlit", "pydantic", "tinydb"):
        print(f"  {name} {version(name)}")
    print(f"Your data: {settings.home} ({'there' if settings.home.exists() else 'made when you first save'})")
    print(f"Model library: {library.state}" + (f" ({library.why})" if library.why else ""))
    if library.mend:
        print(f"  {library.mend}")
    print(f"Who writes: {_writer(settings, library.state)}")
    return 0


def _writer(settings: "Settings", library: str) -> str:
    if settings.engine == "endpoint":
        return f"the server at {settings.endpoint}, and the built-in coach where it cannot"
    model = settings.model if settings.engine == "model" else None
    if model is None:
        return "the built-in coach, because no model is chosen (`coach model list` shows some)"
    if not model.is_file():
        return f"the built-in coach, because there is no file {model}"
    if library != "ready":
        return f"the built-in coach, until the model library is ready (it is {library})"
    return f"the model {model.name}, and the built-in coach where it cannot"
