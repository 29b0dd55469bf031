"""What a model may answer, and everything that must be true of it before anyone sees it."""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from pydantic import Field, ValidationError

from coach.domain.base import Frozen
from coach.domain.debrief import Question
from coach.domain.letters import Fact, LetterBrief
from coach.writing.heavy import heavy

QUESTION_WORDS = 30
LETTER_WORDS = (50, 130)
_LINK = re.compile(r"(?:https?:|www\.)\S+|\S+@\S+\.\w+|\b[\w-]+\.(?:com|org|net|io|co|uk|de)\b\S*", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
Draft = TypeVar("Draft", bound=Frozen)
_ENDS = ('."', ".”", ".", "?", "]")


class QuestionDraft(Frozen):
    question: str = Field(min_length=12, max_length=220)
    why: str = Field(min_length=8, max_length=160)


class LetterDraft(Frozen):
    """`greeting` is given, not written: seeing it there, a model does not write another into the body."""

    subject: str = Field(min_length=4, max_length=80)
    greeting: str
    body: str = Field(min_length=150, max_length=900)


def question_schema() -> dict[str, Any]:
    return QuestionDraft.model_json_schema()


def letter_schema(greeting: str) -> dict[str, Any]:
    schema = LetterDraft.model_json_schema()
    schema["properties"]["greeting"] = {"const": greeting}
    return schema


def as_question(text: str) -> QuestionDraft | None:
    """None where it is not the JSON that was asked for, or has characters that no writing has."""
    return read_draft(QuestionDraft, text)


def as_letter(text: str) -> LetterDraft | None:
    return read_draft(LetterDraft, text)


def question_problems(draft: QuestionDraft, cited: str, others: tuple[Question, ...]) -> list[str]:
    """What speaks against it, in words that the model can use; `cited` is the sentence that it is about."""
    words = _WORD.findall(draft.question)
    problems = {
        "it must end with one question mark.": not draft.question.endswith("?") or draft.question.count("?") > 2,
        f"it must have fewer than {QUESTION_WORDS} words.": len(words) >= QUESTION_WORDS,
        '"why" must have at most 20 words.': len(_WORD.findall(draft.why)) > QUESTION_WORDS,
        "it must use a word of the spot.": not shared_words(draft.question, cited),
        "no links, no exclamation marks.": _shouts_or_links(f"{draft.question} {draft.why}", cited),
        "write of the interview and nothing else.": heavy(f"{draft.question}\n{draft.why}"),
        "the same was asked before; ask something else.": any(_alike(draft.question, o.text) for o in others),
    }
    return [problem for problem, is_so in problems.items() if is_so]


def letter_problems(draft: LetterDraft, body: str, brief: LetterBrief) -> list[str]:
    """`body` is the whole letter, greeting and sign-off with it."""
    least, most = LETTER_WORDS
    facts = brief.facts
    source = " ".join([brief.company or "", *(fact.text for fact in facts)])
    problems = {
        f"the letter must have {least} to {most} words.": not least <= len(_WORD.findall(body)) <= most,
        "it must end with a whole sentence.": not draft.body.rstrip().endswith(_ENDS),
        "no links, no exclamation marks.": _shouts_or_links(f"{draft.subject} {draft.body}", source),
        "write of the interview and nothing else.": heavy(f"{draft.subject}\n{draft.body}"),
        "leave out the greeting, it is there already.": draft.greeting.casefold() in draft.body.casefold(),
        "speak of one thing from the list.": bool(facts) and not facts_used(draft.body, facts),
    }
    return [problem for problem, is_so in problems.items() if is_so]


def facts_used(body: str, facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Those of which two content words stand in the body, or all where they have fewer."""
    return tuple(f for f in facts if len(shared_words(f.text, body)) >= min(2, len(content_words(f.text))))


def shared_words(one: str, other: str) -> frozenset[str]:
    return content_words(one) & content_words(other)


def content_words(text: str) -> frozenset[str]:
    """The words that carry meaning, cut to five letters so that `freeze` meets `freezing`."""
    words = (word.casefold() for word in _WORD.findall(text))
    return frozenset(word[:5] for word in words if (len(word) > 2 or word.isdigit()) and word not in _small_words())


@cache
def _small_words() -> frozenset[str]:
    data = tomllib.loads(Path(__file__).with_name("small_words.toml").read_text("utf-8"))
    return frozenset(str(data["words"]).split())


def _alike(one: str, other: str) -> bool:
    a, b = content_words(one), content_words(other)
    return len(a & b) >= 0.8 * max(len(a | b), 1)


def has_link(text: str, source: str) -> bool:
    """A name that stands in the source, and there in no address, is no link: some companies are called like one."""
    return any(not re.search(rf"(?<![/@\w.]){re.escape(link)}(?![/?\w])", source) for link in _LINK.findall(text))


def _shouts_or_links(text: str, source: str) -> bool:
    return "!" in text or has_link(text, source)


def read_draft(kind: type[Draft], text: str) -> Draft | None:
    """None where it is not the JSON that was asked for, or has characters that no writing has."""
    try:
        draft = kind.model_validate_json(text)
    except ValidationError:
        return None
    said = [part for part in draft.model_dump().values() if isinstance(part, str)]
    return draft if all(_is_writing(part) for part in said) else None


def _is_writing(text: str) -> bool:
    """No control, private-use or unassigned characters: a model out of its depth writes those."""
    return all(character.isprintable() or character == "\n" for character in text) and text == text.strip()
