"""A TextModel that writes what it is told to, in turn."""

import json
from collections.abc import Iterator, Sequence

from coach.domain.errors import EngineError, EngineStopped
from coach.domain.ports import Watch
from coach.engines.text_model import Ask, Piece, PromptTooLong, Shared, Written

Answer = str | dict[str, str] | dict[str, list[str]] | EngineError


class QueueModel:
    """`room` is how many characters it can hold of what the asks share."""

    name = "tiny"

    def __init__(self, *answers: Answer, room: int = 100_000) -> None:
        self.answers = list(answers)
        self.room = room
        self.shared: list[Shared] = []
        self.asks: list[Ask] = []

    def write(self, shared: Shared, asks: Sequence[Ask], watch: Watch) -> Iterator[Piece | Written]:
        self.shared.append(shared)
        if (needed := len(shared.system + shared.opening)) > self.room:
            raise PromptTooLong(needed, self.room)
        self.asks += asks
        for n, _ in enumerate(asks):
            if watch.stopped:
                raise EngineStopped("Stopped.")
            yield from self._answer(n, self.answers.pop(0))

    def _answer(self, n: int, answer: Answer) -> Iterator[Piece | Written]:
        if isinstance(answer, EngineError):
            raise answer
        text = answer if isinstance(answer, str) else json.dumps(answer)
        for at in range(0, len(text), 7):
            yield Piece(ask=n, text=text[at : at + 7])
        yield Written(ask=n, text=text, tokens=len(text), complete=text.endswith("}"))
