"""A model file's own chat template, for models of no family that we know.

It is somebody's program: it runs in a sandbox, in the model's process, on two made-up messages, and no word of the
person's ever goes through it.
"""

from typing import Any

SYSTEM, PERSON = "SYSTEM-TEXT-GOES-HERE", "PERSON-TEXT-GOES-HERE"


def rendered_template(source: str) -> tuple[str, str, str] | None:
    """What it writes before the system text, between that and the person's, and after; None where it is of no use."""
    for messages in (_with_system(), _without_system()):
        parts = _parts(_render(source, messages))
        if parts is not None:
            return parts
    return None


def _with_system() -> list[dict[str, str]]:
    return [{"role": "system", "content": SYSTEM}, {"role": "user", "content": PERSON}]


def _without_system() -> list[dict[str, str]]:
    return [{"role": "user", "content": f"{SYSTEM}\n\n{PERSON}"}]


def _render(source: str, messages: list[dict[str, str]]) -> str:
    from jinja2 import TemplateError
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    names: dict[str, Any] = {"messages": messages, "add_generation_prompt": True, "enable_thinking": False}
    try:
        template = ImmutableSandboxedEnvironment(trim_blocks=True, lstrip_blocks=True).from_string(source)
        return template.render(**names, bos_token="", eos_token="")
    except (TemplateError, TypeError, ValueError, ArithmeticError, LookupError, AttributeError):
        return ""


def _parts(text: str) -> tuple[str, str, str] | None:
    before, first, rest = text.partition(SYSTEM)
    between, second, after = rest.partition(PERSON)
    once = SYSTEM not in rest and PERSON not in before and PERSON not in after
    return (before, between, after) if first and second and once else None
