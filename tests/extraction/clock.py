"""How time grows with the length of a text."""

from __future__ import annotations

import time
from collections.abc import Callable

MOST = 6  # four times the text: linear takes four times as long, square sixteen


def growth(work: Callable[[str], object], unit: str, size: int, *, least: float = 0.005) -> float:
    """Time for ``unit`` repeated to 4 × ``size`` characters by time for ``size``, each the best of several.

    Below ``least`` seconds a clock tells little. What else the machine does only ever adds, so the lowest of a few
    comparisons counts; time that grows faster than the text does so in each of them.
    """

    def seconds(length: int) -> float:
        text = (unit * (length // len(unit) + 1))[:length]
        best = float("inf")
        for _ in range(3):
            started = time.process_time()
            work(text)
            best = min(best, time.process_time() - started)
        return best

    lowest = float("inf")
    for _ in range(4):
        lowest = min(lowest, seconds(4 * size) / max(seconds(size), least))
        if lowest <= MOST:
            break
    return lowest
