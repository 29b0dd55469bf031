"""The command line: `coach`. Only this and the page speak to the person; everything below raises."""

import argparse
import gc
import os
import sys
from collections.abc import Sequence

from coach.domain.errors import CoachError


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command; returns the exit status. Errors are told on standard error, in words."""
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")  # none is used, and looking for them takes 20 ms
    gc.disable()  # a short command makes much and drops little: collecting would be a fifth of its time
    try:
        args = parser().parse_args(argv)
        status: int = args.run(args)
    except CoachError as error:
        print(str(error), error.hint, sep="\n", file=sys.stderr)
        return 1
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # whoever read us has gone
        return 0
    except KeyboardInterrupt:
        return 130
    finally:
        gc.enable()
    return status


def parser() -> argparse.ArgumentParser:
    from coach.cli import app, debrief, evaluate, journal, keeping, letter, model, safety

    top = argparse.ArgumentParser(
        prog="coach",
        description="Rebound: for after the interview, or after the no. Nothing leaves this computer without your yes.",
    )
    commands = top.add_subparsers(metavar="COMMAND", required=True)
    for part in (app, debrief, journal, letter, keeping, model, evaluate, safety):
        part.add_commands(commands)
    return top


if __name__ == "__main__":
    sys.exit(main())
