"""What a model may say in a short remark, and everything that must be true of it before anyone sees it."""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import Field

from coach.domain.base import Frozen
from coach.domain.debrief import FINDING_KINDS, FindingKind
from coach.engines.drafts import content_words, has_link, shared_words
from coach.writing.heavy import heavy

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_NUMBER = re.compile(r"\d+")
_NAME = re.compile(r"(?<![.!?:]\s)(?<!^)(?<![\"“])\b[A-Z][\w’']+")
_QUOTE_LEFT = re.compile(r"^[\"“']+|[\"”'.]+$")


class RemarkDraft(Frozen):
    text: str = Field(min_length=20, max_length=280)


class AnswerDraft(Frozen):
    good: str = Field(min_length=15, max_length=200)
    good_quote: str = Field(min_length=3, max_length=120)
    next: str = Field(min_length=15, max_length=200)
    next_quote: str = Field(max_length=120)


class KindsDraft(Frozen):
    kinds: tuple[FindingKind, ...] = Field(max_length=3)


def kinds_schema() -> dict[str, Any]:
    """Written out: fewer tokens are chosen freely."""
    items = {"type": "array", "items": {"enum": list(FINDING_KINDS)}, "maxItems": 3}
    return {"type": "object", "properties": {"kinds": items}, "required": ["kinds"], "additionalProperties": False}


def reframe_problems(draft: RemarkDraft, sentence: str) -> list[str]:
    words = len(_WORD.findall(draft.text))
    return _said(
        {
            "it must have 8 to 45 words.": not 8 <= words <= 45,
            "it must not ask anything.": "?" in draft.text,
            "it must use a word of what they wrote.": not shared_words(draft.text, sentence),
            "say more than they wrote themselves.": content_words(draft.text) <= content_words(sentence),
        }
        | _common(draft.text, sentence)
    )


def answer_problems(draft: AnswerDraft, question: str, answer: str) -> list[str]:
    quotes = [quote for quote in (draft.good_quote, draft.next_quote) if quote]
    both = f"{draft.good} {draft.next}"
    return _said(
        {
            "a quote must stand in the answer, word for word.": not all(stands_in(quote, answer) for quote in quotes),
            "one sentence of at most 30 words each.": max(len(_WORD.findall(s)) for s in (draft.good, draft.next)) > 30,
            "say two different things.": content_words(draft.good) == content_words(draft.next),
        }
        | _common(both, f"{question} {answer}")
    )


def look_back_problems(draft: RemarkDraft, facts: tuple[str, ...]) -> list[str]:
    source = " ".join(facts)
    return _said(
        {
            "it must have 6 to 30 words.": not 6 <= len(_WORD.findall(draft.text)) <= 30,
            "it must be one sentence that ends with a full stop.": not re.fullmatch(r"[^.?!]+\.", draft.text),
            "it must use a word of the facts.": not shared_words(draft.text, source),
        }
        | _common(draft.text, source)
    )


def stands_in(quote: str, answer: str) -> bool:
    """White space apart; a quotation mark or full stop that the model put around it does no harm."""
    return " ".join(_QUOTE_LEFT.sub("", quote).split()).casefold() in " ".join(answer.split()).casefold()


def _common(text: str, source: str) -> dict[str, bool]:
    """What holds for everything that is said to a person."""
    return {
        "no links, no exclamation marks.": "!" in text or has_link(text, source),
        "no number that was not given.": not set(_NUMBER.findall(text)) <= set(_NUMBER.findall(source)),
        "no name that was not given.": any(name not in source for name in _NAME.findall(text)),
        "no verdict, no “at least”, “just” or “should”, nothing on what others thought.": bool(_unkind().search(text)),
        "say it in other words.": heavy(text),
    }


@cache
def _unkind() -> re.Pattern[str]:
    said = tomllib.loads(Path(__file__).with_name("never_said.toml").read_text("utf-8"))["unkind"]
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, said))})\b", re.IGNORECASE)


def _said(problems: dict[str, bool]) -> list[str]:
    return [problem for problem, is_so in problems.items() if is_so]
