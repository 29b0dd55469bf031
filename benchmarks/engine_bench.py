"""What the rows of `benchmarks.engine` share: our side, the others, what is asked, and how time is told."""

import statistics
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.rivals import Elsewhere
from coach.domain.ports import Quiet
from coach.engines.llama.process import Limits, LlamaProcess
from coach.engines.llama.worker import NICENESS
from coach.engines.text_model import Ask, Piece, Sampling, Shared, Written
from coach.ui.sample import SAMPLE

NOTES = (SAMPLE * 8)[:4500]
"""About 1,000 tokens."""
LENGTH = 200
TOKENS = 60
"""More than the answers take, so that all end by themselves."""
SIX = [f"\n\nTask {n}: write one question about spot {n} of the notes." for n in range(6)]
QUESTION: dict[str, Any] = {
    "type": "object",
    "properties": {"question": {"type": "string", "minLength": LENGTH, "maxLength": LENGTH}},
    "required": ["question"],
    "additionalProperties": False,
}
"""An answer of this length takes about 40 tokens."""


@dataclass(frozen=True)
class Row:
    measure: str
    ours: str
    theirs: str
    ratio: float | None
    limit: float | None = None
    more_is_better: bool = False

    @property
    def reached(self) -> bool:
        if self.ratio is None or self.limit is None:
            return True
        return self.ratio >= self.limit if self.more_is_better else self.ratio <= self.limit


@dataclass(frozen=True)
class Took:
    """`first`: seconds to the first word that the model chose; what the form forces comes before it and for free."""

    seconds: float
    first: float
    written: list[Written]

    @property
    def tokens(self) -> int:
        return sum(written.tokens for written in self.written)


@dataclass
class Bench:
    model: Path
    folder: Path
    rounds: int
    threads: int
    generations: int
    until: float = float("inf")
    """On the monotonic clock: a round that would end later is not begun, but for the first."""
    _fresh: int = field(default=0)

    def notes(self) -> str:
        """Notes that nobody has read: they differ from the first word on."""
        self._fresh += 1
        return f"{self._fresh} interviews so far. {NOTES}"

    def turns(self) -> Iterator[None]:
        for _ in range(self.rounds):
            began = time.monotonic()
            yield
            now = time.monotonic()
            if now + (now - began) > self.until:
                return

    @contextmanager
    def ours(self, shelf: Path | None = None, model: Path | None = None) -> Iterator[LlamaProcess]:
        """As in the app, loaded and warm."""
        process = LlamaProcess(model or self.model, n_threads=self.threads, limits=Limits(silence_s=600), shelf=shelf)
        try:
            take(process, "Hello.", [asked("Say hello.")])
            yield process
        finally:
            process.close()

    @contextmanager
    def other(self, kind: str) -> Iterator[Elsewhere]:
        rival = Elsewhere(kind, str(self.model), self.threads, NICENESS)
        try:
            rival.write("Hello.", ["Say hello."], QUESTION, 8)
            yield rival
        finally:
            rival.close()


def asked(text: str, schema: dict[str, Any] = QUESTION, tokens: int = TOKENS, **sampling: Any) -> Ask:
    return Ask(text=text, output=schema, max_tokens=tokens, sampling=Sampling(**sampling))


def take(process: LlamaProcess, notes: str | Shared, asks: list[Ask], watch: Quiet | None = None) -> Took:
    shared = notes if isinstance(notes, Shared) else Shared(system="", opening=notes)
    began = time.perf_counter()
    first, written = 0.0, list[Written]()
    for part in process.write(shared, asks, watch or Quiet()):
        if isinstance(part, Written):
            written.append(part)
        elif not first and not _forced(part):
            first = time.perf_counter() - began
    return Took(time.perf_counter() - began, first, written)


def _forced(piece: Piece) -> bool:
    """The opening of the JSON, which comes before anything is evaluated."""
    return piece.text == "" or piece.text.startswith("{")


def median(values: list[float]) -> float:
    return statistics.median(values)


def seconds(value: float) -> str:
    return f"{value:.2f} s" if value >= 1 else f"{1000 * value:.0f} ms"


def speed(value: float) -> str:
    return f"{value:.1f} tok/s"
