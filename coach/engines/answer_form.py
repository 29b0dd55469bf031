"""How the form of an answer is asked of servers that may not know how to hold to it, and what the answer is then."""

import json
import re
from collections.abc import Callable
from typing import Any

IN_WORDS = "\n\nAnswer with one JSON object that meets this JSON Schema, and with nothing else:\n"
# What models take for the marks between speakers: servers make control tokens of them, wherever they stand. So they are
# broken up in what the person pasted.
_MARK = re.compile(r"<(?=[|/\w])|\[(?=/?INST\])", re.IGNORECASE)

Form = Callable[[dict[str, Any]], dict[str, Any]]


def _schema(schema: dict[str, Any]) -> dict[str, Any]:
    named = {"name": "answer", "strict": True, "schema": schema}
    return {"response_format": {"type": "json_schema", "json_schema": named}}


def _quiet_schema(schema: dict[str, Any]) -> dict[str, Any]:
    return {**_schema(schema), "chat_template_kwargs": {"enable_thinking": False}}


def _object_of(schema: dict[str, Any]) -> dict[str, Any]:
    return {"response_format": {"type": "json_object", "schema": schema}}


def _object(_schema: dict[str, Any]) -> dict[str, Any]:
    return {"response_format": {"type": "json_object"}}


def _only_words(_schema: dict[str, Any]) -> dict[str, Any]:
    return {}


FORMS: tuple[Form, ...] = (_quiet_schema, _schema, _object_of, _object, _only_words)
"""How the answer's form is asked for, the strictest first: where a server refuses or ignores one, by the next."""
FROM_HERE_IN_WORDS = 2


def put(text: str, schema: dict[str, Any], form: int) -> str:
    """What is sent as the person's turn: no marks of a turn in it, and from some form on the schema in words."""
    safe = _MARK.sub(lambda mark: f"{mark[0]} ", text)
    return safe + IN_WORDS + json.dumps(schema) if form >= FROM_HERE_IN_WORDS else safe


def meets(text: str, schema: dict[str, Any]) -> bool:
    try:
        found = json.loads(text)
    except ValueError:
        return False
    return isinstance(found, dict) and set(schema.get("required", ())) <= set(found)


def bare(text: str) -> str:
    """Without what some models put around it, thoughts and the fences of a code block, and with line breaks escaped:
    llama.cpp's own grammar lets them into strings as they are."""
    said = text.rpartition("</think>")[2].strip()
    if "{" in said and said.endswith(("}", "`")):
        said = said[said.find("{") : said.rfind("}") + 1]
    try:
        return json.dumps(json.loads(said, strict=False), ensure_ascii=False)
    except ValueError:
        return said
