"""The seam below the model's coach: whoever turns prompts into text. The llama process is one; tests have another."""

from collections.abc import Iterator, Sequence
from typing import Any, Protocol

from coach.domain.base import Frozen
from coach.domain.errors import EngineError
from coach.domain.ports import Watch


class Sampling(Frozen):
    """`temperature` 0 always takes the likeliest token; the same seed gives the same text."""

    temperature: float = 0.0
    top_p: float = 0.95
    seed: int = 0


class Ask(Frozen):
    """One thing to write: the task's text, the JSON schema that the answer must meet, and how much it may be."""

    text: str
    output: dict[str, Any]
    max_tokens: int
    sampling: Sampling = Sampling()


class Shared(Frozen):
    """What several asks begin with, read only once: the instructions, and what opens the person's own turn.

    `likely`: the texts of the asks that will probably come next; of use only where this is read ahead.
    """

    system: str
    opening: str = ""
    likely: tuple[str, ...] = ()


class Piece(Frozen):
    """The next bit of the answer to the ask at this place."""

    ask: int
    text: str


class Written(Frozen):
    """A whole answer; `complete` is False where it ran into `max_tokens`, so that it is not whole JSON."""

    ask: int
    text: str
    tokens: int
    complete: bool


class PromptTooLong(EngineError):
    """The prompt does not fit. `needed` and `room` are tokens of what the asks share."""

    def __init__(self, needed: int, room: int) -> None:
        super().__init__(
            "These notes are longer than the model can hold at once. They are saved.",
            "Nothing to do: the built-in coach has no such limit.",
        )
        self.needed, self.room = needed, room


class TextModel(Protocol):
    @property
    def name(self) -> str:
        """The model's own name, for a person."""

    def write(self, shared: Shared, asks: Sequence[Ask], watch: Watch) -> Iterator[Piece | Written]:
        """Writes all asks side by side; with none it only reads what is shared, so that it is ready for later, and
        stops at once when somebody else asks for something.

        Raises EngineMissing, EngineFailed, EngineStopped and PromptTooLong, all of them EngineErrors.
        Closing the iterator stops the writing.
        """
