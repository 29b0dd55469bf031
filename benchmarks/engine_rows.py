"""The rows of `benchmarks.engine`: each says what both sides did, and what the ratio must be."""

import json
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from benchmarks.engine_bench import (
    NOTES,
    QUESTION,
    SIX,
    TOKENS,
    Bench,
    Row,
    asked,
    median,
    seconds,
    speed,
    take,
)
from benchmarks.random_model import SIZES, random_model
from coach.domain.base import Frozen
from coach.domain.errors import EngineStopped
from coach.domain.ports import Quiet
from coach.engines.drafts import LetterDraft, QuestionDraft, letter_schema, question_schema
from coach.engines.llama.process import LlamaProcess
from coach.engines.prompts import load_prompts
from coach.engines.text_model import Ask, Shared

LETTER_TOKENS = 240
READ_AHEAD_S = 30.0
CANCELS = 10
A_MOMENT_S = 1.0
"""In which nobody asks for anything, so that what was read is put away."""


def words() -> str:
    """What the random model's vocabulary must know."""
    return " ".join([*(path.read_text("utf-8") for path in sorted(Path("prompts").glob("*.md"))), NOTES, *SIX])


def questions(bench: Bench) -> Iterator[Row]:
    """Six questions for six findings: unread and then read, side after side, so that a busy minute meets both."""
    ours: dict[str, list[float]] = {"unread": [], "read": [], "rate": []}
    theirs: dict[str, list[float]] = {"unread": [], "read": [], "rate": []}
    with bench.ours() as process, bench.other("python") as python, bench.other("raw") as raw:
        for _ in bench.turns():
            notes = bench.notes()
            for state in ("unread", "read"):
                took = take(process, notes, [asked(text) for text in SIX])
                ours[state].append(took.seconds)
            ours["rate"].append(took.tokens / took.seconds)
            for state in ("unread", "read"):
                theirs[state].append(python.write(notes, SIX, QUESTION, TOKENS)["seconds"])
            theirs["rate"].append(TOKENS / raw.write(notes, [], {}, TOKENS)["seconds"])
    for state, limit in (("read", 0.25), ("unread", 0.45)):
        yield _times(f"six questions, notes {state}, against create_chat_completion", ours[state], theirs[state], limit)
    yield _rates("six questions, tokens a second, against raw decoding", ours["rate"], theirs["rate"], 1.5)


def server(bench: Bench) -> Iterator[Row]:
    ours: dict[str, list[float]] = {"unread": [], "warm": []}
    theirs: dict[str, list[float]] = {"unread": [], "warm": []}
    with bench.ours() as process, bench.other("server") as other:
        for _ in bench.turns():
            notes = bench.notes()
            for state in ("unread", "warm"):
                ours[state].append(take(process, notes, [asked(text) for text in SIX]).seconds)
            for state in ("unread", "warm"):
                theirs[state].append(other.write(notes, SIX, QUESTION, TOKENS)["seconds"])
    for state, limit in (("unread", 0.25), ("warm", 0.5)):
        measure = f"six questions, notes {state}, against llama-server with six slots"
        yield _times(measure, ours[state], theirs[state], limit)


def letter(bench: Bench) -> Iterator[Row]:
    """Both have read the same before; `body` of 900 characters, which is the longest."""
    schema = letter_schema("Dear Ruth,")
    schema["properties"]["body"]["minLength"] = 900
    ours, theirs = list[float](), list[float]()
    with bench.ours() as process, bench.other("raw") as raw:
        for _ in bench.turns():
            notes = bench.notes()
            take(process, notes, [])
            took = take(process, notes, [asked("", schema, LETTER_TOKENS)])
            ours.append(took.tokens / took.seconds)
            theirs.append(LETTER_TOKENS / raw.write(notes, [], {}, LETTER_TOKENS)["seconds"])
    yield _rates("one letter, constrained, tokens a second, against raw decoding", ours, theirs, 0.95)


def first_words(bench: Bench) -> Iterator[Row]:
    """With the app's own prompts, as a question after a question has them."""
    prompts = load_prompts(Path("prompts"))
    cold, again, ahead, kept = list[float](), list[float](), list[float](), list[float]()

    def shared() -> Shared:
        notes = prompts.notes.render(notes=bench.notes())
        likely = (spot("did not know what to say").text, spot("went blank", "skill_gap", "skill").text)
        return Shared(system=prompts.system.render(), opening=notes, likely=likely)

    def spot(words: str, kind: str = "struggle", theme: str = "answer") -> Ask:
        sentence = f"Then they asked about it, and I {words}, and nobody said a word."
        text = prompts.question.render(words=words, sentence=sentence, kind=kind, theme=theme)
        return asked(text, question_schema())

    with bench.ours(bench.folder / "read") as process:
        for _ in bench.turns():
            read, saved = shared(), shared()
            cold.append(take(process, read, [spot("did not know what to say")]).first)
            take(process, read, [])
            again.append(take(process, read, [spot("froze at the question")]).first)
            _read_ahead(process, saved)
            ahead.append(take(process, saved, [spot("did not know what to say")]).first)
            time.sleep(A_MOMENT_S)
        for _ in cold:
            take(process, "Something else.", [])
            kept.append(take(process, saved, [spot("froze at the question")]).first)
    yield _times("first word of a second task on the same notes, against cold", again, cold, 0.05)
    yield _times("first word, notes saved 30 s before, against cold", ahead, cold, 0.05)
    yield _times("first word from the interview's private file, against cold", kept, cold, 0.5)


def _read_ahead(process: LlamaProcess, notes: Shared) -> None:
    """As much as is read, and put away, within 30 s of the notes being saved."""
    watch, began = Pressed(), time.monotonic()
    clock = threading.Timer(READ_AHEAD_S, watch.stop)
    clock.start()
    try:
        take(process, notes, [], watch)
    except EngineStopped:
        pass
    finally:
        clock.cancel()
    time.sleep(max(0.0, began + READ_AHEAD_S - time.monotonic()))


class Pressed(Quiet):
    """Stop, pressed by somebody."""

    def __init__(self) -> None:
        self.stopped, self.at = False, 0.0

    def stop(self) -> None:
        self.stopped, self.at = True, time.perf_counter()


def cancel(bench: Bench) -> Iterator[Row]:
    """The slowest of ten, from Stop to a process that says it does nothing."""
    with bench.ours() as process:
        reading = [_stopped_after(process, bench.notes(), [], 0.3 + 0.07 * n) for n in range(CANCELS)]
        take(process, NOTES, [])
        long = {"type": "string", "minLength": 3000, "maxLength": 3000}
        asks = [asked(text, long, 1000) for text in SIX[:3]]
        writing = [_stopped_after(process, NOTES, asks, 0.8 + 0.07 * n) for n in range(CANCELS)]
    for phase, took in (("reading", reading), ("writing", writing)):
        yield Row(f"cancel to idle while {phase}, slowest of {CANCELS}", seconds(max(took)), "250 ms", max(took), 0.25)


def _stopped_after(process: LlamaProcess, notes: str, asks: list[Any], delay: float) -> float:
    watch = Pressed()
    threading.Timer(delay, watch.stop).start()
    try:
        for _ in process.write(Shared(system="", opening=notes), asks, watch):
            pass
    except EngineStopped:
        return time.perf_counter() - watch.at
    return 0.0  # it was done before: nothing to stop


def page(bench: Bench) -> Iterator[Row]:
    from benchmarks.engine_page import clicks

    stop = Pressed()
    with bench.ours() as process, clicks(bench.folder) as click:
        idle = [click() for _ in range(40)]
        writer = threading.Thread(target=_write_on, args=(process, stop))
        writer.start()
        busy = [click() for _ in range(40)]
        stop.stop()
        writer.join()
    idle_p95, busy_p95 = (sorted(times)[int(0.95 * len(times)) - 1] for times in (idle, busy))
    measure = "page interactions while the model writes, p95 against idle"
    yield Row(measure, seconds(busy_p95), seconds(idle_p95), busy_p95 / idle_p95, 1.5)


def _write_on(process: LlamaProcess, stop: Pressed) -> None:
    """Reads and writes as a debrief does, until stopped."""
    try:
        for n in range(10_000):
            take(process, f"{n} {NOTES}", [asked(text) for text in SIX], stop)
    except EngineStopped:
        return


def valid(bench: Bench) -> Iterator[Row]:
    """On a small random model with the large vocabulary: it knows nothing, so only the mask keeps it to the form."""
    model = random_model(bench.folder / "small.gguf", SIZES["tiny"], words())
    forms: list[tuple[dict[str, Any], type[Frozen]]] = [
        (question_schema(), QuestionDraft),
        (letter_schema("Dear Ruth,"), LetterDraft),
    ]
    good = 0
    with bench.ours(model=model) as process:
        for start in range(0, bench.generations, 10):
            kinds = [forms[n % 5 == 0] for n in range(start, min(start + 10, bench.generations))]
            asks = [asked(f"Task {n}.", kind[0], 1200, temperature=1.0, seed=start + n) for n, kind in enumerate(kinds)]
            for written in take(process, NOTES, asks).written:
                good += _is(kinds[written.ask][1], written.text)
    yield Row("valid against the schema", str(good), str(bench.generations), good / bench.generations, 1.0, True)


def _is(form: type[Frozen], text: str) -> bool:
    try:
        form.model_validate(json.loads(text))
    except (ValidationError, ValueError):
        return False
    return True


def _times(measure: str, ours: list[float], theirs: list[float], limit: float) -> Row:
    mine, other = median(ours), median(theirs)
    return Row(measure, seconds(mine), seconds(other), round(mine / other, 4), limit)


def _rates(measure: str, ours: list[float], theirs: list[float], limit: float) -> Row:
    mine, other = median(ours), median(theirs)
    return Row(measure, speed(mine), speed(other), round(mine / other, 3), limit, more_is_better=True)
