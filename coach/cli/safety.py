"""`coach safety`: whether a text sounds like danger to a person, as the page would see it; nothing is kept."""

import argparse
import json
import sys
from typing import Any

from coach.cli.given import read_text, rows


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    p = commands.add_parser("safety", help="whether a text sounds like danger to a person; nothing is kept")
    p.add_argument("file", nargs="?", default="-", metavar="FILE", help="a text file, or - for standard input")
    p.add_argument("--batch", action="store_true", help='{"id","text"} lines in, {"id","crisis","gentle","why"} out')
    p.add_argument("--json", action="store_true", help="for machines; a batch always is")
    p.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    from coach.reading.safety import help_text

    text = read_text(args.file)
    if args.batch:
        return _batch(text)
    found = _judged(text)
    if args.json:
        print(json.dumps(found))
        return 0
    print({(True, False): "crisis", (False, True): "in doubt"}.get((found["crisis"], found["gentle"]), "nothing found"))
    if found["crisis"] or found["gentle"]:
        print(f"{found['why']}\n\n{help_text()}")
    return 0


def _batch(lines: str) -> int:
    for key, text in rows(lines):
        sys.stdout.write(json.dumps({"id": key, **_judged(text)}) + "\n")
    return 0


def _judged(text: str) -> dict[str, Any]:
    from coach.reading.safety import judge

    found = judge(text)
    return {"crisis": found.crisis, "gentle": found.gentle, "why": found.why}
