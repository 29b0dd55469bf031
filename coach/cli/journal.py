"""`coach add|list|show|checkin|export`: the same journal as the page."""

import argparse
import json
import os
import sys
from datetime import date
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING

from coach.cli.given import opened, read_text
from coach.domain.errors import BadNotes
from coach.domain.recovery import SCALES, CheckIn

if TYPE_CHECKING:
    from coach.domain.ports import Journal

# Every command pays for what is imported here, so the rest is imported by the command that needs it.


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    p = commands.add_parser("add", help="keep an interview; prints its id")
    p.add_argument("file", metavar="FILE", help="a text file, or - for standard input")
    p.add_argument("--json", action="store_true")
    p.set_defaults(run=add)
    p = commands.add_parser("list", help="the interviews that are kept, newest first")
    p.add_argument("--json", action="store_true", help="an array, an object an interview")
    p.set_defaults(run=list_)
    p = commands.add_parser("show", help="one interview, with its debrief and answers")
    p.add_argument("id")
    p.add_argument("--json", action="store_true")
    p.set_defaults(run=show)
    p = commands.add_parser("checkin", help="how you are today; every answer may be left out")
    for scale in SCALES:
        p.add_argument(f"--{scale.key}", type=int, choices=range(11), metavar="0-10", help=scale.text)
    p.add_argument("--week", choices=["step", "rested", "neither"], help="took a step, rested, or neither")
    p.add_argument("--step", default="", help="a step you took")
    p.add_argument("--rest", default="", help="a rest you took")
    p.add_argument("--line", default="", help="a line in your own words")
    p.add_argument("--on", type=date.fromisoformat, metavar="YYYY-MM-DD", help="the day it is about (today)")
    p.add_argument("--json", action="store_true")
    p.set_defaults(run=checkin)
    p = commands.add_parser("export", help="everything that is kept, to standard output or a file")
    form = p.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="whole and for machines; else Markdown to read")
    form.add_argument("--csv", choices=["interviews", "checkins"], help="for a spreadsheet")
    p.add_argument("--locked", action="store_true", help="under the journal's passphrase")
    p.add_argument("--to", type=Path, metavar="FILE")
    p.set_defaults(run=export)


def add(args: argparse.Namespace) -> int:
    from coach.reading.reader import read
    from coach.services import debriefing, interviews

    services = opened()
    text, now = read_text(args.file), services.now()
    # Kept first, whole: whatever goes wrong in the writing, the notes are safe.
    kept = interviews.add(services.journal, interviews.new_id(now), text, debriefing.prefilled(read(text)), now)
    profile = services.journal.profile()
    done = debriefing.debrief(kept.notes, services.coach(), profile, facts=kept.facts)
    interviews.keep_debrief(services.journal, kept.id, done, now)
    print(json.dumps({"id": kept.id}) if args.json else kept.id)
    return 0


def list_(args: argparse.Namespace) -> int:
    from coach.services import interviews

    rows = [
        {"id": i.id, "on": interviews.day_of(i).isoformat(), **i.facts.model_dump(mode="json", exclude={"on"})}
        for i in opened().journal.interviews()
    ]
    if args.json:
        print(json.dumps(rows, indent=2))
    elif not rows:
        print("No interviews yet. `coach add FILE` keeps one.")
    for row in [] if args.json else rows:
        print("  ".join(str(row[key]) for key in ("id", "on", "outcome", "role", "company") if row[key]))
    return 0


def show(args: argparse.Namespace) -> int:
    from coach.cli.markdown import as_markdown

    interview = opened().journal.interview(args.id)
    if args.json:
        print(interview.model_dump_json(indent=2))
        return 0
    print(as_markdown(interview.debrief) if interview.debrief else interview.notes)
    for answer in interview.answers:
        print(f"\n**{answer.question}**\n\n{answer.text}")
    return 0


def checkin(args: argparse.Namespace) -> int:
    from coach.services import recovery

    services = opened()
    now = services.now()
    given = {s.key: getattr(args, s.key) for s in SCALES}
    texts = {"line": args.line, "step": args.step, "rest": args.rest}
    on = args.on or now.astimezone().date()
    kept = CheckIn(id=token_hex(4), created_at=now, on=on, week=args.week, **texts, **given)
    if not recovery.keep(services.journal, kept):
        raise BadNotes("Nothing was answered, so nothing was kept.", "One answer is enough: coach checkin --kindness 5")
    if args.json:
        print(kept.model_dump_json())
        return 0
    print(f"Kept for {kept.on.isoformat()}.")
    return _with_help(kept.words)


def export(args: argparse.Namespace) -> int:
    services = opened()
    if args.locked and services.passphrase.state() == "none":
        raise BadNotes("There is no passphrase to lock the file with.", "Give one first: coach passphrase set")
    data = _exported(args, services.journal)
    if args.locked:
        data = services.passphrase.seal(data)
    if args.to is None:
        sys.stdout.buffer.write(data)
        return 0
    try:
        with open(args.to, "wb", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
            file.write(data)
    except OSError as error:
        raise BadNotes(f"{args.to} could not be written: {error.strerror}. Your journal is unchanged.") from error
    print(args.to)
    return 0


def _exported(args: argparse.Namespace, journal: "Journal") -> bytes:
    from coach.services.tables import checkins_csv, interviews_csv
    from coach.services.transfer import export_json, export_markdown

    if args.csv:
        return interviews_csv(journal) if args.csv == "interviews" else checkins_csv(journal)
    return export_json(journal) if args.json else export_markdown(journal).encode()


def _with_help(text: str) -> int:
    from coach.reading.safety import help_text, judge

    judgement = judge(text)
    if judgement.crisis or judgement.gentle:
        print("\n" + help_text())
    return 0
