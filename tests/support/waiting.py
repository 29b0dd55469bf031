"""Waiting for something to be true, for as long as it takes and no longer."""

import time
from collections.abc import Callable


def until(true: Callable[[], bool], seconds: float) -> None:
    end = time.monotonic() + seconds
    while not true():
        if time.monotonic() > end:
            raise AssertionError(f"not so after {seconds} seconds")
        time.sleep(0.05)
