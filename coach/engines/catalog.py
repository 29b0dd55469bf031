"""The models that we know by name, and which of them suits a computer."""

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Literal

from coach.domain.base import Frozen
from coach.engines.file_body import Source
from coach.engines.machine import Machine

CONTEXT = 4096
"""Tokens that a model is given to remember (LlamaProcess's n_ctx)."""
REMEMBERED = 4 * 36 * 8 * 128
"""Bytes a token where a model's shape is not known: as much as the largest of the catalogue takes."""
WELL, TIGHT = 0.55, 0.75
"""Shares of the memory: other programs want theirs."""

Fit = Literal["well", "tight", "too big", "unknown"]


class Model(Frozen):
    """One file of a catalogue. `bytes` is its size; layers, kv_heads and head_dim give what a token takes in memory."""

    key: str
    name: str
    what_for: str
    repository: str
    revision: str
    file: str
    bytes: int
    licence: str
    sha256: str | None = None
    layers: int = 0
    kv_heads: int = 0
    head_dim: int = 0

    @property
    def memory(self) -> int:
        """Bytes while it writes, roughly: 1.3 × the file, 400 MB, and what it remembers of the notes."""
        a_token = 4 * self.layers * self.kv_heads * self.head_dim or REMEMBERED
        return int(1.3 * self.bytes) + 400_000_000 + a_token * CONTEXT

    def fit(self, machine: Machine) -> Fit:
        if machine.memory is None:
            return "unknown"
        share = self.memory / machine.memory
        return "well" if share <= WELL else "tight" if share <= TIGHT else "too big"


class Speed(Frozen):
    """A measurement to reckon from: `tokens` a second, with so many bytes of weights on so many cores."""

    bytes: int
    cores: int
    tokens: float
    most_cores: int
    least: float

    def of(self, model: Model, machine: Machine) -> float:
        """Tokens a second to expect, roughly."""
        cores = min(machine.cores, self.most_cores)
        return self.tokens * (self.bytes / model.bytes) * (cores / self.cores)


class Catalog(Frozen):
    host: str
    passes_on_to: tuple[str, ...]
    speed: Speed
    models: tuple[Model, ...]
    scheme: Literal["https", "http"] = "https"

    def __iter__(self) -> Iterator[Model]:  # type: ignore[override]  # pydantic's goes over field names
        return iter(self.models)

    def find(self, key: str) -> Model | None:
        """By its key, its name or its file's name."""
        wanted = key.casefold()
        return next((m for m in self.models if wanted in (m.key, m.name.casefold(), m.file.casefold())), None)

    def source(self, model: Model) -> Source:
        address = f"{self.scheme}://{self.host}/{model.repository}/resolve/{model.revision}/{model.file}"
        return Source(address=address, bytes=model.bytes, sha256=model.sha256, passes_on_to=self.passes_on_to)

    def is_slow(self, model: Model, machine: Machine) -> bool:
        return self.speed.of(model, machine) < self.speed.least

    def recommended(self, machine: Machine) -> Model | None:
        """The largest that fits well and writes fast enough, else the smallest if that fits at all."""
        by_size = sorted(self.models, key=lambda model: model.bytes)
        if machine.memory is None or not by_size:
            return None
        good = [m for m in by_size if m.fit(machine) == "well" and not self.is_slow(m, machine)]
        if good:
            return good[-1]
        return by_size[0] if by_size[0].fit(machine) != "too big" else None


@cache
def catalog() -> Catalog:
    data: dict[str, Any] = tomllib.loads(Path(__file__).with_name("catalog.toml").read_text("utf-8"))
    return Catalog(models=data.pop("model"), **data)
