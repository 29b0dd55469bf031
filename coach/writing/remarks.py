"""Short remarks without a model: about a hard sentence, a practised answer, a week."""

import re
from zlib import crc32

from coach.domain.remarks import Comment
from coach.writing.phrases import load

_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
QUOTED = 12
"""Words of the person's own that a remark repeats."""


def reframe(sentence: str) -> str:
    """The same sentence gets the same words, another one perhaps others."""
    ways: list[str] = load("remarks")["reframe"]
    words = sentence.strip().rstrip(".") + "."
    return ways[crc32(sentence.encode()) % len(ways)].format(words=words)


def look_back(facts: tuple[str, ...]) -> str:
    said = load("remarks")
    if not facts:
        return str(said["look_back_empty"])
    listed = facts[0] if len(facts) == 1 else f"{', '.join(facts[:-1])} and {facts[-1]}"
    return str(said["look_back"]).format(facts=listed)


def answer_feedback(answer: str) -> tuple[Comment, Comment | None]:
    """One thing that is there, and the first that is not: a result, one's own part, something to count, brevity."""
    said = load("remarks")
    sentences = [s.strip() for s in _SENTENCE.findall(answer) if s.strip()]
    cues = {name: frozenset(words.split()) for name, words in said["cues"].items()}
    there = {name: next((s for s in sentences if _words(s) & cues[name]), "") for name in ("result", "own", "we")}
    there["figure"] = next((s for s in sentences if re.search(r"\d", s)), "")
    good = next((name for name in ("result", "figure", "own") if there[name]), "begun")
    quote = there.get(good) or (sentences[0] if sentences else "")
    missing = (
        "own" if there["we"] and not there["own"] else "result" if not there["result"] else
        "figure" if not there["figure"] else
        "shorter" if len(_WORD.findall(answer)) > said["longest"] else ""
    )  # fmt: skip
    then = (
        Comment(text=said["next"][missing], quote=_start(there["we"]) if missing == "own" else "") if missing else None
    )
    return Comment(text=said["good"][good], quote=_start(quote)), then


def _words(text: str) -> frozenset[str]:
    return frozenset(word.casefold().replace("’", "'") for word in _WORD.findall(text))


def _start(sentence: str) -> str:
    """Its first words, as they stand."""
    ends = [m.end() for m in _WORD.finditer(sentence)][:QUOTED]
    return sentence[: ends[-1]] if ends else ""
