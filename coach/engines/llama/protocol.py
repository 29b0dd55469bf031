"""What the app and the model's process say to each other: one JSON object a line. Both sides import this."""

from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from coach.domain.base import Frozen
from coach.engines.text_model import Ask, Piece, Shared, Written

FailureKind = Literal["load", "too_long", "memory", "broken", "library"]


class Load(Frozen):
    """`memory` is the most address space in bytes that the process may take, where the system can hold it to that.

    In the folder `shelf` the process keeps what took longer to read than `worth_keeping_s`; None: nowhere.
    """

    type: Literal["load"] = "load"
    path: str
    n_ctx: int
    n_threads: int
    memory: int | None = None
    shelf: str | None = None
    worth_keeping_s: float = 1.0


class Write(Frozen):
    type: Literal["write"] = "write"
    id: int
    shared: Shared
    asks: tuple[Ask, ...]


class Cancel(Frozen):
    type: Literal["cancel"] = "cancel"
    id: int


class Quit(Frozen):
    type: Literal["quit"] = "quit"


class Ready(Frozen):
    type: Literal["ready"] = "ready"
    name: str
    n_ctx: int


class Progress(Frozen):
    """Tokens read so far of what the asks share."""

    type: Literal["progress"] = "progress"
    id: int
    done: int
    total: int


class Wrote(Frozen):
    type: Literal["wrote"] = "wrote"
    id: int
    what: Piece | Written


class Done(Frozen):
    """The request is over; `stopped` where a Cancel ended it."""

    type: Literal["done"] = "done"
    id: int
    stopped: bool = False


class Failed(Frozen):
    """`needed` and `room` go with `too_long`. After `load`, `memory` and `library` the process ends."""

    type: Literal["failed"] = "failed"
    id: int | None
    kind: FailureKind
    message: str
    needed: int = 0
    room: int = 0


_REQUEST: TypeAdapter[Load | Write | Cancel | Quit] = TypeAdapter(
    Annotated[Load | Write | Cancel | Quit, Field(discriminator="type")]
)
_REPLY: TypeAdapter[Ready | Progress | Wrote | Done | Failed] = TypeAdapter(
    Annotated[Ready | Progress | Wrote | Done | Failed, Field(discriminator="type")]
)

Request = Load | Write | Cancel | Quit
Reply = Ready | Progress | Wrote | Done | Failed


def line(message: Request | Reply) -> bytes:
    """JSON escapes every line break, so a message is one line."""
    return message.model_dump_json().encode() + b"\n"


def request(data: bytes) -> Request:
    """Raises pydantic.ValidationError."""
    return _REQUEST.validate_json(data)


def reply(data: bytes) -> Reply:
    """Raises pydantic.ValidationError."""
    return _REPLY.validate_json(data)
