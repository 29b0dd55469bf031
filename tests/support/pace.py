"""How slow the processor is just now: others may be at work on it, and a figure is meant for one at rest."""

import resource
import subprocess
import sys

AT_REST = 0.08
"""Seconds of the probe on the machine that the figures are quoted for (2 cores, x86-64, Python 3.11)."""
PROBE = "import pydantic, pydantic.main, json, tomllib, argparse, asyncio, email.message, logging"


def slowness() -> float:
    """1 at the pace the figures are quoted for or a quicker one, 2 where everything takes twice as long."""
    return max(1.0, min(spent([sys.executable, "-c", PROBE]) for _ in range(5)) / AT_REST)


def spent(command: list[str], given: bytes = b"", env: dict[str, str] | None = None) -> float:
    """Seconds of processor time from start to end of a program, which must end well."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, input=given, check=True, capture_output=True, env=env)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
