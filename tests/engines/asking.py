"""Things to ask a tiny model: short answers of a fixed form."""

from typing import Any

from pydantic import Field

from coach.domain.base import Frozen
from coach.engines.text_model import Ask, Sampling, Shared, TextModel, Written
from tests.engines.watches import Patient

NOTES = Shared(system="Be kind.", opening="My notes: " + "the ward went to you. " * 20)


class Answer(Frozen):
    question: str = Field(max_length=12)
    why: str = Field(max_length=8)


class LongAnswer(Frozen):
    question: str = Field(min_length=3000, max_length=3000)


def ask(text: str = "Write.", form: type[Frozen] = Answer, tokens: int = 120, **sampling: Any) -> Ask:
    return Ask(text=text, output=form.model_json_schema(), max_tokens=tokens, sampling=Sampling(**sampling))


def answers(model: TextModel, *asks: Ask, shared: Shared = NOTES) -> list[Written]:
    """In the order of the asks."""
    whole = [part for part in model.write(shared, asks, Patient()) if isinstance(part, Written)]
    return sorted(whole, key=lambda written: written.ask)
