"""Text to tokens and back. A template's own markers become control tokens; text that comes from outside never does."""

import codecs
import json
import tomllib
from functools import cached_property
from pathlib import Path
from typing import Any

import llama_cpp as llama
from llguidance import LLMatcher
from llguidance.llamacpp import lltokenizer_from_vocab

from coach.domain.base import Frozen
from coach.engines.llama.jinja import rendered_template

TEMPLATES = Path(__file__).with_name("templates.toml")
# Without these llguidance allows any white space between the parts, so nothing of the scaffolding would be forced.
TIGHT = {"whitespace_flexible": False, "item_separator": ", ", "key_separator": ": "}


class Template(Frozen):
    """The marker texts around the system text and the person's turn."""

    before: str
    between: str
    after: str


PLAIN = Template(before="", between="\n\n", after="\n\n")


class Known(Template):
    """A template of ours and the control tokens by which we know whom it is for."""

    name: str
    markers: tuple[str, ...]
    no_thinking: str = ""


class Vocabulary:
    """A model's tokens. `own_template` is the text of the model file's template, or "": read, and run only at need."""

    def __init__(self, handle: Any, own_template: str) -> None:
        self.handle = handle
        self.size: int = llama.llama_vocab_n_tokens(handle)
        self._own_template = own_template

    def encode(self, text: str, *, markers: bool = False) -> list[int]:
        """With `markers`, what is spelled like a control token becomes one: for templates and nothing else."""
        data = text.encode()
        found = (llama.llama_token * (len(data) + 8))()
        n = llama.llama_tokenize(self.handle, data, len(data), found, len(found), False, markers)
        if n < 0:
            raise ValueError(f"a text of {len(data)} bytes could not be tokenised")
        return list(found[:n])

    def piece(self, token: int) -> bytes:
        """The token's bytes; a control token has none."""
        buffer = (llama.ctypes.c_char * 256)()
        n = llama.llama_token_to_piece(self.handle, token, buffer, len(buffer), 0, False)
        if n < 0:
            buffer = (llama.ctypes.c_char * -n)()
            n = llama.llama_token_to_piece(self.handle, token, buffer, len(buffer), 0, False)
        return bytes(buffer[:n])

    def is_end(self, token: int) -> bool:
        return bool(llama.llama_vocab_is_eog(self.handle, token))

    def matcher(self, schema: dict[str, Any]) -> LLMatcher:
        """What may come next, so that the whole is JSON of this schema. ValueError where no grammar comes of it."""
        grammar = LLMatcher.grammar_from_json_schema(json.dumps(schema), overrides=TIGHT)
        matcher = LLMatcher(self._guide, grammar, log_level=0)
        if matcher.is_error():
            raise ValueError(matcher.get_error())
        return matcher

    @cached_property
    def template(self) -> Template:
        for known in _known_templates():
            if all(self._is_marker(marker) for marker in known.markers):
                quiet = known.no_thinking if "enable_thinking" in self._own_template else ""
                return Template(before=known.before, between=known.between, after=known.after + quiet)
        parts = rendered_template(self._own_template)
        return PLAIN if parts is None else Template(before=parts[0], between=parts[1], after=parts[2])

    def prefix(self, system: str, opening: str) -> list[int]:
        """All up to the place where the asks part."""
        start = self.encode(self.template.before, markers=True)
        first = llama.llama_vocab_bos(self.handle)
        if llama.llama_vocab_get_add_bos(self.handle) and start[:1] != [first]:
            start = [first, *start]
        return start + self.encode(system) + self.encode(self.template.between, markers=True) + self.encode(opening)

    def suffix(self, ask: str) -> list[int]:
        return self.encode(ask) + self.encode(self.template.after, markers=True)

    def _is_marker(self, text: str) -> bool:
        tokens = self.encode(text, markers=True)
        return len(tokens) == 1 and bool(llama.llama_vocab_is_control(self.handle, tokens[0]))

    @cached_property
    def _guide(self) -> Any:
        # About a second for a vocabulary of 150,000: once a model.
        return lltokenizer_from_vocab(self.handle)


class Utf8:
    """Bytes as they come → text as soon as a character is whole."""

    def __init__(self) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")

    def add(self, data: bytes) -> str:
        return self._decoder.decode(data)


def _known_templates() -> list[Known]:
    return [Known(**entry) for entry in tomllib.loads(TEMPLATES.read_text("utf-8"))["template"]]
