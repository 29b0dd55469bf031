"""`coach backup|import|bin|erase|passphrase`: what is kept, brought back, locked and gone."""

import argparse
import getpass
import sys
from pathlib import Path

from coach.cli.given import opened, read_bytes
from coach.domain.errors import BadNotes, JournalLocked, WrongPassphrase


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    p = commands.add_parser("backup", help="the copies of your journal: list them, bring one back")
    what = p.add_subparsers(metavar="WHAT", required=True)
    what.add_parser("list", help="newest first").set_defaults(run=backups)
    p = what.add_parser("restore", help="put a copy in the journal's place; what was there is kept")
    p.add_argument("name", metavar="NAME", help="as `coach backup list` prints it")
    p.set_defaults(run=restore)
    p = commands.add_parser(
        "import", help="bring in a file that `coach export --json` saved; adds only what is not there"
    )
    p.add_argument("file", metavar="FILE", type=Path)
    p.set_defaults(run=import_)
    p = commands.add_parser("bin", help="what was deleted in the last 30 days: list it, bring it back")
    what = p.add_subparsers(metavar="WHAT", required=True)
    what.add_parser("list", help="newest first").set_defaults(run=bin_)
    p = what.add_parser("restore", help="put it back where it was")
    p.add_argument("id")
    p.set_defaults(run=bring_back)
    p = commands.add_parser("erase", help="for good: from the journal, the bin and every backup")
    p.add_argument("id", nargs="*", help="of interviews, as `coach list` or `coach bin list` prints them")
    p.add_argument("--everything", action="store_true", help="the whole journal, its backups and the settings")
    p.add_argument("--yes", action="store_true", help="do not ask")
    p.set_defaults(run=erase)
    p = commands.add_parser("passphrase", help="lock the journal and its backups: set, change or remove")
    p.add_argument("what", choices=["set", "change", "remove"])
    p.set_defaults(run=passphrase)


def backups(args: argparse.Namespace) -> int:  # noqa: ARG001
    copies = opened(locked_too=True).rescue.list()
    for copy in copies:
        print(f"{copy.name}  {copy.at.astimezone():%Y-%m-%d %H:%M}  {max(1, copy.size // 1024)} KB")
    if not copies:
        print("No backups yet. The first is made before the first change of a day.")
    return 0


def restore(args: argparse.Namespace) -> int:
    kept = opened().rescue.restore(args.name)
    print(f"Your journal is as it was in {args.name}.")
    if kept is not None:
        print(f"What was there before is kept: {kept}")
    return 0


def import_(args: argparse.Namespace) -> int:
    from coach.services.bringing_in import import_json

    services, raw = opened(), read_bytes(args.file)
    try:
        raw = services.passphrase.open_file(raw)
    except JournalLocked:
        raw = services.passphrase.open_file(raw, getpass.getpass("The passphrase of this file: "))
    print(import_json(services.journal, raw))
    return 0


def bin_(args: argparse.Namespace) -> int:  # noqa: ARG001
    kept = opened().journal.bin()
    for each in kept:
        print(f"{each.id}  deleted {each.deleted_at.astimezone():%Y-%m-%d}, gone {each.gone_at.astimezone():%Y-%m-%d}")
    if not kept:
        print("The bin is empty.")
    return 0


def bring_back(args: argparse.Namespace) -> int:
    opened().journal.bring_back(args.id)
    print(f"Back in your journal: {args.id}")
    return 0


def erase(args: argparse.Namespace) -> int:
    services = opened(locked_too=args.everything)
    if not args.everything:
        known = {each.id for part in (services.journal.interviews(), services.journal.bin()) for each in part}
        if not args.id or not set(args.id) <= known:
            raise BadNotes(
                "There is no such interview. Nothing was erased.", "`coach list` and `coach bin list` show ids."
            )
    what = "everything, the backups too" if args.everything else ", ".join(args.id)
    if not args.yes and input(f"Erase {what}, for good? Type yes: ").strip().lower() != "yes":
        print("Nothing was erased.")
        return 1
    if args.everything:
        services.journal.erase_everything()
    else:
        services.journal.erase(args.id)
    print("Erased. The disk may keep freed blocks until it needs them.")
    return 0


def passphrase(args: argparse.Namespace) -> int:
    services = opened(locked_too=True)
    lock = services.passphrase
    old = "" if args.what == "set" else getpass.getpass("The passphrase as it is: ")
    if args.what == "remove":
        lock.remove(old)
        print("Removed. Your journal and its backups can be read without a passphrase.")
        return 0
    print("Nobody can open your journal without it, and nobody can give it back to you.", file=sys.stderr)
    new = getpass.getpass("The new passphrase: ")
    if getpass.getpass("Once more: ") != new:
        raise WrongPassphrase("The two are not the same. Nothing was changed.", "Try again.")
    if args.what == "set":
        services.forget()  # what a model kept of the notes lies open
        lock.set(new)
    else:
        lock.change(old, new)
    print("Done. Your journal and its backups are locked with it.")
    return 0
