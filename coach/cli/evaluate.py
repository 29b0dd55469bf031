"""`coach eval`: how well a coach writes, over labelled notes, as one table."""

import argparse
import sys
from typing import TYPE_CHECKING

from coach.cli.given import read_text
from coach.domain.errors import BadNotes

if TYPE_CHECKING:
    from coach.domain.measures import Report, Share
    from coach.settings import Settings


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    p = commands.add_parser("eval", help="how well a coach writes, over labelled notes")
    p.add_argument("file", metavar="NOTES.jsonl", help='a {"id","text","gold"} object a line')
    p.add_argument(
        "--engine",
        action="append",
        metavar="builtin|MODEL|ENDPOINT",
        help="a name of `coach model list`, a .gguf file, a server's address, or builtin; several make several columns",
    )
    p.add_argument("--limit", type=int, metavar="N", help="the first N notes only")
    p.add_argument("--json", action="store_true")
    p.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    import gc

    from coach.bootstrap import judged
    from coach.services.evaluating import evaluate, labelled

    gc.enable()  # this may go on for long
    notes = labelled(read_text(args.file), args.limit)
    if not notes:
        raise BadNotes(f"There are no notes in {args.file}.", "Give one JSON object a line.")
    reports = []
    for engine in args.engine or ["builtin"]:
        coach, spent, close = judged(_settings(engine))
        try:
            reports.append(evaluate(notes, coach, spent, _tell))
        finally:
            close()
    if args.json:
        import json

        print(json.dumps([report.model_dump() for report in reports], indent=2))
    else:
        print(as_table(reports))
    return 0


def as_table(reports: "list[Report]") -> str:
    """A Markdown table, a column a coach, ready for models/README.md."""
    columns = [_cells(report) for report in reports]
    lines = [f"| | {' | '.join(report.coach for report in reports)} |", "| --- |" + " --- |" * len(reports)]
    lines += [f"| {name} | {' | '.join(cells[name] for cells in columns)} |" for name in columns[0]]
    return "\n".join(lines)


def _cells(r: "Report") -> dict[str, str]:
    pace = f"{r.tokens / r.seconds:.1f}" if r.tokens and r.seconds else "none"
    return {
        "notes (of them passed over: they sound like danger)": f"{r.notes} ({r.passed_over})",
        "valid: answers of the model in the form asked for": _share(r.in_form),
        "questions that stood up to the checks": _share(r.questions),
        "letters that stood up to the checks": _share(r.letters),
        "citations right": _share(r.citations),
        "asked about labelled struggles": _share(r.struggles),
        "unsupported claims caught": str(r.caught),
        "unsupported claims left, and marked": str(r.left),
        "words in a question (median)": f"{r.question_words:g}",
        "letters of 50 to 130 words": _share(r.letters_in_length),
        "questions said twice": str(r.repeats),
        "seconds a note": f"{r.seconds / r.notes:.2f}",
        "tokens": "none" if r.tokens is None else str(r.tokens),
        "tokens a second, reading included": pace,
    }


def _share(share: "Share | None") -> str:
    if share is None:
        return "none"
    return f"{share.hit / share.of:.0%} of {share.of}" if share.of else "none"


def _settings(engine: str) -> "Settings":
    from coach.engines.choosing import chosen_by
    from coach.engines.shelf import Shelf
    from coach.settings import load

    settings = load()
    if engine in ("model", "endpoint"):
        return settings.model_copy(update={"engine": engine})
    change, _ = chosen_by(engine, Shelf(settings.models), settings.agreed)
    return settings.model_copy(update={"endpoint_model": _model_of(settings, change), **change})


def _model_of(settings: "Settings", change: dict[str, object]) -> str:
    """The model's name at a server goes with that server only."""
    import os

    named = os.environ.get("COACH_ENDPOINT_MODEL", "")
    return named or (settings.endpoint_model if change.get("endpoint") == settings.endpoint else "")


def _tell(done: int, of: int) -> None:
    if sys.stderr.isatty():
        print(f"\r{done} of {of} notes", end="\n" if done == of else "", file=sys.stderr, flush=True)
