"""Several texts at once: the prefix is evaluated once and kept, every step moves all rows on by one batch."""

from collections.abc import Callable, Iterator, Sequence
from functools import reduce
from itertools import takewhile
from time import monotonic

from coach.engines.llama.decode import KEPT, ROWS, SLICE, Feed, Floats, Model, Stopped
from coach.engines.llama.row import Row, new_row
from coach.engines.llama.shelf import Shelf
from coach.engines.text_model import Ask, Piece, Shared, Written

WORTH_LOADING = 128
"""Tokens that a file must spare."""


class TooLong(Exception):
    def __init__(self, needed: int, room: int) -> None:
        super().__init__(f"{needed} tokens needed, room for {room}")
        self.needed, self.room = needed, room


class Desk:
    """Writes with one model, one request at a time; remembers the prefix it read last, and on the shelf others."""

    def __init__(self, model: Model, shelf: Shelf | None = None) -> None:
        self._model, self._shelf = model, shelf if model.keeps_prefix else None
        self._kept: list[int] = []
        self._ready: dict[int, list[int]] = {}
        """What was read ahead of likely asks: tokens by sequence, each begins with what is kept."""
        self._to_keep: list[int] | None = None

    def write(
        self, shared: Shared, asks: Sequence[Ask], stop: Callable[[], bool], progress: Callable[[int, int], None]
    ) -> Iterator[Piece | Written]:
        """Raises Stopped, TooLong, and ValueError for a schema that no grammar can be made of."""
        vocabulary = self._model.vocabulary
        prefix = vocabulary.prefix(shared.system, shared.opening)
        rows = [new_row(n, ask, prefix, vocabulary) for n, ask in enumerate(asks)]
        if (needed := max((row.cells for row in rows), default=len(prefix))) > self._model.n_ctx:
            raise TooLong(needed, self._model.n_ctx)
        self._recall(prefix)
        began = monotonic()
        likely = [] if rows else self._likely(prefix, shared)
        several = [row.pending[:-1] for row in rows] or likely
        self._keep(reduce(_start, several) if len(several) > 1 else prefix, stop, progress)
        if self._shelf is not None and monotonic() - began > self._shelf.worth_s:
            self._to_keep = prefix
        if not rows:
            self._read_ahead(likely, stop)
            return
        self._fork_points(rows)
        try:
            yield from self._run(rows, stop)
        finally:
            self._clear()

    def put_away(self) -> None:
        """Keeps on the shelf what took long to read; for a moment when nobody waits."""
        prefix, self._to_keep = self._to_keep, None
        if self._shelf is None or prefix is None or len(_start(self._kept, prefix)) < len(prefix):
            return
        if self._shelf.has_room(self._model.state_size(KEPT)):
            self._shelf.put(prefix, self._kept, self._model.state(KEPT))

    def _recall(self, prefix: list[int]) -> None:
        if self._shelf is None or len(prefix) - len(_start(self._kept, prefix)) < WORTH_LOADING:
            return
        if (found := self._shelf.find(prefix)) is not None:
            tokens, state = found
            self._clear()
            self._kept = tokens if self._model.restore(KEPT, state) else []

    def _likely(self, prefix: list[int], shared: Shared) -> list[list[int]]:
        """As many likely prompts as there are rows, and room."""
        likely, room = list[list[int]](), self._model.n_ctx - len(prefix)
        for text in shared.likely[:ROWS] if self._model.keeps_prefix else ():
            tail = self._model.vocabulary.suffix(text)
            room -= len(tail)
            if room > 0:
                likely.append(prefix + tail)
        return likely

    def _read_ahead(self, likely: list[list[int]], stop: Callable[[], bool]) -> None:
        if any(likely[n : n + 1] != [prompt] for n, prompt in self._ready.items()):
            self._clear()
        for sequence, prompt in enumerate(likely):
            if sequence in self._ready:
                continue
            known = len(_start(self._kept, prompt))
            self._model.fork(sequence, known)
            while known < len(prompt):
                if stop():
                    self._model.cut(sequence, 0)
                    raise Stopped
                part = prompt[known : known + SLICE]
                self._model.evaluate([Feed(sequence, known, part, last=False)])
                known += len(part)
            self._ready[sequence] = prompt

    def _clear(self) -> None:
        """Forgets all but the kept prefix."""
        self._ready = {}
        for sequence in range(ROWS):
            self._model.cut(sequence, 0)

    def _keep(self, prefix: list[int], stop: Callable[[], bool], progress: Callable[[int, int], None]) -> None:
        """Evaluates what of the prefix is not yet kept. A longer kept one that begins with it stays."""
        known = len(_start(self._kept, prefix)) if self._model.keeps_prefix else 0
        if known == len(prefix) > 0:
            return
        self._forget(known)
        while known < len(prefix):
            if stop():
                raise Stopped
            part = prefix[known : known + SLICE]
            self._model.evaluate([Feed(KEPT, known, part, last=False)])
            known += len(part)
            self._kept = prefix[:known]
            progress(known, len(prefix))

    def _forget(self, length: int) -> None:
        self._clear()
        self._kept = self._kept[:length]
        self._model.cut(KEPT, length)

    def _run(self, rows: list[Row], stop: Callable[[], bool]) -> Iterator[Piece | Written]:
        waiting, live = list(rows), list[Row]()
        self._take_ready(rows)
        taken = {row.sequence for row in rows}
        free = [sequence for sequence in range(ROWS) if sequence not in taken]
        while waiting or live:
            for row in self._admitted(waiting, live, free):
                yield Piece(ask=row.ask, text=row.start(self._model.vocabulary))
            if stop():
                raise Stopped
            for row, logits in self._step(live):
                if piece := row.next(logits, self._model.vocabulary):
                    yield Piece(ask=row.ask, text=piece)
            for row in [row for row in live if row.over]:
                live.remove(row)
                free.append(row.sequence)
                self._model.cut(row.sequence, 0)
                yield Written(ask=row.ask, text=row.text, tokens=row.tokens, complete=row.whole)

    def _fork_points(self, rows: list[Row]) -> None:
        """Every row begins where the kept prefix ends to be its own; a kept prefix that leaves it no room is cut."""
        for row in sorted(rows, key=lambda row: -row.cells):
            row.forked = len(_start(self._kept, row.pending[:-1]))
            if len(self._kept) + row.own > self._model.n_ctx:
                self._forget(row.forked)

    def _take_ready(self, rows: list[Row]) -> None:
        """Every row whose prompt was read ahead goes on from there; none does where not all rows fit at once."""
        ready, self._ready = self._ready, {}
        if len(rows) > ROWS or len(self._kept) + sum(row.own for row in rows) > self._model.n_ctx:
            ready = {}
        for row in rows:
            known = {sequence: len(_start(tokens, row.pending[:-1])) for sequence, tokens in ready.items()}
            best = max(known, key=lambda sequence: known[sequence], default=-1)
            if best >= 0 and known[best] > row.forked:
                row.sequence, row.read = best, known[best]
                self._model.cut(best, row.read)
                del ready[best]
        for sequence in set(range(ROWS)) - {row.sequence for row in rows}:
            self._model.cut(sequence, 0)

    def _admitted(self, waiting: list[Row], live: list[Row], free: list[int]) -> Iterator[Row]:
        """Moves rows from `waiting` to `live` while there are sequences, and cells to the end of all of them."""
        room = self._model.n_ctx - len(self._kept)
        while waiting and (free or waiting[0].read) and sum(row.own for row in [waiting[0], *live]) <= room:
            row = waiting.pop(0)
            if row.sequence < 0:
                row.sequence, row.read = free.pop(0), row.forked
                self._model.fork(row.sequence, row.forked)
            row.at, row.pending = row.read, row.pending[row.read :]
            live.append(row)
            yield row

    def _step(self, live: list[Row]) -> list[tuple[Row, Floats]]:
        """Evaluates one batch, shared out among the rows, and returns those whose turn it is to choose."""
        feeds, room = [], SLICE + ROWS - len(live)
        for row in live:
            part = row.pending[: room + 1]
            room -= len(part) - 1
            feeds.append(Feed(row.sequence, row.at, part, last=len(part) == len(row.pending)))
        logits = self._model.evaluate(feeds)
        for row, feed in zip(live, feeds, strict=True):
            row.at, row.pending = row.at + len(feed.tokens), row.pending[len(feed.tokens) :]
        return [(row, logits[row.sequence]) for row in live if row.sequence in logits and not row.over]


def _start(one: list[int], other: list[int]) -> list[int]:
    """What both begin with."""
    return [a for a, _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))]
