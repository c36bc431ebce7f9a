"""Waiting for what other processes do."""

import time
from collections.abc import Callable


def until(happened: Callable[[], object], timeout_s: float) -> bool:
    """Whether it happened in time."""
    deadline = time.monotonic() + timeout_s
    while not happened():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.1)
    return True
