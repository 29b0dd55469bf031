"""One text being written: what the form allows next, what is chosen, what is still to be evaluated."""

from dataclasses import dataclass, field
from typing import Any

from coach.engines.llama.decode import Floats
from coach.engines.llama.sampling import Sampler
from coach.engines.llama.tokens import Utf8, Vocabulary
from coach.engines.text_model import Ask


@dataclass
class Row:
    """`pending` is not yet evaluated; its first token stands at position `at`.

    Of its tokens `forked` are of the kept prefix, and `read` were there when it began.
    """

    ask: int
    left: int
    matcher: Any
    sampler: Sampler
    pending: list[int]
    at: int = 0
    forked: int = 0
    read: int = 0
    sequence: int = -1
    text: str = ""
    tokens: int = 0
    decoder: Utf8 = field(default_factory=Utf8)

    @property
    def cells(self) -> int:
        """How long it may become, prompt and all."""
        return self.at + len(self.pending) + self.left

    @property
    def own(self) -> int:
        """Of these, what it does not share with the kept prefix."""
        return self.cells - self.forked

    @property
    def whole(self) -> bool:
        return bool(self.matcher.is_stopped())

    @property
    def over(self) -> bool:
        return self.whole or self.left <= 0

    def next(self, logits: Floats, vocabulary: Vocabulary) -> str:
        """Takes one token and all that are forced by it; returns their text."""
        token = self.sampler.choose(logits, self.matcher.compute_bitmask())
        self.matcher.consume_token(token)
        return self._accept([token, *self._forced()], vocabulary)

    def start(self, vocabulary: Vocabulary) -> str:
        """What the schema forces before anything is chosen goes in with the prompt."""
        return self._accept(self._forced(), vocabulary)

    def _forced(self) -> list[int]:
        forced: list[int] = self.matcher.compute_ff_tokens()
        self.matcher.consume_tokens(forced)
        return forced

    def _accept(self, tokens: list[int], vocabulary: Vocabulary) -> str:
        if self.matcher.is_error():
            raise RuntimeError(self.matcher.get_error())
        self.pending += tokens
        self.left -= len(tokens)
        self.tokens += len(tokens)
        text = self.decoder.add(b"".join(vocabulary.piece(t) for t in tokens if not vocabulary.is_end(t)))
        self.text += text
        return text


def new_row(number: int, ask: Ask, prefix: list[int], vocabulary: Vocabulary) -> Row:
    return Row(
        ask=number,
        left=ask.max_tokens,
        matcher=vocabulary.matcher(ask.output),
        sampler=Sampler(ask.sampling),
        pending=prefix + vocabulary.suffix(ask.text),
    )
