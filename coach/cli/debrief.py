"""`coach debrief`: notes in, a debrief out; nothing is kept."""

import argparse
import gc
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from coach.cli.given import read_profile, read_text, rows
from coach.domain.errors import EngineMissing

if TYPE_CHECKING:
    from coach.domain.debrief import Debrief
    from coach.domain.ports import Coach
    from coach.domain.profile import Profile


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    p = commands.add_parser("debrief", help="read notes, print a debrief")
    p.add_argument("file", nargs="?", default="-", metavar="FILE", help="a text file, or - for standard input")
    p.add_argument("--json", action="store_true", help="the public JSON format instead of Markdown")
    p.add_argument("--batch", action="store_true", help='{"id","text"} lines in, {"id","debrief"} lines out')
    p.add_argument("--schema", action="store_true", help="print the JSON Schema of the format")
    p.add_argument("--engine", choices=["builtin", "model", "endpoint"], default="builtin", help="who writes")
    p.add_argument("--profile", type=Path, metavar="FILE", help="JSON with name, email, phone, sign_off, voice")
    p.add_argument("--go-on", action="store_true", help="write even where the notes show that someone may be in danger")
    p.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    if args.schema:
        from coach.domain.debrief import Debrief

        print(json.dumps(Debrief.model_json_schema(), indent=2))
        return 0
    profile = read_profile(args.profile)
    coach = coach_for(args.engine)
    if args.batch:
        return _batch(args, coach, profile)
    done = _debrief(read_text(args.file), coach, profile, args.go_on)
    if coach.notice:
        print(coach.notice, file=sys.stderr)
    if args.json:
        print(done.model_dump_json())
    else:
        from coach.cli.markdown import as_markdown

        print(as_markdown(done))
    return 0


def _batch(args: argparse.Namespace, coach: "Coach", profile: "Profile") -> int:
    gc.enable()  # this may go on for long
    for key, text in rows(read_text(args.file)):
        done = _debrief(text, coach, profile, args.go_on)
        sys.stdout.write(json.dumps({"id": key, "debrief": done.model_dump(mode="json")}) + "\n")
    return 0


def _debrief(text: str, coach: "Coach", profile: "Profile", go_on: bool) -> "Debrief":
    from coach.services.debriefing import debrief

    return debrief(text, coach, profile, go_on=go_on)


def coach_for(engine: str) -> "Coach":
    from coach.bootstrap import coaches
    from coach.settings import load

    settings = load()
    if engine == "model" and settings.model is None:
        raise EngineMissing(
            "No model is chosen, so none can write.", "Choose one: `coach model use …`, or COACH_MODEL=FILE.gguf"
        )
    if engine == "endpoint" and settings.endpoint is None:
        raise EngineMissing(
            "No server is chosen, so none can write.", "Choose one: COACH_ENDPOINT=http://127.0.0.1:8080/v1"
        )
    coach, _ = coaches(settings.model_copy(update={"engine": engine}))
    return coach()
