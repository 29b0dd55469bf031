"""Short exercises in being kind to oneself. Nothing about them is scored."""

from datetime import datetime

from coach.domain.base import Frozen


class Exercise(Frozen):
    """One file of prompts/kindness. `boxes` are the labels of what is written, one box each."""

    name: str
    title: str
    minutes: int
    evidence: str
    boxes: tuple[str, ...]
    text: str
    warning: str = ""
    """Said before it begins; an exercise with one is offered once, and begun only after a yes."""
    times: int = 1
    """How many sittings belong to it."""


class Sitting(Frozen):
    """One time that an exercise was done; `texts` are what was written, by box, where the person kept it."""

    id: str
    exercise: str
    created_at: datetime
    texts: tuple[str, ...] = ()
    declined: bool = False
    """The person was offered it and said no: it is not offered again."""
