"""The real llama.cpp on a model of random weights, for the tests that are marked `model`."""

import importlib.util
from pathlib import Path
from typing import Any

from tests.support.needs import missing


def tiny_model(path: Path, **shape: Any) -> Path:
    """Writes one, or skips the test where the model library is not built. `shape` as in coach.engines.llama.tiny."""
    if any(importlib.util.find_spec(name) is None for name in ("llama_cpp", "llguidance", "gguf")):
        missing("the model library (`make run` builds it)")
    from coach.engines.llama.tiny import Shape, write_tiny

    return write_tiny(path, Shape(**shape))
