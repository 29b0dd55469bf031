"""`coach model list|pull|verify|use|remove`: the models on this computer, and which of them writes."""

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from coach.domain.errors import EngineMissing

if TYPE_CHECKING:
    from coach.engines.catalog import Model
    from coach.engines.shelf import Shelf


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    top = commands.add_parser("model", help="the models on this computer, and which of them writes")
    verbs = top.add_subparsers(metavar="list|pull|verify|use|remove", required=True)
    p = verbs.add_parser("list", help="the models that Rebound knows, and which of them suits this computer")
    p.add_argument("--json", action="store_true")
    p.set_defaults(run=list_)
    p = verbs.add_parser("pull", help="fetch a model, or the rest of one; asks before it contacts anyone")
    p.add_argument("name", nargs="?", help="as in `coach model list`; left out: the one for this computer")
    p.add_argument("--yes", action="store_true", help="do not ask")
    p.add_argument("--unverified", action="store_true", help="also where no digest is known")
    p.set_defaults(run=pull)
    p = verbs.add_parser("verify", help="compare the digest of a model's file with the catalogue's")
    p.add_argument("name", nargs="?", help="left out: all that are here")
    p.set_defaults(run=verify)
    p = verbs.add_parser("use", help="choose who writes: a model, a .gguf file, a server on this computer, or builtin")
    p.add_argument("what", metavar="NAME|FILE.gguf|http://127.0.0.1:PORT/v1|builtin")
    p.set_defaults(run=use)
    p = verbs.add_parser("remove", help="delete a model's file")
    p.add_argument("name")
    p.add_argument("--yes", action="store_true", help="do not ask")
    p.set_defaults(run=remove)


def list_(args: argparse.Namespace) -> int:
    from coach.engines.machine import this_machine

    shelf, machine, chosen = _shelf(), this_machine(), _chosen()
    best = shelf.catalog.recommended(machine)
    rows: list[dict[str, object]] = [
        {
            "name": model.key,
            "model": model.name,
            "for": model.what_for,
            "bytes": model.bytes,
            "memory": model.memory,
            "fits": model.fit(machine),
            "recommended": model == best,
            "licence": model.licence,
            "came": shelf.came(model),
            "here": shelf.has(model),
            "writes": chosen == shelf.path(model),
            "sha256": model.sha256,
        }
        for model in shelf.catalog
    ]
    if args.json:
        print(json.dumps(rows, indent=2))
        return 0
    _print(rows)
    for path in shelf.others():
        print(f"{'*' if path == chosen else ' '} {path.name}: a file of your own")
    memory = f"{machine.memory / 1e9:.0f} GB of memory" if machine.memory else "an unknown amount of memory"
    print(f"\nThis computer has {memory} and {machine.cores} cores.", end=" ")
    print(f"`coach model pull {best.key}` fetches the one that suits it." if best else "No model here suits it well.")
    return 0


def pull(args: argparse.Namespace) -> int:
    from coach.cli.progress import Progress
    from coach.engines.consent import UNVERIFIED, to_pull
    from coach.engines.machine import this_machine

    shelf = _shelf()
    model = _known(shelf, args.name) if args.name else shelf.catalog.recommended(this_machine())
    if model is None:
        raise EngineMissing("No model suits this computer well.", "`coach model list` shows them all.")
    if shelf.has(model):
        print(f"{model.name} is here already: {shelf.path(model)}")
        return 0
    if not args.yes and not _agreed(to_pull(shelf.catalog, model, shelf.came(model))):
        return 1
    if model.sha256 is None and not args.unverified and not _agreed(UNVERIFIED):
        return 1
    try:
        path = shelf.pull(model, Progress())
    except KeyboardInterrupt:
        print("\nPaused. What has come so far is kept; the same command goes on from there.", file=sys.stderr)
        return 130
    print(f"{model.name} is here: {path}\n`coach model use {model.key}` lets it write.")
    return 0


def verify(args: argparse.Namespace) -> int:
    from coach.cli.progress import Progress

    shelf = _shelf()
    models = [_known(shelf, args.name)] if args.name else [m for m in shelf.catalog if shelf.has(m)]
    if not models:
        print("No model of the catalogue is on this computer. `coach model pull` fetches one.")
    said = {
        "right": "is what the catalogue says.",
        "wrong": "is not what the catalogue says. Do not use it: `coach model remove` deletes it.",
        "unknown": "cannot be judged: no digest of it is known.",
    }
    bad = False
    for model in models:
        verdict = shelf.verify(model, Progress().checking)
        bad = bad or verdict == "wrong"
        print(f"{model.name} {said[verdict]}")
    return 1 if bad else 0


def use(args: argparse.Namespace) -> int:
    from coach.engines.choosing import chosen_by
    from coach.settings import load
    from coach.storage.choice import ChoiceFile

    settings = load()
    change, said = chosen_by(args.what, _shelf(), settings.agreed)
    ChoiceFile(settings).change(lambda choice: choice.model_copy(update=change))
    print(said)
    if settings.forced:
        print("For now COACH_MODEL or COACH_ENDPOINT in your environment decides, and wins over this.")
    return 0


def remove(args: argparse.Namespace) -> int:
    from coach.engines.pull_errors import gigabytes

    shelf = _shelf()
    model = _known(shelf, args.name)
    if not shelf.came(model):
        raise EngineMissing(
            f"{model.name} is not on this computer. Nothing was changed.", "`coach model list` shows what is."
        )
    if not args.yes and not _agreed(f"This deletes {model.name}. It can be fetched again."):
        return 1
    if _chosen() == shelf.path(model):
        _write_by_the_built_in_coach()
    print(f"{model.name} is deleted; {gigabytes(shelf.remove(model))} are free again.")
    return 0


def _print(rows: list[dict[str, object]]) -> None:
    print(f"  {'name':9}{'model':25}{'size':>8}{'memory':>9}  {'fits':9}{'licence':12}here")
    for row in rows:
        came, size = int(str(row["came"])), int(str(row["bytes"]))
        here = "yes" if row["here"] else f"{came / size:.0%}" if came else "no"
        line = f"{row['name']!s:9}{row['model']!s:25}{size / 1e9:5.1f} GB{int(str(row['memory'])) / 1e9:6.1f} GB"
        note = "  for this computer" if row["recommended"] else ""
        print(f"{'*' if row['writes'] else ' '} {line}  {row['fits']!s:9}{row['licence']!s:12}{here}{note}")
    print("\nMemory is reckoned, not measured; * writes now.")


def _agreed(what: str) -> bool:
    print(what, file=sys.stderr)
    if not sys.stdin.isatty():
        print("Nothing was done. Add --yes (and --unverified, where no digest is known) to agree.", file=sys.stderr)
        return False
    print("Go on? [y/N] ", end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().casefold() in ("y", "yes")


def _known(shelf: "Shelf", name: str) -> "Model":
    model = shelf.catalog.find(name)
    if model is None:
        raise EngineMissing(f"No model is called {name}.", "`coach model list` shows them.")
    return model


def _shelf() -> "Shelf":
    from coach.engines.shelf import Shelf
    from coach.settings import load

    return Shelf(load().models)


def _chosen() -> Path | None:
    from coach.settings import load

    settings = load()
    return settings.model if settings.engine == "model" else None


def _write_by_the_built_in_coach() -> None:
    from coach.settings import load
    from coach.storage.choice import ChoiceFile

    ChoiceFile(load()).change(lambda choice: choice.model_copy(update={"engine": "builtin", "model": None}))
    print("It was the one that writes; the built-in coach does now.")
