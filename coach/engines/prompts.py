"""The prompts as data: Markdown files with TOML front matter (prompts/README.md says how they are made)."""

import re
import tomllib
from pathlib import Path
from typing import Literal

from pydantic import Field, ValidationError

from coach.domain.base import Frozen
from coach.domain.errors import EngineMissing
from coach.domain.letters import LetterKind

_FILE = re.compile(r"\A\+\+\+\n(.*?)^\+\+\+\n(.*)\Z", re.DOTALL | re.MULTILINE)
_INPUT = re.compile(r"\{(\w+)\}")


class BadPrompt(EngineMissing):
    """A prompt file, or what it was given, is not what it says it needs: a fault of ours or of whoever edited it."""


class Prompt(Frozen):
    """`words` spells out inputs that take one of a few values: input → value → what the model reads."""

    inputs: frozenset[str]
    text: str
    output: Literal["question", "letter", "remark", "answer_feedback", "kinds"] | None = None
    temperature: float = 0.0
    max_tokens: int = 0
    words: dict[str, dict[str, str]] = Field(default_factory=dict)

    def render(self, **given: str) -> str:
        """Raises BadPrompt. What is given is put in as it stands: braces in it mean nothing."""
        if given.keys() != self.inputs:
            raise BadPrompt(f"A prompt needs {sorted(self.inputs)} and was given {sorted(given)}.")
        spelled = {name: self._spelled(name, value) for name, value in given.items()}
        return _INPUT.sub(lambda match: spelled[match[1]], self.text)

    def _spelled(self, name: str, value: str) -> str:
        if name not in self.words:
            return value
        try:
            return self.words[name][value]
        except KeyError:
            raise BadPrompt(f"A prompt has no words for {name} = {value!r}.") from None


class Prompts(Frozen):
    system: Prompt
    notes: Prompt
    question: Prompt
    thank_you: Prompt
    feedback_request: Prompt
    reply_to_rejection: Prompt
    keep_in_touch: Prompt
    reframe: Prompt
    star_answer: Prompt
    look_back: Prompt
    kinds: Prompt
    referrer_thanks: Prompt
    withdrawal: Prompt
    again: Prompt

    def letter(self, kind: LetterKind) -> Prompt:
        prompt: Prompt = getattr(self, kind)
        return prompt


def load_prompts(folder: Path) -> Prompts:
    """Raises BadPrompt."""
    return Prompts(**{name: load_prompt(folder / f"{name}.md") for name in Prompts.model_fields})


def load_prompt(path: Path) -> Prompt:
    """Raises BadPrompt, also where the text uses an input that is not declared, or the other way round."""
    try:
        match = _FILE.match(path.read_text("utf-8"))
        if match is None:
            raise BadPrompt(f"{path.name} has no front matter between +++ lines.")
        prompt = Prompt(**tomllib.loads(match[1]), text=match[2])
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, ValidationError) as error:
        raise BadPrompt(f"The prompt {path.name} could not be read: {error}") from error
    if used := set(_INPUT.findall(prompt.text)) ^ prompt.inputs:
        raise BadPrompt(f"{path.name}: {sorted(used)} stand in the text or in `inputs`, and not in both.")
    return prompt
