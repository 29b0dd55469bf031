"""From logits and what is allowed to one token."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from coach.engines.text_model import Sampling

CANDIDATES = 64
"""Tokens beyond the likeliest 64 are never chosen: sorting 150,000 at every step would cost more than it gives."""


class Sampler:
    """One for each text, with its own seed, so that what is written beside it changes nothing."""

    def __init__(self, sampling: Sampling) -> None:
        self._sampling = sampling
        self._random = np.random.default_rng(sampling.seed)

    def choose(self, logits: NDArray[np.float32], mask: bytes) -> int:
        """`mask` has one bit a token, the lowest first."""
        allowed = np.unpackbits(np.frombuffer(mask, np.uint8), bitorder="little")[: len(logits)].astype(bool)
        logits = np.where(allowed, logits, -np.inf)
        if self._sampling.temperature == 0:
            return int(logits.argmax())
        return self._draw(logits)

    def _draw(self, logits: NDArray[Any]) -> int:
        best = (
            np.argpartition(logits, -CANDIDATES)[-CANDIDATES:] if len(logits) > CANDIDATES else np.arange(len(logits))
        )
        best = best[np.argsort(-logits[best], kind="stable")]
        chances = np.exp((logits[best] - logits[best[0]]).astype(np.float64) / self._sampling.temperature)
        chances /= chances.sum()
        kept = int(np.searchsorted(chances.cumsum(), self._sampling.top_p)) + 1
        chances = chances[:kept] / chances[:kept].sum()
        return int(self._random.choice(best[:kept], p=chances))
