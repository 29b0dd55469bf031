"""How slow the processor is just now: others may be at work on it, and a figure is meant for one at rest."""

import time

AT_REST = 0.019
"""Seconds of the probe on the machine that the figures are quoted for (2 cores, x86-64, Python 3.11)."""


def slowness() -> float:
    """1 at the pace the figures are quoted for or a quicker one, 2 where everything takes twice as long."""
    return max(1.0, min(_probe() for _ in range(5)) / AT_REST)


def _probe() -> float:
    began = time.process_time()
    seen = {str(n): n for n in range(100_000)}
    assert sum(map(seen.__getitem__, seen)) == 4_999_950_000
    return time.process_time() - began
