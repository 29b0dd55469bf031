"""What an OpenAI-compatible server sends: server-sent events, or one object."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from coach.domain.base import Frozen

DONE = "[DONE]"


class Bit(Frozen):
    """The next bit of the answer."""

    text: str


class End(Frozen):
    """`reason` is `stop` or `length`, None where the answer broke off; `tokens` as the server counts, or as we do.

    `error`: what the server said instead of going on.
    """

    reason: str | None = None
    tokens: int = 0
    error: str = ""


def bits(lines: Iterable[str]) -> Iterator[Bit | End]:
    """One End, after all Bits. Lines that are no events of ours are passed over."""
    reason, counted, told, error = None, 0, 0, ""
    for line in lines:
        if not line.startswith("data:"):
            continue
        data = line.removeprefix("data:").strip()
        if data == DONE:
            break
        event = _object(data)
        if "error" in event:
            error = json.dumps(event["error"])
        told = _tokens(event) or told
        choice = _first(event)
        delta = choice.get("delta")
        text = delta.get("content") if isinstance(delta, dict) else None
        if isinstance(text, str) and text:
            counted += 1
            yield Bit(text=text)
        if isinstance(choice.get("finish_reason"), str):
            reason = choice["finish_reason"]
    yield End(reason=reason, tokens=told or counted, error=error)


def whole(text: str) -> tuple[str, End]:
    """The answer of a request that was not streamed."""
    event = _object(text)
    choice = _first(event)
    message, reason = choice.get("message"), choice.get("finish_reason")
    content = message.get("content") if isinstance(message, dict) else None
    said = content if isinstance(content, str) else ""
    return said, End(reason=reason if isinstance(reason, str) else None, tokens=_tokens(event))


def _object(data: str) -> dict[str, Any]:
    try:
        event = json.loads(data)
    except ValueError:
        return {}
    return event if isinstance(event, dict) else {}


def _first(event: dict[str, Any]) -> dict[str, Any]:
    choices = event.get("choices")
    first = choices[0] if isinstance(choices, list) and choices else None
    return first if isinstance(first, dict) else {}


def _tokens(event: dict[str, Any]) -> int:
    usage = event.get("usage")
    told = usage.get("completion_tokens") if isinstance(usage, dict) else None
    return told if isinstance(told, int) else 0
