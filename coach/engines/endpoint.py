"""An OpenAI-compatible server (llama-server, Ollama, LM Studio, vLLM …) as a TextModel; on this computer, or agreed to.

One ask after another: some servers break off an answer when the next request comes, and those that keep a prefix
read the notes once all the same.
"""

import json
import re
from collections.abc import Iterator, Sequence
from http.client import HTTPException
from typing import Any

from coach.domain.errors import EngineFailed, EngineMissing, EngineStopped
from coach.domain.ports import Quiet, Watch
from coach.engines.address import Address, address
from coach.engines.answer_form import FORMS, bare, meets, put
from coach.engines.line import HungUp, Line, heard
from coach.engines.sse import Bit, End, bits, whole
from coach.engines.text_model import Ask, Piece, PromptTooLong, Shared, Written

KEPT = "What was written before is kept."
SILENCE_S = 180.0
"""Reading long notes on a slow computer takes minutes, and nothing is heard meanwhile."""
LOOK_UP_S = 5.0
MOST = 4_000_000
"""Bytes of an answer."""
_NUMBER = re.compile(r"\d+")
_ROOM = re.compile(r"(?:context (?:length|size|window)|n_ctx)\D{0,20}(\d+)", re.IGNORECASE)
_OVER = re.compile(r"exceed|maximum|too long|larger than", re.IGNORECASE)


class Refused(Exception):
    """The server does not take the request as it is."""

    def __init__(self, status: int, said: str) -> None:
        super().__init__(f"{status}: {said[:300]}")
        self.status, self.said = status, said


class Endpoint:
    """`agreed`: addresses on other computers that may see the notes. Remembers which form the server takes."""

    def __init__(
        self, given: str, *, agreed: Sequence[str] = (), model: str = "", key: str = "", silence_s: float = SILENCE_S
    ) -> None:
        self._given, self._agreed, self._model, self._key = given, agreed, model, key
        self._silence_s = silence_s
        self._form = 0

    @property
    def name(self) -> str:
        host = self._given.partition("//")[2].partition("/")[0]
        return f"{self._model} at {host}" if self._model else host

    def models(self, watch: Watch | None = None, silence_s: float = LOOK_UP_S) -> tuple[str, ...]:
        """What the server says it has. Raises EngineError."""
        place = self._allowed()
        try:
            reply = json.loads("".join(self._lines(place, "GET", "/models", None, watch or Quiet(), silence_s)))
        except (ValueError, Refused) as error:
            raise self._failed(place, "It does not say which models it has.") from error
        found = reply.get("data") if isinstance(reply, dict) else None
        return tuple(str(row["id"]) for row in found or () if isinstance(row, dict) and "id" in row)

    def write(self, shared: Shared, asks: Sequence[Ask], watch: Watch) -> Iterator[Piece | Written]:
        """With no asks nothing is sent: reading ahead on somebody else's server is not ours to ask."""
        place = self._allowed()
        if asks and not self._model:
            self._model = next(iter(self.models(watch, self._silence_s)), "default")
        for n, ask in enumerate(asks):
            yield from self._one(place, n, shared, ask, watch)

    def _one(self, place: Address, n: int, shared: Shared, ask: Ask, watch: Watch) -> Iterator[Piece | Written]:
        form = self._form
        while True:
            try:
                for part in self._tried(place, n, self._body(shared, ask, form), watch):
                    if isinstance(part, Written):
                        # Where it ignored the form, this answer is judged as it is, and the next ask is put otherwise.
                        ignored = part.complete and not meets(part.text, ask.output)
                        self._form = min(form + ignored, len(FORMS) - 1)
                    yield part
            except Refused as refused:
                if (too_long := _too_long(refused.said)) is not None:
                    raise too_long from refused
                form += 1
                if form == len(FORMS):
                    raise self._failed(place, f"It answered {refused.status}.") from refused
            else:
                return

    def _tried(self, place: Address, n: int, body: dict[str, Any], watch: Watch) -> Iterator[Piece | Written]:
        text, end = "", End()
        for part in bits(self._lines(place, "POST", "/chat/completions", body, watch, self._silence_s)):
            match part:
                case Bit(text=new):
                    watch.progress(1.0)
                    text += new
                    yield Piece(ask=n, text=new)
                case End():
                    end = part
        if not text and end.reason is None:
            # Some servers begin a stream before they find that the notes are too long, and then only break it off.
            said = "".join(
                self._lines(place, "POST", "/chat/completions", {**body, "stream": False}, watch, self._silence_s)
            )
            text, end = whole(said)
        # llama-server ends a stream with an error where its own reader stumbles over a rare character: that answer is
        # lost, and the next one may be whole.
        if end.reason is None and not (text and end.error):
            raise self._failed(place, "It broke off in the middle.")
        yield Written(ask=n, text=bare(text), tokens=end.tokens, complete=end.reason == "stop")

    def _body(self, shared: Shared, ask: Ask, form: int) -> dict[str, Any]:
        text = put(shared.opening + ask.text, ask.output, form)
        return {
            "model": self._model,
            "messages": [{"role": "system", "content": shared.system}, {"role": "user", "content": text}],
            "max_tokens": ask.max_tokens,
            "temperature": ask.sampling.temperature,
            "top_p": ask.sampling.top_p,
            "seed": ask.sampling.seed,
            "stream": True,
            "stream_options": {"include_usage": True},
            **FORMS[form](ask.output),
        }

    def _lines(
        self, place: Address, method: str, path: str, body: dict[str, Any] | None, watch: Watch, silence_s: float
    ) -> Iterator[str]:
        """The answer, line by line. Raises Refused and EngineErrors."""

        def talk(line: Line) -> Iterator[bytes]:
            headers = {"Content-Type": "application/json", "Accept": "text/event-stream, application/json"}
            if self._key:
                headers["Authorization"] = f"Bearer {self._key}"
            data = None if body is None else json.dumps(body).encode()
            answer, left = line.ask(method, place.parts.path + path, headers, data), MOST
            if answer.status != 200:
                raise Refused(answer.status, answer.read(65_536).decode("utf-8", "replace"))
            while (part := answer.readline(left + 1)) and left > 0:
                left -= len(part)
                yield part

        try:
            for part in heard(Line(place.parts), talk, lambda: watch.stopped, silence_s):
                yield part.decode("utf-8", "replace")
        except HungUp as hung:
            if not hung.silent:
                raise EngineStopped(f"Stopped. {KEPT}") from hung
            raise self._failed(place, "Nothing came from it for too long.") from hung
        except (OSError, HTTPException) as error:
            raise EngineMissing(
                f"Nobody answers at {place.text}. {KEPT}",
                "Start the program that serves the model, or choose another writer in Settings.",
            ) from error
        except Refused as refused:
            raise self._told(place, refused) from refused

    def _told(self, place: Address, refused: Refused) -> Exception:
        """What another form of the request would not mend."""
        if refused.status in (401, 403):
            return EngineFailed(
                f"The server at {place.host} asks for a key. {KEPT}", "Start Rebound with COACH_ENDPOINT_KEY=…"
            )
        if refused.status == 404 or 300 <= refused.status < 400:
            return EngineMissing(
                f"At {place.text} there is no such server, or not this model. {KEPT}",
                "Look at the address: it often ends in /v1. Then look at the name of the model.",
            )
        return refused

    def _failed(self, place: Address, what: str) -> EngineFailed:
        return EngineFailed(
            f"The server at {place.host} could not write this. {what} {KEPT}",
            "Look at what that program says, or choose another writer in Settings.",
        )

    def _allowed(self) -> Address:
        """Raises EngineMissing for another computer, unless the person agreed."""
        place = address(self._given)
        if not place.here and place.text not in self._agreed:
            raise EngineMissing(
                f"{place.host} is not this computer, so nothing was sent to it.",
                "If you want it to see your notes, say so on the Settings page.",
            )
        return place


def _too_long(said: str) -> PromptTooLong | None:
    """Servers say it in words: how many tokens there are, and for how many there is room."""
    if "context" not in said.casefold() or not _OVER.search(said):
        return None
    match = _ROOM.search(said)
    room = int(match[1]) if match else 1
    most = max((int(number) for number in _NUMBER.findall(said) if len(number) < 8), default=0)
    return PromptTooLong(needed=most if most > room else 2 * room, room=room)
