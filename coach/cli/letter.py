"""`coach letter write|check`: a letter from notes; and what a draft says that the notes do not."""

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from coach.cli.given import read_profile, read_text

if TYPE_CHECKING:
    from coach.cli.given_drafts import Draft
    from coach.domain.letters import Check
    from coach.domain.profile import Profile


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    letter = commands.add_parser("letter", help="write a letter from notes, or check a draft against them")
    parts = letter.add_subparsers(metavar="COMMAND", required=True)
    _add_write(parts)
    p = parts.add_parser("check", help="what a draft says that the notes do not, and what it gives away")
    p.add_argument(
        "file", nargs="?", default="-", metavar="FILE", help="with --batch: the lines, or - for standard input"
    )
    p.add_argument("--notes", metavar="FILE", help="the notes, UTF-8 text")
    p.add_argument("--draft", metavar="FILE", help='JSON: {"kind", "to", "subject", "body"}')
    p.add_argument("--profile", type=Path, metavar="FILE", help="JSON with name, email, phone, sign_off, voice")
    p.add_argument("--batch", action="store_true", help='{"id","notes","draft"} lines in, {"id","check"} lines out')
    p.add_argument("--json", action="store_true", help="as JSON, with offsets into the body")
    p.set_defaults(run=check)


def _add_write(parts: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    from typing import get_args

    from coach.domain.letters import LetterForm, LetterKind, Tone

    p = parts.add_parser("write", help="a letter of any kind; whatever the notes do not say is a [blank]")
    p.add_argument("kind", choices=get_args(LetterKind), metavar="KIND", help=", ".join(get_args(LetterKind)))
    p.add_argument("--notes", default="-", metavar="FILE", help="the notes, or - for standard input")
    p.add_argument("--to", metavar="NAME", help="for one person; else a thank-you for each interviewer")
    p.add_argument("--panel", action="store_true", help="one thank-you to all of them")
    p.add_argument("--form", choices=get_args(LetterForm), default="email")
    p.add_argument("--tone", choices=get_args(Tone), default="warm")
    p.add_argument("--profile", type=Path, metavar="FILE", help="JSON with name, email, phone, sign_off, voice")
    p.add_argument("--engine", choices=["builtin", "model", "endpoint"], default="builtin", help="who writes")
    p.add_argument("--go-on", action="store_true", help="write even where the notes show that someone may be in danger")
    p.add_argument("--json", action="store_true", help="a list of letters as in a debrief")
    p.set_defaults(run=write)


def write(args: argparse.Namespace) -> int:
    from coach.cli.debrief import coach_for
    from coach.services.letters import write as written

    text, profile = read_text(args.notes), read_profile(args.profile)
    style = {"to": args.to, "form": args.form, "tone": args.tone, "panel": args.panel, "go_on": args.go_on}
    letters = written(text, coach_for(args.engine), profile, args.kind, **style)
    if args.json:
        print(json.dumps([x.model_dump(mode="json") for x in letters], ensure_ascii=False))
        return 0
    if not letters:
        print("There is no letter for these notes: they are not in English, or they need a person first.")
    print("\n\n---\n\n".join(f"Subject: {x.subject}\n\n{x.body}" for x in letters))
    return 0


def check(args: argparse.Namespace) -> int:
    from coach.cli.given_drafts import as_draft
    from coach.domain.errors import BadNotes

    profile = read_profile(args.profile)
    if args.batch:
        return _batch(args.file, profile)
    if args.notes is None or args.draft is None:
        raise BadNotes("Both the notes and the draft are needed.", "coach letter check --notes FILE --draft FILE")
    found = _examined(read_text(args.notes), as_draft(read_text(args.draft), args.draft), profile)
    print(found.model_dump_json() if args.json else _told(found))
    return 0


def _batch(name: str, profile: "Profile") -> int:
    import gc

    from coach.cli.given_drafts import as_row

    gc.enable()  # this may go on for long
    for number, line in enumerate(read_text(name).split("\n"), 1):
        if line.strip():
            row = as_row(line, number)
            found = _examined(row.notes, row.draft, profile)
            sys.stdout.write(json.dumps({"id": row.id, "check": found.model_dump(mode="json")}) + "\n")
    return 0


def _examined(notes: str, draft: "Draft", profile: "Profile") -> "Check":
    from coach.reading.reader import read
    from coach.writing.check import examine

    return examine(draft.body, read(notes), profile, draft.to, draft.kind)


def _told(found: "Check") -> str:
    """For a person."""
    lines = [f"- “{m.text}”: {m.why}" for m in (*found.leaks, *found.problems)]
    lines = ["To look at:", *lines] if lines else ["Nothing here that your notes do not hold, and nothing private."]
    held = [f"- “{m.text}” ({', '.join(m.sentences)})" for m in found.supported]
    return "\n".join([*lines, *(["", "Your notes say:", *held] if held else [])])
